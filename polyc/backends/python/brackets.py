"""Brackets as a chain of comparisons: the payment of the brackets below is known where they are constant."""

from __future__ import annotations

from typing import assert_never

from polyc.backends.python.arithmetic import rounding_arguments
from polyc.backends.python.places import Code, Level, Place, Printer, bound
from polyc.kernel.expressions import Bands, BandsInverse, Expression
from polyc.kernel.passes.segments import minus, segments, times
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
        return value(times(minus(expression.amount, first), expression.rates[0]), place)
    starts = [bound(start, place, value) for start in (rest if above else expression.bounds)]
    leaves = [*([first] if above else []), *(start.leaf for start in starts)]
    parts = [value(part, place) for part in segments(amount.leaf, leaves, expression.rates)]
    values = parts if above else [Code("0", Level.ATOM), *parts]
    text, asked = "", amount.first
    for part, start in zip(values, starts, strict=False):
        test = f"{asked.at(Level.BITS)} <= {start.first.at(Level.BITS)}"
        text, asked = f"{text}{part.at(Level.ANY)} if {test} else ", amount.again
    return Code(text + values[-1].text, Level.CHOICE)


def _inverse(expression: BandsInverse, place: Place, value: Printer) -> Code:
    amount = value(expression.value, place).text
    bounds, rates = (_tuple(items, place, value) for items in (expression.bounds, expression.rates))
    rounding = rounding_arguments(expression.rounding)
    return Code(f"bands_inverse({amount}, {bounds}, {rates}, {rounding})", Level.ATOM)


def _tuple(items: tuple[Expression, ...], place: Place, value: Printer) -> str:
    return f"({', '.join(value(item, place).text for item in items)},)"
