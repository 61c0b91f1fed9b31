"""计算, 额度 and 给付, as written."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from polyc.syntax.clauses.inputs import KindWord, Options
from polyc.syntax.clauses.parts import Interface, Valued
from polyc.syntax.values import Condition, Name, Node


@frozen(kw_only=True, repr=False)
class Compute(Valued):
    """计算 名 = …; `kind` is its kind where that was written (为 比例).

    `list` names the 明细 whose every item gets the value, None for a value of the claim.
    """

    list: Name | None
    name: Name
    kind: KindWord | Options | None
    signed: bool
    interface: Interface | None


class Reach(Enum):
    """How far a limit or a total reaches."""

    VISIT = "每次"
    YEAR = "每年"
    LIFETIME = "终身"
    CHAIN = "同"


@frozen(kw_only=True, repr=False)
class Scope(Node):
    """每次 / 每年 / 终身 / 同 链号; `key` names the input of a chain."""

    reach: Reach
    key: Name | None


class LimitOn(Enum):
    """What a cap cuts: the fund's payment, or the cost that it covers."""

    PAYMENT = "限支付"
    COST = "限费用"


@frozen(kw_only=True, repr=False)
class Pool(Valued):
    """额度: a limit that is shared or remembered."""

    name: Name
    scope: Scope
    limit_on: LimitOn | None


@frozen(kw_only=True, repr=False)
class Benefit(Valued):
    """给付 名 由 付方 = …: a payment that is not a layer."""

    name: Name
    payer: Name
    condition: Condition | None
    interface: Interface | None
