"""A whole policy, resolved."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import frozen

from polyc.kinds import Kind
from polyc.model.values import Citation, Condition, Parameter, Placed
from polyc.money import Rounding

# ---- the head ----


class Status(Enum):
    """How far a document binds."""

    IN_FORCE = "现行"
    DRAFT = "征求意见"
    REPORTED = "转述"
    PLANNED = "规划"
    REPEALED = "废止"


class Grade(Enum):
    """How good the evidence for a document's numbers is, best first."""

    A = "甲"
    B = "乙"
    C = "丙"


@frozen(kw_only=True)
class Document(Placed):
    name: str
    title: str
    number: str
    issued: str
    status: Status
    grade: Grade
    address: str
    notes: tuple[str, ...]


class ReversalRule(Enum):
    """冲正方式: which settlements may be taken back."""

    LAST_ONLY = "逆序"
    KEEP_LATER = "后续不重算"


@frozen(kw_only=True)
class Conventions:
    """口径: what cities decide differently, each written by the author.

    `version_date` and `year_date` name date inputs; `order` names the inputs by which a
    batch is sorted, or is empty where settlements come in the order they are made;
    `total` and `patient` name the bill and what is left to the patient.
    """

    version_date: str
    year_date: str
    order: tuple[str, ...]
    reversal: ReversalRule
    total: str
    patient: str


@frozen(kw_only=True)
class Roundings:
    """舍入: how each kind of statement becomes whole fen; None where not declared."""

    payment: Rounding | None
    amount: Rounding | None


@frozen(kw_only=True)
class Input(Placed):
    """One input of a claim; `low` and `high` are integers of its kind, both included."""

    name: str
    kind: Kind
    low: int
    high: int
    field: str
    notes: tuple[str, ...]


# ---- definitions ----


@frozen(kw_only=True)
class Compute(Placed):
    """计算: a named value.  `signed` where it may be negative; `field` is empty without 接口."""

    name: str
    value: Parameter
    signed: bool
    field: str


@frozen(kw_only=True)
class Visit:
    """A limit for each visit."""


@frozen(kw_only=True)
class Year:
    """A limit for each benefit year."""


@frozen(kw_only=True)
class Life:
    """A limit for the person's whole life."""


@frozen(kw_only=True)
class Chain:
    """A limit for each value of a text input."""

    input: str


Scope: TypeAlias = Visit | Year | Life | Chain


class LimitOn(Enum):
    """What a cap cuts."""

    PAYMENT = "限支付"
    COST = "限费用"


@frozen(kw_only=True)
class Pool(Placed):
    """额度: a named limit from which layers draw in text order.

    A draw is ``min(amount, max(0, limit today − drawn so far))``.
    """

    name: str
    scope: Scope
    limit_on: LimitOn | None
    limit: Parameter


@frozen(kw_only=True)
class OwnLimit:
    """A limit that one line of a layer keeps for itself; drawn from like a pool."""

    scope: Scope
    limit_on: LimitOn | None
    value: Parameter


@frozen(kw_only=True)
class PoolLimit:
    """A limit that the pool of that name keeps."""

    pool: str


Limit: TypeAlias = OwnLimit | PoolLimit


@frozen(kw_only=True)
class Benefit(Placed):
    """给付: a payment that is not a layer; nothing is paid where `condition` does not hold."""

    name: str
    payer: str
    condition: Condition | None
    value: Parameter
    field: str


class Pricing(Enum):
    """累计: how a later visit of the year is priced on the running total."""

    DUE_MINUS_PAID = "应付减已付"
    BY_POSITION = "按位置"


class Clawback(Enum):
    """What happens where the total's due falls below what was paid."""

    NONE = "不追回"
    FULL = "追回"


@frozen(kw_only=True)
class Accumulation(Placed):
    scope: Year | Life | Chain
    pricing: Pricing
    clawback: Clawback


@frozen(kw_only=True)
class DeductibleLine(Placed):
    """起付线; `limit` is None where the layer has none (不设)."""

    limit: Limit | None
    citations: tuple[Citation, ...]


@frozen(kw_only=True)
class UpfrontLine(Placed):
    """先行自付: a rate of what the lines above have left."""

    rate: Parameter


class BracketMode(Enum):
    PROGRESSIVE = "逐段累加"
    WHOLE = "按所在段全额"


class BoundsFrom(Enum):
    ABSOLUTE = "边界含起付线"
    ABOVE_DEDUCTIBLE = "边界扣起付线后"


@frozen(kw_only=True)
class Bracket(Placed):
    """Amounts from `low` fen up to the next band.

    `low_included` tells whether `low` itself belongs to this band (it matters only
    where the whole amount takes the band's rate); `label` is the range as written.
    """

    low: int
    low_included: bool
    label: str
    rate: Parameter


@frozen(kw_only=True)
class BracketTable(Placed):
    """分段: bands from 0 (or the deductible) upward, without gap or overlap."""

    mode: BracketMode
    bounds_from: BoundsFrom
    brackets: tuple[Bracket, ...]
    citations: tuple[Citation, ...]


@frozen(kw_only=True)
class CapLine(Placed):
    """封顶线; `limit` is None where there is none (不设)."""

    limit: Limit | None
    citations: tuple[Citation, ...]


@frozen(kw_only=True)
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


Definition: TypeAlias = Compute | Pool | Layer | Benefit


# ---- scenarios and cases ----


@frozen(kw_only=True)
class Binding(Placed):
    """The value that stands in for what is 待定 at `path`."""

    path: str
    value: Parameter


@frozen(kw_only=True)
class Scenario(Placed):
    name: str
    bindings: tuple[Binding, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]


@frozen(kw_only=True)
class Expected(Placed):
    """An amount (or other integer) that a case expects of `subject`."""

    subject: str
    to_date: bool
    kind: Kind
    value: int


@frozen(kw_only=True)
class Refused(Placed):
    """A refusal that a case expects: its reason, and what it is about (may be empty)."""

    reason: str
    about: str


@frozen(kw_only=True)
class Settlement(Placed):
    """One settlement of a case: what is set, and what is expected of it.

    `inputs` are pairs of input name and value: an integer of the input's kind, or text.
    """

    name: str
    inputs: tuple[tuple[str, int | str], ...]
    expected: tuple[Expected, ...]
    refused: Refused | None


@frozen(kw_only=True)
class Reversal(Placed):
    """The reversal of an earlier settlement of the case, by its name."""

    name: str
    expected: tuple[Expected, ...]
    refused: Refused | None


Event: TypeAlias = Settlement | Reversal


@frozen(kw_only=True)
class Case(Placed):
    """案例: a year of one person, told as events from a given state."""

    name: str
    scenarios: tuple[str, ...]
    before: tuple[tuple[str, int], ...]
    events: tuple[Event, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]


@frozen(kw_only=True)
class Policy:
    """A policy whose every name and value is known."""

    id: str
    title: str
    region: tuple[str, ...]
    start: int
    end: int | None
    conventions: Conventions
    roundings: Roundings
    documents: tuple[Document, ...]
    inputs: tuple[Input, ...]
    definitions: tuple[Definition, ...]
    scenarios: tuple[Scenario, ...]
    cases: tuple[Case, ...]
    notes: tuple[str, ...]
