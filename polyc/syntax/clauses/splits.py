"""分配, as written."""

from __future__ import annotations

from attrs import frozen

from polyc.syntax.clauses.parts import Valued
from polyc.syntax.values import Label, Name, Node, Path


@frozen(kw_only=True, repr=False)
class Ratio(Node):
    """5:2:3: a whole number for each part, two or more."""

    numbers: tuple[int, ...]


@frozen(kw_only=True, repr=False)
class RatioEntry(Node):
    """One piece of a table of ratios: labels and their ratio."""

    labels: tuple[Label, ...]
    ratio: Ratio


@frozen(kw_only=True, repr=False)
class RatioTable(Node):
    """按 键:甲 1:0:0,乙 5:2:3"""

    keys: tuple[Path, ...]
    entries: tuple[RatioEntry, ...]


@frozen(kw_only=True, repr=False)
class Tail(Node):
    """尾差 归 某方, or 按最大余数 where `part` is None."""

    part: Name | None


@frozen(kw_only=True, repr=False)
class Split(Valued):
    """分配 名 = 金额 按 5:2:3 给 省、市、县,尾差 归 省: the value shared out to the last fen.

    `pays` where the parts are payers (由 … 支付).  `tail` says who takes the fens that are
    left over, None where that was not written.  `list` names the 明细 whose every item is
    shared out, None for one amount of the claim.
    """

    list: Name | None
    name: Name
    ratios: Ratio | RatioTable
    parts: tuple[Name, ...]
    pays: bool
    tail: Tail | None
    signed: bool
