"""Values, formulas, conditions and tables, as written.

Names are still text, literals are already numbers: money in fen, rates and points in
millionths, dates in days since 1970-01-01.  Spans never take part in equality, so that
two texts that differ in layout alone give equal trees.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import field, fields, frozen

from polyc.source.span import Span


@frozen(kw_only=True, repr=False)
class Node:
    """Something written at `span`."""

    span: Span = field(eq=False)

    def __repr__(self) -> str:
        """All fields but the span; written once here, as attrs takes its time to make one a class."""
        shown = (
            f"{each.name}={getattr(self, each.name)!r}" for each in fields(type(self)) if each.name != "span"
        )
        return f"{type(self).__name__}({', '.join(shown)})"


@frozen(kw_only=True, repr=False)
class Name(Node):
    """A name after NFKC normalisation; the source keeps the author's own spelling."""

    text: str


# ---- literals ----


@frozen(kw_only=True, repr=False)
class MoneyLiteral(Node):
    """An amount in fen; `exact` is false where it was written with parts of a fen."""

    fen: int
    exact: bool = True


@frozen(kw_only=True, repr=False)
class RateLiteral(Node):
    """A share of one in millionths (85 %, 8.5成, 百分之八十五); `exact` is false where it was finer."""

    millionths: int
    exact: bool = True


@frozen(kw_only=True, repr=False)
class PointsLiteral(Node):
    """Percentage points to add to a rate, in millionths (5个百分点 is 50 000); see `RateLiteral`."""

    millionths: int
    exact: bool = True


@frozen(kw_only=True, repr=False)
class DateLiteral(Node):
    """A day, in days since 1970-01-01; None where no such day exists."""

    days: int | None


@frozen(kw_only=True, repr=False)
class CountLiteral(Node):
    """A whole number with its unit."""

    number: int
    unit: str


@frozen(kw_only=True, repr=False)
class BareNumber(Node):
    """A number without a unit: never a legal value, kept so that the message can be good."""

    text: str


Literal: TypeAlias = MoneyLiteral | RateLiteral | PointsLiteral | DateLiteral | CountLiteral | BareNumber


# ---- formulas ----


@frozen(kw_only=True, repr=False)
class Pending(Node):
    """待定: a value that the source does not give."""


@frozen(kw_only=True, repr=False)
class Unlimited(Node):
    """不设: no such limit."""


@frozen(kw_only=True, repr=False)
class Path(Node):
    """A name, or a name within a name (大病保险.支付)."""

    names: tuple[Name, ...]

    @property
    def text(self) -> str:
        return ".".join(name.text for name in self.names)


class Window(Enum):
    """Which part of the benefit year a year-to-date value covers."""

    BEFORE = "本年此前"
    TO_DATE = "本年累计"


@frozen(kw_only=True, repr=False)
class YearToDate(Node):
    """The yearly total of a quantity, without or with this claim's share."""

    window: Window
    path: Path


@frozen(kw_only=True, repr=False)
class SumOf(Node):
    """Terms with their signs (+1 or −1), two or more."""

    terms: tuple[tuple[int, Formula], ...]


@frozen(kw_only=True, repr=False)
class ProductOf(Node):
    """Factors, each multiplied (true) or divided by (false); two or more, the first multiplied."""

    factors: tuple[tuple[bool, Formula], ...]


@frozen(kw_only=True, repr=False)
class ExtremeOf(Node):
    """较大(…) where `greatest`, else 较小(…)."""

    greatest: bool
    items: tuple[Formula, ...]


@frozen(kw_only=True, repr=False)
class Aggregate(Node):
    """合计(…), 最大(…) or 最小(…) over the items of the list that `inner` speaks of."""

    word: str
    inner: Formula


@frozen(kw_only=True, repr=False)
class CountOf(Node):
    """计数(明细): how many items the list has."""

    list: Name


@frozen(kw_only=True, repr=False)
class Group(Node):
    """Brackets as the author wrote them."""

    inner: Formula


Formula: TypeAlias = (
    Literal | Pending | Path | YearToDate | Aggregate | CountOf | SumOf | ProductOf | ExtremeOf | Group
)


# ---- labels and ranges ----


@frozen(kw_only=True, repr=False)
class Option(Node):
    """An option of an enumeration, as a name or quoted text."""

    text: str


@frozen(kw_only=True, repr=False)
class Otherwise(Node):
    """其余."""


@frozen(kw_only=True, repr=False)
class Bound(Node):
    """One end of a range; `included` tells whether the end itself belongs to it."""

    literal: Literal
    included: bool


@frozen(kw_only=True, repr=False)
class Range(Node):
    """Values between two ends; a missing end is open to infinity."""

    low: Bound | None
    high: Bound | None


Label: TypeAlias = Option | Otherwise | Range | Literal | Pending | Unlimited


# ---- tables ----


@frozen(kw_only=True, repr=False)
class Cell(Node):
    """The labels in one cell; none where it was left empty."""

    labels: tuple[Label, ...]


@frozen(kw_only=True, repr=False)
class Row(Node):
    """One row between bars."""

    cells: tuple[Cell, ...]


@frozen(kw_only=True, repr=False)
class Entry(Node):
    """One piece of a table written in a line: labels and their value."""

    labels: tuple[Label, ...]
    value: Formula | Unlimited


@frozen(kw_only=True, repr=False)
class InlineTable(Node):
    """按 键:甲 …,乙 …"""

    keys: tuple[Path, ...]
    entries: tuple[Entry, ...]


@frozen(kw_only=True, repr=False)
class RowTable(Node):
    """按 键、键 with the rows below the line."""

    keys: tuple[Path, ...]
    rows: tuple[Row, ...]


Written: TypeAlias = Formula | Unlimited | InlineTable | RowTable
"""What may stand where a clause gives its value."""


# ---- conditions ----


@frozen(kw_only=True, repr=False)
class IsOneOf(Node):
    """是 / 不是: a choice (or a yes-no input) is one of the options."""

    subject: Formula
    options: tuple[Label, ...]
    negated: bool


@frozen(kw_only=True, repr=False)
class HasAny(Node):
    """含 / 不含: a set of choices holds at least one of the options."""

    subject: Formula
    options: tuple[Label, ...]
    negated: bool


@frozen(kw_only=True, repr=False)
class Compares(Node):
    """Two values compared; `word` is the comparing keyword."""

    left: Formula
    word: str
    right: Formula


@frozen(kw_only=True, repr=False)
class AllOf(Node):
    """… 且 …"""

    items: tuple[Condition, ...]


@frozen(kw_only=True, repr=False)
class AnyOf(Node):
    """… 或 …"""

    items: tuple[Condition, ...]


Condition: TypeAlias = IsOneOf | HasAny | Compares | AllOf | AnyOf
