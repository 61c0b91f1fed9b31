"""The interval of an expression, from the intervals of what it names."""

from __future__ import annotations

from typing import assert_never

from attrs import evolve

from polyc.kernel.environment import Environment
from polyc.kernel.expressions import (
    Bands,
    BandsInverse,
    Before,
    Compare,
    Const,
    Expression,
    Extreme,
    Extremum,
    Field,
    Input,
    Linear,
    Local,
    Logic,
    Lookup,
    Not,
    Overlap,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.interval import TRUTH, Interval, hull, joined, point, total
from polyc.kernel.nonnegative import never_negative
from polyc.kernel.walk import Arithmetic, Brackets, Choosing, Leaf
from polyc.money import MILLION, Mode, Rounding, round_ratio

_CUT = Rounding(mode=Mode.DOWN)


def interval(expression: Expression, environment: Environment) -> Interval:
    """An interval that holds every value the expression takes where it is evaluated.

    Its ends need not be reached.  Divisors are taken to be positive, bounds of bands not
    to fall and rates under an inverse not to be negative, as the kernel demands.
    """
    match expression:
        case Const() | Input() | Field() | Local() | Before():
            return _leaf(expression, environment)
        case Linear() | Product() | Quotient():
            return _arithmetic(expression, environment)
        case Extreme() | Select() | Lookup():
            return _choice(expression, environment)
        case Compare() | Logic() | Not() | Overlap():
            return TRUTH
        case Bands() | BandsInverse():
            return _brackets(expression, environment)
        case _:
            assert_never(expression)


def box(expression: Expression, environment: Environment) -> Interval:
    """As `interval`, but without looking at how the values hang together: fast and less sharp."""
    plain = evolve(environment, relational=False) if environment.relational else environment
    return interval(expression, plain)


def _leaf(expression: Leaf, environment: Environment) -> Interval:
    match expression:
        case Const(value):
            return point(value)
        case Input(name):
            return environment.inputs[name]
        case Local(name):
            return environment.locals[name].interval
        case Field():
            return environment.fields[expression]
        case Before(cell):
            return environment.cells[cell]
        case _:
            assert_never(expression)


def _arithmetic(expression: Arithmetic, environment: Environment) -> Interval:
    match expression:
        case Linear():
            return _linear(expression, environment)
        case Product():
            return _product(expression, environment)
        case Quotient(dividend=dividend, divisor=divisor, rounding=rounding):
            return _quotient(interval(dividend, environment), interval(divisor, environment), rounding)
        case _:
            assert_never(expression)


def _linear(expression: Linear, environment: Environment) -> Interval:
    parts = (interval(term, environment).scaled(coefficient) for coefficient, term in expression.terms)
    plain = total((point(expression.constant), *parts))
    if not environment.relational or plain.low >= 0 or plain.high < 0:
        return plain
    return Interval(0, plain.high) if never_negative(expression, environment, interval) else plain


def _product(expression: Product, environment: Environment) -> Interval:
    """A quotient cut to whole units, times its own divisor, does not pass the dividend."""
    plain = interval(expression.left, environment).times(interval(expression.right, environment))
    quotient = expression.left
    if isinstance(quotient, Local):
        quotient = environment.locals[quotient.name].definition
    if not isinstance(quotient, Quotient) or quotient.rounding != _CUT:
        return plain
    if quotient.divisor != expression.right:
        return plain
    dividend = interval(quotient.dividend, environment)
    return Interval(max(plain.low, min(0, dividend.low)), min(plain.high, max(0, dividend.high)))


def _quotient(dividend: Interval, divisor: Interval, rounding: Rounding) -> Interval:
    divisors = {max(1, divisor.low), max(1, divisor.high)}
    return hull(
        round_ratio(above, below, rounding) for above in (dividend.low, dividend.high) for below in divisors
    )


def _choice(expression: Choosing, environment: Environment) -> Interval:
    match expression:
        case Extreme(which=which, items=items):
            parts = [interval(item, environment) for item in items]
            end = min if which is Extremum.LEAST else max
            return Interval(end(part.low for part in parts), end(part.high for part in parts))
        case Select(cases=cases, otherwise=otherwise):
            values = (*(value for _, value in cases), otherwise)
            return joined(interval(value, environment) for value in values)
        case Lookup(values=cells):
            return hull(cells)
        case _:
            assert_never(expression)


def _brackets(expression: Brackets, environment: Environment) -> Interval:
    bounds = [interval(bound, environment) for bound in expression.bounds]
    rates = [interval(rate, environment) for rate in expression.rates]
    match expression:
        case Bands(amount=amount):
            return _bands(interval(amount, environment), bounds, rates)
        case BandsInverse(value=value, rounding=rounding):
            exact = _inverse(interval(value, environment).scaled(MILLION), bounds, rates)
            return Interval(round_ratio(exact.low, 1, rounding), round_ratio(exact.high, 1, rounding))
        case _:
            assert_never(expression)


def band_widths(amount: Interval, bounds: list[Interval]) -> list[Interval]:
    """How much of the amount lies in each band."""
    ends = [*bounds[1:], amount]
    return [
        Interval(
            max(0, min(amount.low, end.low) - start.high),
            max(0, min(amount.high, end.high) - start.low),
        )
        for start, end in zip(bounds, ends, strict=True)
    ]


def _bands(amount: Interval, bounds: list[Interval], rates: list[Interval]) -> Interval:
    widths = band_widths(amount, bounds)
    banded = total(width.times(rate) for width, rate in zip(widths, rates, strict=True))
    width = Interval(0, max(0, amount.high - bounds[0].low))
    at_one_rate = width.times(joined((point(0), *rates)))  # the widths come to no more than this one
    return Interval(max(banded.low, at_one_rate.low), min(banded.high, at_one_rate.high))


def _inverse(wanted: Interval, bounds: list[Interval], rates: list[Interval]) -> Interval:
    """Around the exact inverse; `wanted` is in fen-millionths."""
    return Interval(_least_inverse(wanted.low, bounds, rates), _greatest_inverse(wanted.high, bounds, rates))


def _least_inverse(wanted: int, bounds: list[Interval], rates: list[Interval]) -> int:
    steepest = max(rate.high for rate in rates)
    if wanted <= 0 or steepest <= 0:
        return bounds[0].low
    reached = bounds[0].low + wanted // steepest
    return reached if rates[-1].low > 0 else min(reached, bounds[-1].low)


def _greatest_inverse(wanted: int, bounds: list[Interval], rates: list[Interval]) -> int:
    if wanted <= 0:
        return bounds[0].high
    flattest = min(rate.low for rate in rates)
    by_the_last = bounds[-1].high - (-wanted // max(1, rates[-1].low) if rates[-1].high > 0 else 0)
    return min(by_the_last, bounds[0].high - (-wanted // flattest)) if flattest > 0 else by_the_last
