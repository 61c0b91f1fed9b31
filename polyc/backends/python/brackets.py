"""Brackets as a chain of comparisons: the payment of the brackets below is known where they are constant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from polyc.backends.python.arithmetic import rounding_arguments
from polyc.backends.python.places import Code, Level, Place, Printer, bound
from polyc.kernel.expressions import Bands, BandsInverse, Const, Expression, Linear, Product
from polyc.kernel.walk import Brackets


def brackets(expression: Brackets, place: Place, value: Printer) -> Code:
    """The code of brackets or of their inverse."""
    match expression:
        case Bands():
            return _bands(expression, place, value)
        case BandsInverse():
            return _inverse(expression, place, value)
        case _:
            assert_never(expression)


def _bands(expression: Bands, place: Place, value: Printer) -> Code:
    """``0 if amount <= start else segment if amount <= end else …``; each bound is read first in its test."""
    amount = bound(expression.amount, place, value)
    first, *rest = expression.bounds
    above = place.never_less(expression.amount, first)
    if above and not rest:
        return value(_times(_minus(expression.amount, first), expression.rates[0]), place)
    starts = [bound(start, place, value) for start in (rest if above else expression.bounds)]
    leaves = [*([first] if above else []), *(start.leaf for start in starts)]
    segments = [value(part, place) for part in _segments(amount.leaf, leaves, expression.rates)]
    values = segments if above else [Code("0", Level.ATOM), *segments]
    text, asked = "", amount.first
    for part, start in zip(values, starts, strict=False):
        test = f"{asked.at(Level.BITS)} <= {start.first.at(Level.BITS)}"
        text, asked = f"{text}{part.at(Level.ANY)} if {test} else ", amount.again
    return Code(text + values[-1].text, Level.CHOICE)


def _segments(
    amount: Expression, bounds: list[Expression], rates: tuple[Expression, ...]
) -> Iterator[Linear]:
    """What an amount in each band comes to, that of the bands below included."""
    below = Linear(terms=())
    ends = [*bounds[1:], amount]
    for start, end, rate in zip(bounds, ends, rates, strict=True):
        yield _plus(_times(_minus(amount, start), rate), below)
        below = _plus(below, _times(_minus(end, start), rate))


def _minus(left: Expression, right: Expression) -> Linear:
    return _plus(_sum(left, 1), _sum(right, -1))


def _sum(expression: Expression, times: int) -> Linear:
    if isinstance(expression, Const):
        return Linear(terms=(), constant=times * expression.value)
    return Linear(terms=((times, expression),))


def _plus(left: Linear, right: Linear) -> Linear:
    return Linear(terms=(*left.terms, *right.terms), constant=left.constant + right.constant)


def _times(width: Linear, rate: Expression) -> Linear:
    """The exact product, multiplied out where that saves an addition."""
    match width, rate:
        case _, Const(0):
            return Linear(terms=())
        case Linear(terms=terms, constant=constant), Const(by) if len(terms) <= 1:
            return Linear(terms=tuple((times * by, term) for times, term in terms), constant=constant * by)
        case _, Const(by):
            return Linear(terms=((by, width),))
        case Linear(terms=(), constant=constant), _:
            return Linear(terms=((constant, rate),) if constant else ())
        case _:
            return Linear(terms=((1, Product(width, rate)),))


def _inverse(expression: BandsInverse, place: Place, value: Printer) -> Code:
    amount = value(expression.value, place).text
    bounds, rates = (_tuple(items, place, value) for items in (expression.bounds, expression.rates))
    rounding = rounding_arguments(expression.rounding)
    return Code(f"bands_inverse({amount}, {bounds}, {rates}, {rounding})", Level.ATOM)


def _tuple(items: tuple[Expression, ...], place: Place, value: Printer) -> str:
    return f"({', '.join(value(item, place).text for item in items)},)"
