"""Quotients by a constant, reduced: ``x × 850 000 ÷ 1 000 000`` is ``x × 17 ÷ 20``.

The value stays the same to the last fen, and the product stays small: in JavaScript it
may then fit a `Number`, in C an `int64_t`.
"""

from __future__ import annotations

from math import gcd

from polyc.kernel.expressions import (
    Bands,
    Const,
    Expression,
    Extreme,
    Linear,
    Lookup,
    Product,
    Select,
)
from polyc.kernel.rewriting import with_children


def reduced(dividend: Expression, divisor: int) -> tuple[Expression, int]:
    """The dividend and the positive divisor without the greatest factor that both surely hold."""
    factor = gcd(content(dividend), divisor)
    return divided(dividend, factor), divisor // factor


def content(expression: Expression) -> int:
    """A whole number that divides every value of the expression; 0 where that is always 0."""
    match expression:
        case Const(value):
            return abs(value)
        case Linear(terms=terms, constant=constant):
            return gcd(constant, *(times * content(term) for times, term in terms))
        case Product(left, right):
            return content(left) * content(right)
        case Lookup(values=values):
            return gcd(*values)
        case Bands(rates=parts) | Extreme(items=parts):
            return gcd(*map(content, parts))
        case Select(cases=cases, otherwise=otherwise):
            return gcd(content(otherwise), *(content(value) for _, value in cases))
        case _:
            return 1


def divided(expression: Expression, by: int) -> Expression:
    """The expression ÷ `by`, a positive divisor of its `content`, without a remainder."""
    if by == 1:
        return expression
    match expression:
        case Const(value):
            return Const(value // by)
        case Linear(terms=terms, constant=constant):
            return Linear(terms=tuple(_term(*term, by) for term in terms), constant=constant // by)
        case Product(left, right):
            factor = gcd(content(left), by)
            return _product(divided(left, factor), divided(right, by // factor))
        case Lookup(indices=indices, sizes=sizes, values=values):
            return Lookup(indices=indices, sizes=sizes, values=tuple(value // by for value in values))
        case Bands(amount=amount, bounds=bounds, rates=rates):
            return Bands(amount=amount, bounds=bounds, rates=tuple(divided(rate, by) for rate in rates))
        case Select(cases=cases, otherwise=otherwise):
            parts = tuple((condition, divided(value, by)) for condition, value in cases)
            return Select(cases=parts, otherwise=divided(otherwise, by))
        case Extreme():
            return with_children(expression, lambda item: divided(item, by))
        case _:
            raise ValueError(f"{expression} is not divisible by {by}")


def _term(times: int, term: Expression, by: int) -> tuple[int, Expression]:
    factor = gcd(times, by)
    return times // factor, divided(term, by // factor)


def _product(left: Expression, right: Expression) -> Expression:
    match left, right:
        case (Const(1), other) | (other, Const(1)):
            return other
        case _:
            return Product(left, right)
