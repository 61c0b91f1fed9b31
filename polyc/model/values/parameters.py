"""Parameters: values with their history and what changes them."""

from __future__ import annotations

from enum import Enum, auto

from attrs import frozen

from polyc.kinds import Kind
from polyc.model.values.conditions import Condition
from polyc.model.values.formulas import Formula
from polyc.model.values.placed import Citation, Placed
from polyc.model.values.tables import Value
from polyc.source.span import Span


@frozen(kw_only=True, repr=False)
class Adjustment(Placed):
    """Adds `amount` (of the parameter's kind), or takes it away, where `condition` holds.

    A share of the value itself (降低 50%) is `scale`: a signed rate in millionths, and
    `amount` is then None.
    """

    condition: Condition
    raises: bool
    amount: Formula | None
    scale: int
    citations: tuple[Citation, ...]


@frozen(kw_only=True, repr=False)
class ExceptionRule(Placed):
    """Takes the place of the value, adjustments included, where `condition` holds."""

    name: str
    overrides: tuple[str, ...]
    condition: Condition
    value: Value
    citations: tuple[Citation, ...]


@frozen(kw_only=True, repr=False)
class Version(Placed):
    """The value of a parameter from day `start` to day `end`, both included (None: open).

    It is what a settlement knows that is made from day `known_from` on and before day
    `known_until` (None: whenever it is made).  `amended` are the citations of the 修改 that
    made it so, in their order, and `changes` the places of these 修改.
    """

    start: int | None
    end: int | None
    value: Value
    adjustments: tuple[Adjustment, ...]
    exceptions: tuple[ExceptionRule, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]
    known_from: int | None = None
    known_until: int | None = None
    amended: tuple[Citation, ...] = ()
    changes: tuple[Span, ...] = ()


class WithoutLimit(Enum):
    """What 不设 says in a parameter's place: nothing to deduct, no end to what is paid, or a mistake."""

    MISTAKEN = auto()
    NOTHING = auto()
    ENDLESS = auto()


@frozen(kw_only=True, repr=False)
class Parameter(Placed):
    """A value with its history; the versions are in order and leave no gap."""

    path: str
    kind: Kind
    versions: tuple[Version, ...]
    without_limit: WithoutLimit = WithoutLimit.MISTAKEN
