"""Exact values on their way to whole fen.

A formula is computed exactly and becomes whole once, at its statement.  On the way it is
an integer expression over a known scale (rates are over one million), perhaps divided by
an expression as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from math import lcm
from typing import Final

from attrs import evolve, frozen

from polyc.kernel.expressions import (
    ONE,
    Const,
    Expression,
    Extreme,
    Extremum,
    Linear,
    Lookup,
    Product,
    Quotient,
    Select,
)
from polyc.money import MILLION, Rounding

UNLIMITED: Final = 10**14
"""Stands for 不设 where a limit is compared, in fen: far above any amount, far below 2⁶³."""


@frozen(kw_only=True)
class Exact:
    """The value ``expression ÷ (scale × divisor)``; `scale` is positive, no `divisor` is one."""

    expression: Expression
    scale: int = 1
    divisor: Expression | None = None

    @property
    def whole(self) -> bool:
        """Whether the value is an integer without any rounding."""
        return self.scale == 1 and self.divisor is None


def times(expression: Expression, factor: int) -> Expression:
    """The multiple of an expression, folded where it is known."""
    match expression:
        case _ if factor == 1:
            return expression
        case Const(value):
            return Const(value * factor)
        case Linear():
            terms = tuple((coefficient * factor, term) for coefficient, term in expression.terms)
            return Linear(terms=terms, constant=expression.constant * factor)
        case Lookup():
            return evolve(expression, values=tuple(value * factor for value in expression.values))
        case _:
            return Linear(terms=((factor, expression),)) if factor else Const(0)


def linear(terms: list[tuple[int, Expression]], constant: int = 0) -> Expression:
    """A sum, with constants and inner sums folded in."""
    folded: list[tuple[int, Expression]] = []
    for coefficient, term in terms:
        match term:
            case Const(value):
                constant += coefficient * value
            case Linear():
                constant += coefficient * term.constant
                folded.extend((coefficient * inner, each) for inner, each in term.terms)
            case _:
                folded.append((coefficient, term))
    if not folded:
        return Const(constant)
    if len(folded) == 1 and folded[0][0] == 1 and constant == 0:
        return folded[0][1]
    if len(folded) == 1 and isinstance(folded[0][1], Select):
        return _shifted(folded[0][0], folded[0][1], constant)
    return Linear(terms=tuple(folded), constant=constant)


def _shifted(coefficient: int, choice: Select, constant: int) -> Expression:
    """A constant beside a choice of constants moves into it: 60 % or 65 %, not 60 % + (0 or 5)."""
    values = [value for _, value in choice.cases] + [choice.otherwise]
    if not all(isinstance(value, Const) for value in values):
        return Linear(terms=((coefficient, choice),), constant=constant)
    cases = tuple((when, linear([(coefficient, value)], constant)) for when, value in choice.cases)
    return Select(cases=cases, otherwise=linear([(coefficient, choice.otherwise)], constant))


def minus(left: Expression, *rights: Expression) -> Expression:
    """``left − right − …``"""
    return linear([(1, left), *((-1, right) for right in rights)])


def plus(*terms: Expression) -> Expression:
    """The sum of expressions."""
    return linear([(1, term) for term in terms])


def least(*items: Expression) -> Expression:
    """The least of several values."""
    return Extreme(which=Extremum.LEAST, items=items) if len(items) > 1 else items[0]


def greatest(*items: Expression) -> Expression:
    """The greatest of several values."""
    return Extreme(which=Extremum.GREATEST, items=items) if len(items) > 1 else items[0]


def product(left: Expression, right: Expression) -> Expression:
    """The product, folded where one side is known."""
    if isinstance(left, Const):
        return times(right, left.value)
    if isinstance(right, Const):
        return times(left, right.value)
    return Product(left, right)


def multiplied(left: Exact, right: Exact) -> Exact:
    """The exact product."""
    divisors = [each for each in (left.divisor, right.divisor) if each is not None]
    divisor = None if not divisors else divisors[0] if len(divisors) == 1 else product(*divisors)
    expression = product(left.expression, right.expression)
    return Exact(expression=expression, scale=left.scale * right.scale, divisor=divisor)


def divided(left: Exact, right: Exact) -> Exact:
    """The exact quotient; the caller sees to it that `right` is positive."""
    above = times(left.expression, right.scale)
    if right.divisor is not None:
        above = product(above, right.divisor)
    if isinstance(right.expression, Const) and right.expression.value > 0:
        return Exact(expression=above, scale=left.scale * right.expression.value, divisor=left.divisor)
    divisor = right.expression if left.divisor is None else product(left.divisor, right.expression)
    return Exact(expression=above, scale=left.scale, divisor=divisor)


def aligned(values: Sequence[Exact]) -> tuple[list[Expression], int]:
    """The values over one common scale; none may have a divisor."""
    assert all(value.divisor is None for value in values), "a divisor would be lost"
    return _scaled(values)


def _scaled(values: Sequence[Exact]) -> tuple[list[Expression], int]:
    scale = lcm(*(value.scale for value in values))
    return [times(value.expression, scale // value.scale) for value in values], scale


def added(terms: list[tuple[int, Exact]]) -> Exact:
    """The exact sum of signed values, over the product of their divisors."""
    divisors = list(dict.fromkeys(value.divisor for _, value in terms if value.divisor is not None))
    over = [evolve(value, expression=_over(value, divisors), divisor=None) for _, value in terms]
    expressions, scale = aligned(over)
    total = linear(list(zip((s for s, _ in terms), expressions, strict=True)))
    return Exact(expression=total, scale=scale, divisor=reduce(product, divisors) if divisors else None)


def _over(value: Exact, divisors: Sequence[Expression]) -> Expression:
    """What stands above the product of all divisors, of which the value has at most one."""
    return reduce(product, (each for each in divisors if each != value.divisor), value.expression)


def selected(cases: Sequence[tuple[Expression, Exact]], otherwise: Exact) -> Exact:
    """The value of the first case whose condition holds, each over its own divisor.

    A divisor must be positive only where its case is the one that holds.
    """
    conditions = [condition for condition, _ in cases]
    values = [*(value for _, value in cases), otherwise]
    (*above, last), scale = _scaled(values)
    expression = Select(cases=tuple(zip(conditions, above, strict=True)), otherwise=last)
    if all(value.divisor is None for value in values):
        return Exact(expression=expression, scale=scale)
    *below, rest = (value.divisor or ONE for value in values)
    divisor = Select(cases=tuple(zip(conditions, below, strict=True)), otherwise=rest)
    return Exact(expression=expression, scale=scale, divisor=divisor)


def rounded(value: Exact, rounding: Rounding) -> Expression:
    """The whole number that `rounding` makes of the value."""
    if value.whole:
        return value.expression
    divisor: Expression = Const(value.scale)
    if value.divisor is not None:
        divisor = times(value.divisor, value.scale)
    return Quotient(dividend=value.expression, divisor=divisor, rounding=rounding)


def in_millionths(value: Exact) -> Expression | None:
    """A rate as whole millionths where it is one, else None."""
    if value.divisor is not None or MILLION % value.scale:
        return None
    return times(value.expression, MILLION // value.scale)
