"""目标."""

from __future__ import annotations

from typing import Final, TypeAlias

from attrs import frozen

from polyc.kinds import Choice, Kind
from polyc.model.values import Citation, Condition, Formula, Parameter, Placed, Relation

VERDICTS: Final = Choice(options=("达标", "未达标", "无数据", "未定", "不能计算"))
"""What may come of a target, in the words of cases."""
NUMERATOR: Final = "分子"
DENOMINATOR: Final = "分母"


@frozen(kw_only=True, repr=False)
class SumOver(Placed):
    """合计(…): a value of each settlement that counts, added up; `kind` is money or a count."""

    kind: Kind
    value: Formula


@frozen(kw_only=True, repr=False)
class CountOver(Placed):
    """计数(…): how many of the settlements that count satisfy the condition (None: all of them)."""

    kind: Kind
    condition: Condition | None


Whole: TypeAlias = SumOver | CountOver


@frozen(kw_only=True, repr=False)
class Aim(Placed):
    """A relation to a bound; 等于 may allow a tolerance to both sides.

    Both parameters hold one version: a constant or 待定.
    """

    relation: Relation
    bound: Parameter
    tolerance: Parameter | None


@frozen(kw_only=True, repr=False)
class Target(Placed):
    """目标: what is measured over many settlements, and never paid.

    `kind` is that of the ratio (of the numerator where there is no denominator).  A
    settlement counts where `condition` holds and the date input `date` lies between the
    days `start` and `end`, both included (None: open).
    """

    name: str
    numerator: Whole
    denominator: Whole | None
    kind: Kind
    aims: tuple[Aim, ...]
    condition: Condition | None
    date: str
    start: int | None
    end: int | None
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]
