"""计算 and 给付, and limits with how far they reach."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import frozen

from polyc.model.values import Condition, Parameter, Placed


@frozen(kw_only=True, repr=False)
class Compute(Placed):
    """计算: a named value.  `signed` where it may be negative; `field` is empty without 接口.

    `list` names the 明细 whose every item gets the value; empty for a value of the claim.
    """

    list: str
    name: str
    value: Parameter
    signed: bool
    field: str


@frozen(kw_only=True, repr=False)
class Visit:
    """A limit for each visit."""


@frozen(kw_only=True, repr=False)
class Year:
    """A limit for each benefit year."""


@frozen(kw_only=True, repr=False)
class Life:
    """A limit for the person's whole life."""


@frozen(kw_only=True, repr=False)
class Chain:
    """A limit for each value of a text input."""

    input: str


Scope: TypeAlias = Visit | Year | Life | Chain


class LimitOn(Enum):
    """What a cap cuts."""

    PAYMENT = "限支付"
    COST = "限费用"


@frozen(kw_only=True, repr=False)
class Pool(Placed):
    """额度: a named limit from which layers draw in text order.

    A draw is ``min(amount, max(0, limit today − drawn so far))``.
    """

    name: str
    scope: Scope
    limit_on: LimitOn | None
    limit: Parameter


@frozen(kw_only=True, repr=False)
class OwnLimit:
    """A limit that one line of a layer keeps for itself; drawn from like a pool."""

    scope: Scope
    limit_on: LimitOn | None
    value: Parameter


@frozen(kw_only=True, repr=False)
class PoolLimit:
    """A limit that the pool of that name keeps."""

    pool: str


Limit: TypeAlias = OwnLimit | PoolLimit


@frozen(kw_only=True, repr=False)
class Benefit(Placed):
    """给付: a payment that is not a layer; nothing is paid where `condition` does not hold."""

    name: str
    payer: str
    condition: Condition | None
    value: Parameter
    field: str
