"""Formulas, as written."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import frozen

from polyc.syntax.values.literals import Literal
from polyc.syntax.values.nodes import Name, Node


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
class DateCall(Node):
    """年份(…), 月份(…), 月末(…) or 工作日后(…,…)."""

    word: str
    items: tuple[Formula, ...]


@frozen(kw_only=True, repr=False)
class RankOf(Node):
    """排名(…,由高到低,并列同名次): by what, in which order, and how ties are ranked."""

    inner: Formula
    order: Name
    ties: Name


@frozen(kw_only=True, repr=False)
class Group(Node):
    """Brackets as the author wrote them."""

    inner: Formula


Formula: TypeAlias = (
    Literal
    | Pending
    | Path
    | YearToDate
    | Aggregate
    | CountOf
    | RankOf
    | SumOf
    | ProductOf
    | ExtremeOf
    | DateCall
    | Group
)
