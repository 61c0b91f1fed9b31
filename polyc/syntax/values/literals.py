"""Literals, already numbers: fen, millionths, days."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from polyc.syntax.values.nodes import Node


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
