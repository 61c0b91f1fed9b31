"""层: how it is priced, and its lines."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import frozen

from polyc.model.policy.alternatives import Suppose
from polyc.model.policy.apportions import Apportion
from polyc.model.policy.denials import Denial
from polyc.model.policy.limits import Benefit, Chain, Compute, Life, Limit, Pool, Year
from polyc.model.policy.splits import Split
from polyc.model.values import Citation, Condition, Parameter, Placed


class Pricing(Enum):
    """累计: how a later visit of the year is priced on the running total."""

    DUE_MINUS_PAID = "应付减已付"
    BY_POSITION = "按位置"


class Clawback(Enum):
    """What happens where the total's due falls below what was paid."""

    NONE = "不追回"
    FULL = "追回"


@frozen(kw_only=True, repr=False)
class Accumulation(Placed):
    scope: Year | Life | Chain
    pricing: Pricing
    clawback: Clawback


@frozen(kw_only=True, repr=False)
class DeductibleLine(Placed):
    """起付线; `limit` is None where the layer has none (不设)."""

    limit: Limit | None
    citations: tuple[Citation, ...]


@frozen(kw_only=True, repr=False)
class UpfrontLine(Placed):
    """先行自付: a rate of what the lines above have left."""

    rate: Parameter


class BracketMode(Enum):
    PROGRESSIVE = "逐段累加"
    WHOLE = "按所在段全额"


class BoundsFrom(Enum):
    ABSOLUTE = "边界含起付线"
    ABOVE_DEDUCTIBLE = "边界扣起付线后"


@frozen(kw_only=True, repr=False)
class Bracket(Placed):
    """Amounts from `low` fen up to the next band.

    `low_included` tells whether `low` itself belongs to this band (it matters only
    where the whole amount takes the band's rate); `label` is the range as written.
    """

    low: int
    low_included: bool
    label: str
    rate: Parameter


@frozen(kw_only=True, repr=False)
class BracketTable(Placed):
    """分段: bands from 0 (or the deductible) upward, without gap or overlap."""

    mode: BracketMode
    bounds_from: BoundsFrom
    brackets: tuple[Bracket, ...]
    citations: tuple[Citation, ...]


@frozen(kw_only=True, repr=False)
class CapLine(Placed):
    """封顶线; `limit` is None where there is none (不设)."""

    limit: Limit | None
    citations: tuple[Citation, ...]


@frozen(kw_only=True, repr=False)
class Layer(Placed):
    """层: base, what the patient bears first in written order, rate or brackets, cap."""

    name: str
    payer: str
    field: str
    applies: Condition | None
    applies_citations: tuple[Citation, ...]
    base: Parameter
    accumulation: Accumulation | None
    deductible: DeductibleLine
    upfront: UpfrontLine | None
    upfront_first: bool
    pricing: Parameter | BracketTable
    cap: CapLine
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]


Definition: TypeAlias = Compute | Pool | Layer | Benefit | Split | Apportion | Denial | Suppose
