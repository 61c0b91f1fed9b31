"""Sums, products and quotients; a quotient of what is never negative is one division without a sign.

C cuts a quotient off towards zero, which is how the kernel rounds down: every mode is
symmetric about zero.  Only what may be negative needs its sign put aside before it is raised.
"""

from __future__ import annotations

from typing import Final

from attrs import evolve

from polyc.backends.c.places import Place, Printer
from polyc.backends.code import Code, Level, code, plus, times, total
from polyc.backends.proofs import never_negative, parted, raised, ratio
from polyc.kernel.expressions import Const, Linear, Product, Quotient
from polyc.kernel.interval import LARGEST
from polyc.kernel.walk import Arithmetic
from polyc.money import Mode

MODES: Final = {
    Mode.HALF_UP: "HALF_UP",
    Mode.DOWN: "DOWN",
    Mode.UP: "UP",
    Mode.HALF_EVEN: "HALF_EVEN",
}
"""How the runtime calls the modes."""

AT_ONCE: Final = 2
"""A sum of so many terms has no partial sums."""


def arithmetic(expression: Arithmetic, place: Place, value: Printer) -> Code:
    """The code of a sum, product or quotient."""
    match expression:
        case Linear():
            return linear(expression, place, value)
        case Product(left, right):
            return _product(expression, value(left, place), value(right, place), place)
        case Quotient():
            return _quotient(expression, place, value)


def _product(expression: Product, left: Code, right: Code, place: Place) -> Code:
    """The product; the range analysis may know more of it than of its sides (a quotient times its divisor)."""
    found = times(left, right)
    if found.within(LARGEST) or (exact := place.exactly(expression)) is None:
        return found
    return code(found.text, found.level, exact, left, right)


def linear(expression: Linear, place: Place, value: Printer) -> Code:
    """The code of a sum; where its terms hang together (a remainder), the range analysis knows that it is small."""
    parts = [(by, value(term, place)) for by, term in expression.terms]
    found = total(parts, expression.constant, place.number)
    if found.within(LARGEST) or len(parts) + bool(expression.constant) > AT_ONCE:
        return found
    if (exact := place.exactly(expression)) is None:
        return found
    reach = max(exact.magnitude, *(abs(by) * part.interval.magnitude for by, part in parts))
    return evolve(found, interval=exact, reach=max(reach, *(part.reach for _, part in parts)))


def _quotient(expression: Quotient, place: Place, value: Printer) -> Code:
    mode, step = expression.rounding.mode, expression.rounding.step.value
    dividend, divisor = parted(expression)
    whole = above = value(dividend, place)
    if divisor != Const(1):
        whole = _whole(above, value(divisor, place), mode, never_negative(dividend, place.known), place)
    return whole if step == 1 else times(whole, place.number(step))


def _whole(above: Code, below: Code, mode: Mode, positive: bool, place: Place) -> Code:
    values, more = ratio(above.interval, below.interval, mode), raised(below.interval, mode)
    if positive and more is not None:
        dividend = plus(above, place.number(more)) if more else above
        text = f"(int64_t)((uint64_t)({dividend.text}) / {_unsigned(below)})"
        return code(text, Level.SIGN, values, dividend, below)
    if more == 0:
        return code(
            f"{above.at(Level.PRODUCT)} / {below.at(Level.SIGN)}", Level.PRODUCT, values, above, below
        )
    return code(f"rounded({above.text}, {below.text}, {MODES[mode]})", Level.ATOM, values, above, below)


def _unsigned(divisor: Code) -> str:
    low, high = divisor.interval.low, divisor.interval.high
    return f"{low}ULL" if low == high else f"(uint64_t){divisor.at(Level.SIGN)}"
