"""Brackets as a chain of comparisons; their inverse is called."""

from __future__ import annotations

from typing import assert_never

from polyc.backends.c.arithmetic import MODES
from polyc.backends.c.literals import short
from polyc.backends.c.places import Place, Printer, bound
from polyc.backends.code import Code, Level, code, times
from polyc.backends.proofs import in_steps, never_negative, plain
from polyc.kernel.expressions import Bands, BandsInverse, Linear
from polyc.kernel.passes.segments import minus, segments
from polyc.kernel.passes.segments import times as times_rate
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
    """``amount <= start ? 0 : amount <= end ? segment : …``; each bound is read first in its test."""
    first, *rest = expression.bounds
    above = never_negative(Linear(terms=((1, expression.amount), (-1, first))), place.known)
    if above and not rest:
        return value(times_rate(minus(expression.amount, first), expression.rates[0]), place)
    amount = bound(expression.amount, place, value)
    starts = [bound(start, place, value) for start in (rest if above else expression.bounds)]
    leaves = [*([first] if above else []), *(start.leaf for start in starts)]
    printed = [value(part, place) for part in segments(amount.leaf, leaves, expression.rates)]
    values = printed if above else [place.number(0), *printed]
    text, asked = "", amount.first
    for part, start in zip(values, starts, strict=False):
        test = f"{asked.at(Level.SUM)} <= {start.first.at(Level.SUM)}"
        text, asked = f"{text}{test} ? {part.at(Level.ANY)} : ", amount.again
    parts = (amount.first, *(start.first for start in starts), *values)
    return code(text + values[-1].text, Level.CHOICE, plain(expression, place.known), *parts)


def _inverse(expression: BandsInverse, place: Place, value: Printer) -> Code:
    """The arrays live as long as the statement around them."""
    amount = value(expression.value, place)
    bounds, rates = (
        [value(item, place) for item in items] for items in (expression.bounds, expression.rates)
    )
    mode, step = MODES[expression.rounding.mode], expression.rounding.step.value
    lists = (f"(const int64_t[]){{{', '.join(item.text for item in items)}}}" for items in (bounds, rates))
    text = f"bands_inverse({amount.text}, {', '.join(lists)}, {short(len(bounds))}, {mode}, {short(step)})"
    found = code(text, Level.ATOM, in_steps(expression, place.known), amount, *bounds, *rates)
    return found if step == 1 else times(found, place.number(step))
