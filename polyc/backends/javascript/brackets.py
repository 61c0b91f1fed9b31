"""Brackets are a chain of comparisons; their inverse is called."""

from __future__ import annotations

from typing import assert_never

from attrs import evolve

from polyc.backends.bracket_chain import bracket_chain
from polyc.backends.code import Code, Level, code, times
from polyc.backends.javascript.arithmetic import MODES
from polyc.backends.javascript.places import Place, Printer
from polyc.backends.proofs import in_steps
from polyc.kernel.expressions import Bands, BandsInverse
from polyc.kernel.walk import Brackets
from polyc.money import MILLION


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
    amount = value(expression.value, place)
    bounds, rates = (
        [value(item, place) for item in items] for items in (expression.bounds, expression.rates)
    )
    mode, step = MODES[expression.rounding.mode], expression.rounding.step.value
    lists = (f"[{', '.join(item.text for item in items)}]" for items in (bounds, rates))
    million, each = place.number(MILLION).text, place.number(step)
    text = f'bandsInverse({amount.text}, {", ".join(lists)}, {million}, "{mode}", {each.text})'
    found = code(text, Level.ATOM, in_steps(expression, place.known), amount, *bounds, *rates)
    found = evolve(found, reach=max(found.reach, _reach(amount, bounds, rates, step)))
    return found if step == 1 else times(found, each)


def _reach(amount: Code, bounds: list[Code], rates: list[Code], step: int) -> int:
    """At least what the called function forms: `amount` × 1 000 000, and bands at their rates."""
    widest = 2 * max(item.interval.magnitude for item in bounds)
    steepest = max(1, *(item.interval.magnitude for item in rates))
    return amount.interval.magnitude * MILLION + widest * steepest + steepest * step
