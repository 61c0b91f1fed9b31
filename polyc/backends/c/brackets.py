"""Brackets are a chain of comparisons; their inverse is called."""

from __future__ import annotations

from typing import assert_never

from polyc.backends.bracket_chain import bracket_chain
from polyc.backends.c.arithmetic import MODES
from polyc.backends.c.literals import short
from polyc.backends.c.places import Place, Printer
from polyc.backends.code import Code, Level, code, times
from polyc.backends.proofs import in_steps
from polyc.kernel.expressions import Bands, BandsInverse
from polyc.kernel.walk import Brackets


def brackets(expression: Brackets, place: Place, value: Printer) -> Code:
    """The code of brackets or of their inverse."""
    match expression:
        case Bands():
            return bracket_chain(expression, place, value)
        case BandsInverse():
            return _inverse(expression, place, value)
        case _:
            assert_never(expression)


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
