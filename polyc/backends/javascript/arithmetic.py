"""Sums, products and quotients; a quotient of what is never negative is one division of whole numbers."""

from __future__ import annotations

from typing import Final

from polyc.backends.javascript.places import Code, Level, Place, Printer, code
from polyc.kernel.expressions import Const, Expression, Linear, Product, Quotient
from polyc.kernel.interval import Interval, hull
from polyc.kernel.passes.reducing import reduced
from polyc.kernel.walk import Arithmetic
from polyc.money import Mode, Rounding, round_ratio

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
    """What is added first, so that as few signs as possible stand in front."""
    parts = [(by, value(term, place)) for by, term in expression.terms]
    if expression.constant or not parts:
        parts.append((expression.constant, place.number(1)))
    parts.sort(key=lambda part: part[0] < 0)
    (by, first), *rest = parts
    found = _scaled(by, first, place) if by >= 0 else minus(place.number(0), _scaled(-by, first, place))
    for by, term in rest:
        found = plus(found, _scaled(by, term, place)) if by >= 0 else minus(found, _scaled(-by, term, place))
    return found


def _scaled(by: int, term: Code, place: Place) -> Code:
    if term == place.number(1):
        return place.number(by)
    return term if by == 1 else times(term, place.number(by))


def plus(left: Code, right: Code) -> Code:
    """The sum; minus zero only if both sides are."""
    text = f"{left.at(Level.SUM)} + {right.at(Level.PRODUCT)}"
    values = left.interval.plus(right.interval)
    return code(text, Level.SUM, values, left, right, unsigned=left.unsigned or right.unsigned)


def minus(left: Code, right: Code) -> Code:
    """The difference; with a 0 in front, the negative that is never minus zero."""
    text = f"{left.at(Level.SUM)} - {right.at(Level.PRODUCT)}"
    values = left.interval.minus(right.interval)
    return code(text, Level.SUM, values, left, right, unsigned=left.unsigned)


def times(left: Code, right: Code) -> Code:
    """The product; 0 times a negative number would be minus zero."""
    text = f"{left.at(Level.PRODUCT)} * {right.at(Level.SIGN)}"
    unsigned = left.unsigned and right.unsigned and min(left.interval.low, right.interval.low) >= 0
    return code(text, Level.PRODUCT, left.interval.times(right.interval), left, right, unsigned=unsigned)


def _quotient(expression: Quotient, place: Place, value: Printer) -> Code:
    mode, step = expression.rounding.mode, expression.rounding.step.value
    dividend, divisor = _reduced(expression)
    above, below = value(dividend, place), value(divisor, place)
    if divisor != Const(1):
        whole = _whole(above, below, mode, place.never_negative(dividend), place)
    else:
        whole = above
    return whole if step == 1 else times(whole, place.number(step))


def _reduced(expression: Quotient) -> tuple[Expression, Expression]:
    """The dividend, and what divides it before the result is multiplied by the step."""
    step = expression.rounding.step.value
    match expression.divisor:
        case Const(divisor):
            dividend, rest = reduced(expression.dividend, divisor * step)
            return dividend, Const(rest)
        case divisor:
            return expression.dividend, divisor if step == 1 else Linear(terms=((step, divisor),))


def _whole(above: Code, below: Code, mode: Mode, never_negative: bool, place: Place) -> Code:
    """The rounded quotient; raising the dividend rounds as declared where it is constant and there is no sign."""
    values = _ratio(above.interval, below.interval, mode)
    raised = _raised(below.interval, mode)
    if raised == 0 or (raised is not None and never_negative):
        dividend = plus(above, place.number(raised)) if raised else above
        return code(f"div({dividend.text}, {below.text})", Level.ATOM, values, dividend, below)
    text = f'rounded({above.text}, {below.text}, "{MODES[mode]}")'
    return code(text, Level.ATOM, values, above, below)


def _ratio(above: Interval, below: Interval, mode: Mode) -> Interval:
    rounding = Rounding(mode=mode)
    divisors = {max(1, below.low), max(1, below.high)}
    return hull(round_ratio(end, by, rounding) for end in (above.low, above.high) for by in divisors)


def _raised(divisor: Interval, mode: Mode) -> int | None:
    """What is added to a dividend of 0 or more so that rounding down rounds as declared; None for no constant."""
    if mode is Mode.DOWN:
        return 0
    if divisor.low < divisor.high or mode is Mode.HALF_EVEN:
        return None
    return divisor.low - 1 if mode is Mode.UP else divisor.low // 2
