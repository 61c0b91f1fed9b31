"""Formulas, resolved and typed."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import frozen

from polyc.kinds import Kind
from polyc.model.values.placed import Placed


@frozen(kw_only=True, repr=False)
class Constant(Placed):
    kind: Kind
    value: int


@frozen(kw_only=True, repr=False)
class InputValue(Placed):
    """An input of the claim."""

    kind: Kind
    name: str


@frozen(kw_only=True, repr=False)
class Computed(Placed):
    """The value of a 计算, or of a 分配; of the latter a `part` may be meant (empty for the whole)."""

    kind: Kind
    name: str
    part: str = ""


class Slot(Enum):
    """The named amounts that a layer exposes, all in cost units and of this visit."""

    BASE = "基数"
    NOT_APPLICABLE = "不适用"
    DEDUCTIBLE = "起付"
    UPFRONT = "先行自付"
    ENTERING = "进入支付"
    DUE = "应付"
    PAID = "支付"
    COINSURANCE = "比例自付"
    COST_USED = "占用费用"
    OVER_CAP = "超封顶"
    REST = "余额"


@frozen(kw_only=True, repr=False)
class SlotValue(Placed):
    """One of a layer's amounts; of a 给付 only what it pays.

    `run` names the 假设 under which the layer is meant, and is empty for what really happens.
    """

    kind: Kind
    owner: str
    slot: Slot
    run: str = ""


@frozen(kw_only=True, repr=False)
class ItemValue(Placed):
    """An input or computed value of the item at hand, in the list `list`."""

    kind: Kind
    list: str
    name: str
    computed: bool


class Folding(Enum):
    """How the values of all items become one."""

    SUM = "合计"
    GREATEST = "最大"
    LEAST = "最小"
    COUNT = "计数"


@frozen(kw_only=True, repr=False)
class Aggregate(Placed):
    """One value of all items of a list; 0 where there is none.  COUNT counts items, `value` being 1."""

    kind: Kind
    folding: Folding
    list: str
    value: Formula


class Tying(Enum):
    """How items of equal value are ranked."""

    SHARED = "并列同名次"
    EARLIER = "并列按先后"


@frozen(kw_only=True, repr=False)
class Ranking(Placed):
    """The place of the item at hand among all items of its list by `value`, 1 for the first."""

    kind: Kind
    list: str
    value: Formula
    descending: bool
    ties: Tying


@frozen(kw_only=True, repr=False)
class YearTotal(Placed):
    """This benefit year's total of a quantity, with this claim's share where `to_date`."""

    kind: Kind
    quantity: Computed | SlotValue | InputValue
    to_date: bool


@frozen(kw_only=True, repr=False)
class PoolUsed(Placed):
    """What a pool had given out before this claim."""

    kind: Kind
    pool: str


@frozen(kw_only=True, repr=False)
class Sum(Placed):
    """Terms with their signs."""

    kind: Kind
    terms: tuple[tuple[int, Formula], ...]


@frozen(kw_only=True, repr=False)
class ProductRatio(Placed):
    """The product of `above` over the product of `below`, exact until its statement rounds."""

    kind: Kind
    above: tuple[Formula, ...]
    below: tuple[Formula, ...]


@frozen(kw_only=True, repr=False)
class Extreme(Placed):
    kind: Kind
    greatest: bool
    items: tuple[Formula, ...]


class DateFunction(Enum):
    """What is asked of a date."""

    YEAR = "年份"
    MONTH = "月份"
    MONTH_END = "月末"
    WORKING_DAY = "工作日后"


@frozen(kw_only=True, repr=False)
class DateValue(Placed):
    """The year, month or last day of the month of a date, or the working day so many after it.

    `items` holds the date, and for WORKING_DAY how many.
    """

    kind: Kind
    function: DateFunction
    items: tuple[Formula, ...]


@frozen(kw_only=True, repr=False)
class Pending(Placed):
    """待定: the source gives no value here; `path` says where, for messages and scenarios."""

    kind: Kind
    path: str


@frozen(kw_only=True, repr=False)
class Unlimited(Placed):
    """不设, which only limits may hold."""

    kind: Kind


Formula: TypeAlias = (
    Constant
    | InputValue
    | Computed
    | SlotValue
    | ItemValue
    | Aggregate
    | Ranking
    | YearTotal
    | PoolUsed
    | Sum
    | ProductRatio
    | Extreme
    | DateValue
    | Pending
    | Unlimited
)
