"""Brackets taken apart into one sum for each, in which what the brackets below come to is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polyc.kernel.expressions import Const, Expression, Linear, Product


def segments(
    amount: Expression, bounds: Sequence[Expression], rates: Sequence[Expression]
) -> Iterator[Linear]:
    """What an amount in each band comes to, that of the bands below included."""
    below = Linear(terms=())
    ends = [*bounds[1:], amount]
    for start, end, rate in zip(bounds, ends, rates, strict=True):
        yield _plus(times(minus(amount, start), rate), below)
        below = _plus(below, times(minus(end, start), rate))


def minus(left: Expression, right: Expression) -> Linear:
    """The difference, constants kept apart."""
    return _plus(_sum(left, 1), _sum(right, -1))


def times(width: Linear, rate: Expression) -> Linear:
    """The exact product, multiplied out where that saves an addition."""
    match width, rate:
        case _, Const(0):
            return Linear(terms=())
        case Linear(terms=terms, constant=constant), Const(by) if len(terms) <= 1:
            return Linear(terms=tuple((by * each, term) for each, term in terms), constant=constant * by)
        case _, Const(by):
            return Linear(terms=((by, width),))
        case Linear(terms=(), constant=constant), _:
            return Linear(terms=((constant, rate),) if constant else ())
        case _:
            return Linear(terms=((1, Product(width, rate)),))


def _sum(expression: Expression, by: int) -> Linear:
    if isinstance(expression, Const):
        return Linear(terms=(), constant=by * expression.value)
    return Linear(terms=((by, expression),))


def _plus(left: Linear, right: Linear) -> Linear:
    return Linear(terms=(*left.terms, *right.terms), constant=left.constant + right.constant)
