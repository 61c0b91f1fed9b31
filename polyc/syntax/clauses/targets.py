"""目标, as written."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from polyc.syntax.clauses.parts import Clause, Period
from polyc.syntax.values import Condition, Formula, Literal, Name, Node, Pending


@frozen(kw_only=True, repr=False)
class WholeSum(Node):
    """合计(…): a value of each settlement, added up over those that count."""

    value: Formula


@frozen(kw_only=True, repr=False)
class WholeCount(Node):
    """计数(…): how many settlements satisfy the condition; None for 全部."""

    condition: Condition | None


Whole: TypeAlias = WholeSum | WholeCount
Bound: TypeAlias = Literal | Pending


@frozen(kw_only=True, repr=False)
class Aim(Node):
    """不低于 65%, or 等于 60% 上下 2个百分点; `word` is the comparison as written."""

    word: str
    bound: Bound
    tolerance: Bound | None


@frozen(kw_only=True, repr=False)
class Target(Clause):
    """目标 名:…: what is measured over many settlements, and never paid.

    `condition` and `period` say which settlements count; `date` names the input by which
    the period is told, None for that of the version.
    """

    name: Name
    numerator: Whole
    denominator: Whole | None
    aims: tuple[Aim, ...]
    condition: Condition | None
    period: Period | None
    date: Name | None
