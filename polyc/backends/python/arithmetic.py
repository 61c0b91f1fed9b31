"""Sums, products and quotients; a quotient of what is never negative is one ``//``."""

from __future__ import annotations

from polyc.backends.modes import MODES
from polyc.backends.proofs import parted
from polyc.backends.python.places import Bound, Code, Level, Place, Printer, bound
from polyc.kernel.expressions import Const, Linear, Product, Quotient
from polyc.kernel.walk import Arithmetic
from polyc.money import Mode, Rounding


def arithmetic(expression: Arithmetic, place: Place, value: Printer) -> Code:
    """The code of a sum, product or quotient."""
    match expression:
        case Linear():
            return _linear(expression, place, value)
        case Product(left, right):
            return _product(value(left, place), value(right, place))
        case Quotient():
            return _quotient(expression, place, value)


def _linear(expression: Linear, place: Place, value: Printer) -> Code:
    """What is added first, so that as few signs as possible stand in front."""
    parts = [(times, value(term, place)) for times, term in expression.terms]
    if expression.constant or not parts:
        parts.append((expression.constant, Code("1", Level.ATOM)))
    parts.sort(key=lambda part: part[0] < 0)
    (times, code), *rest = parts
    first = _scaled(abs(times), code)
    if not rest and times >= 0:
        return first
    start = f"-{first.at(Level.SIGN)}" if times < 0 else first.at(Level.SUM)
    return Code(start + "".join(_signed(*part) for part in rest), Level.SUM)


def _signed(times: int, code: Code) -> str:
    return f" {'-' if times < 0 else '+'} {_scaled(abs(times), code).at(Level.PRODUCT)}"


def _scaled(times: int, code: Code) -> Code:
    if code.text == "1":
        return Code(str(times), Level.ATOM)
    return code if times == 1 else _product(code, Code(str(times), Level.ATOM))


def _product(left: Code, right: Code) -> Code:
    return Code(f"{left.at(Level.PRODUCT)} * {right.at(Level.SIGN)}", Level.PRODUCT)


def _quotient(expression: Quotient, place: Place, value: Printer) -> Code:
    mode, step = expression.rounding.mode, expression.rounding.step.value
    if mode is Mode.HALF_EVEN:
        return _called(expression, place, value)
    dividend, divisor = parted(expression)
    if divisor == Const(1):
        return _stepped(value(dividend, place), step)
    below = bound(divisor, place, value)
    if place.never_negative(dividend):
        return _stepped(_floor(value(dividend, place), below, mode), step)
    above = bound(dividend, place, value)
    positive, negative = _floor(above.again, below, mode), _floor(_minus(above.again), below, mode)
    text = f"{positive.text} if {above.first.text} >= 0 else {_minus(negative).text}"
    return _stepped(Code(text, Level.CHOICE), step)


def _called(expression: Quotient, place: Place, value: Printer) -> Code:
    above, below = value(expression.dividend, place), value(expression.divisor, place)
    return Code(f"rounded({above.text}, {below.text}, {rounding_arguments(expression.rounding)})", Level.ATOM)


def rounding_arguments(rounding: Rounding) -> str:
    """The mode and the step as the runtime's functions take them."""
    return f'"{MODES[rounding.mode]}", {rounding.step.value}'


def _floor(dividend: Code, divisor: Bound, mode: Mode) -> Code:
    """The rounded quotient of a dividend that is 0 or more."""
    raised = _raised(divisor, mode)
    if raised is None:
        return Code(f"{dividend.at(Level.PRODUCT)} // {divisor.first.at(Level.SIGN)}", Level.PRODUCT)
    above = f"{dividend.at(Level.SUM)} + {raised}"
    return Code(f"({above}) // {divisor.again.at(Level.SIGN)}", Level.PRODUCT)


def _raised(divisor: Bound, mode: Mode) -> str | None:
    """What is added to the dividend so that rounding down rounds as declared; None for nothing."""
    first = divisor.first.text
    match mode:
        case Mode.DOWN:
            return None
        case Mode.UP:
            return str(int(first) - 1) if first.isdecimal() else f"{first} - 1"
        case _:
            return str(int(first) // 2) if first.isdecimal() else f"{first} // 2"


def _minus(code: Code) -> Code:
    return Code(f"-{code.at(Level.SIGN)}", Level.SIGN)


def _stepped(code: Code, step: int) -> Code:
    return code if step == 1 else _product(code, Code(str(step), Level.ATOM))
