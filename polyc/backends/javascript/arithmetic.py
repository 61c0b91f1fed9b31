"""Sums, products and quotients; a quotient of what is never negative is one division of whole numbers."""

from __future__ import annotations

from typing import Final

from polyc.backends.code import Code, Level, code, plus, times, total
from polyc.backends.javascript.places import Place, Printer
from polyc.backends.proofs import never_negative, parted, raised, ratio
from polyc.kernel.expressions import Const, Linear, Product, Quotient
from polyc.kernel.walk import Arithmetic
from polyc.money import Mode

MODES: Final = {
    Mode.HALF_UP: "half_up",
    Mode.DOWN: "down",
    Mode.UP: "up",
    Mode.HALF_EVEN: "half_even",
}
"""How the runtime calls the modes."""


def arithmetic(expression: Arithmetic, place: Place, value: Printer) -> Code:
    """The code of a sum, product or quotient."""
    match expression:
        case Linear():
            return linear(expression, place, value)
        case Product(left, right):
            return times(value(left, place), value(right, place))
        case Quotient():
            return _quotient(expression, place, value)


def linear(expression: Linear, place: Place, value: Printer) -> Code:
    """The code of a sum."""
    parts = [(by, value(term, place)) for by, term in expression.terms]
    return total(parts, expression.constant, place.number)


def _quotient(expression: Quotient, place: Place, value: Printer) -> Code:
    mode, step = expression.rounding.mode, expression.rounding.step.value
    dividend, divisor = parted(expression)
    above, below = value(dividend, place), value(divisor, place)
    if divisor != Const(1):
        whole = _whole(above, below, mode, never_negative(dividend, place.known), place)
    else:
        whole = above
    return whole if step == 1 else times(whole, place.number(step))


def _whole(above: Code, below: Code, mode: Mode, positive: bool, place: Place) -> Code:
    """The rounded quotient; raising the dividend rounds as declared where it is constant and there is no sign."""
    values = ratio(above.interval, below.interval, mode)
    more = raised(below.interval, mode)
    if more == 0 or (more is not None and positive):
        dividend = plus(above, place.number(more)) if more else above
        return code(f"div({dividend.text}, {below.text})", Level.ATOM, values, dividend, below)
    text = f'rounded({above.text}, {below.text}, "{MODES[mode]}")'
    return code(text, Level.ATOM, values, above, below)
