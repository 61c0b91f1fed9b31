"""Formulas, conditions and tables, resolved and typed.

Every expression knows its kind.  Literals are integers of their kind; names are gone,
and each reference says what it refers to.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import field, fields, frozen

from polyc.kinds import Kind
from polyc.source.span import Span


@frozen(kw_only=True, repr=False)
class Placed:
    """Something that the source says at `span`."""

    span: Span = field(eq=False)

    def __repr__(self) -> str:
        """All fields but the span; written once here, as attrs takes its time to make one a class."""
        shown = (
            f"{each.name}={getattr(self, each.name)!r}" for each in fields(type(self)) if each.name != "span"
        )
        return f"{type(self).__name__}({', '.join(shown)})"


@frozen(kw_only=True, repr=False)
class Citation:
    """A clause that a rule rests on; `document` is its short name."""

    document: str
    article: str


# ---- formulas ----


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
    """The value of a 计算."""

    kind: Kind
    name: str


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
    | YearTotal
    | PoolUsed
    | Sum
    | ProductRatio
    | Extreme
    | Pending
    | Unlimited
)


# ---- conditions ----


class Relation(Enum):
    LESS = "低于"
    AT_MOST = "不超过"
    EQUAL = "等于"
    AT_LEAST = "不低于"
    MORE = "超过"


@frozen(kw_only=True, repr=False)
class Among(Placed):
    """A choice (or flag) is one of the options with these indices, or none of them."""

    subject: Formula
    options: tuple[int, ...]
    negated: bool


@frozen(kw_only=True, repr=False)
class Holds(Placed):
    """A set of choices holds one of the options with these indices, or none of them."""

    subject: Formula
    options: tuple[int, ...]
    negated: bool


@frozen(kw_only=True, repr=False)
class Related(Placed):
    left: Formula
    relation: Relation
    right: Formula


@frozen(kw_only=True, repr=False)
class All(Placed):
    items: tuple[Condition, ...]


@frozen(kw_only=True, repr=False)
class Any(Placed):
    items: tuple[Condition, ...]


Condition: TypeAlias = Among | Holds | Related | All | Any


# ---- tables ----


@frozen(kw_only=True, repr=False)
class ChoiceKey(Placed):
    """A table's key over the options of a choice; cell i belongs to option i."""

    subject: Formula
    options: tuple[str, ...]


@frozen(kw_only=True, repr=False)
class IdentityKey(Placed):
    """A table's key over a set of choices: a cell for each option, and a last one, 无, for none of them.

    `highest` says which cell counts where several options are held: the one of the
    highest (or lowest) value; None where 就高 runs the layer for one option at a time.
    """

    subject: InputValue
    options: tuple[str, ...]
    highest: bool | None


@frozen(kw_only=True, repr=False)
class RangeKey(Placed):
    """A table's key over ranges: cell i covers ``starts[i] <= subject < starts[i + 1]``.

    The first start is the lowest value the subject may take.
    """

    subject: Formula
    starts: tuple[int, ...]
    labels: tuple[str, ...]


Key: TypeAlias = ChoiceKey | IdentityKey | RangeKey


@frozen(kw_only=True, repr=False)
class Table(Placed):
    """A dense table, row-major over its keys; every cell has a value, 待定 or 不设."""

    kind: Kind
    keys: tuple[Key, ...]
    cells: tuple[Formula, ...]


Value: TypeAlias = Formula | Table


# ---- parameters ----


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
    """The value of a parameter from day `start` to day `end`, both included (None: open)."""

    start: int | None
    end: int | None
    value: Value
    adjustments: tuple[Adjustment, ...]
    exceptions: tuple[ExceptionRule, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]


@frozen(kw_only=True, repr=False)
class Parameter(Placed):
    """A value with its history; the versions are in order and leave no gap."""

    path: str
    kind: Kind
    versions: tuple[Version, ...]
