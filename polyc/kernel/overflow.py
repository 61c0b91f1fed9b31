"""Finds values that signed 64 bits would not hold, and whose bounds are to blame.

Looked at is every value that a back end may form on the way: partial sums in any order,
products, the widths and sums of brackets, and what rounding adds to a dividend.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import assert_never

from attrs import frozen

from polyc.kernel.environment import Environment
from polyc.kernel.estimate import band_widths, box
from polyc.kernel.expressions import (
    Bands,
    BandsInverse,
    Before,
    Expression,
    Extreme,
    Field,
    Input,
    Linear,
    Local,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.interval import Interval, joined, point, total
from polyc.kernel.walk import Brackets, children
from polyc.money import MILLION, Rounding


@frozen(kw_only=True)
class Overflow:
    """`expression` reaches `interval`, which is more than 64 bits hold.

    `local` is the `Let` (or the cell of the `Update`) that computes it, empty where a
    condition does.  `culprits` are the inputs, fields (费用.单价) and cells whose bounds make it so large,
    the widest first.
    """

    local: str
    expression: Expression
    interval: Interval
    culprits: tuple[str, ...]


def overflows(local: str, expression: Expression, environment: Environment) -> Iterator[Overflow]:
    """The innermost overflows within the expression; what only passes a large value on is not named."""
    if isinstance(expression, Input | Field | Local | Before):
        return
    inner = [found for child in children(expression) for found in overflows(local, child, environment)]
    yield from inner
    if not inner and all(box(child, environment).fits for child in children(expression)):
        reached = joined((box(expression, environment), *_on_the_way(expression, environment)))
        if not reached.fits:
            culprits = _culprits(expression, environment)
            yield Overflow(local=local, expression=expression, interval=reached, culprits=culprits)


def too_many(local: str, value: Expression, reached: Interval, environment: Environment) -> Overflow:
    """The overflow of a sum over items whose `value` is small enough by itself."""
    return Overflow(local=local, expression=value, interval=reached, culprits=_culprits(value, environment))


def _on_the_way(expression: Expression, environment: Environment) -> Iterator[Interval]:
    match expression:
        case Linear(terms=terms, constant=constant):
            parts = [box(term, environment).scaled(by) for by, term in terms]
            yield _any_order([*parts, point(constant)])
        case Quotient(dividend=dividend, divisor=divisor, rounding=rounding):
            yield _rounding(box(dividend, environment), box(divisor, environment), rounding)
        case Bands() | BandsInverse():
            yield from _in_brackets(expression, environment)
        case _:
            pass


def _any_order(parts: list[Interval]) -> Interval:
    """Around every partial sum, in whichever order the parts are added."""
    return total(part.join(point(0)) for part in parts)


def _rounding(dividend: Interval, divisor: Interval, rounding: Rounding) -> Interval:
    """Around a dividend with up to twice the rounded unit added, as rounding half does."""
    reach = dividend.magnitude + 2 * divisor.magnitude * rounding.step.value
    return Interval(-reach, reach)


def _in_brackets(expression: Brackets, environment: Environment) -> Iterator[Interval]:
    bounds = [box(bound, environment) for bound in expression.bounds]
    rates = [box(rate, environment) for rate in expression.rates]
    match expression:
        case Bands(amount=item):
            amount = box(item, environment)
            yield from (amount.minus(bound) for bound in bounds)
            yield from (end.minus(start) for start, end in pairwise(bounds))
            widths = band_widths(amount, bounds)
            yield _any_order([width.times(rate) for width, rate in zip(widths, rates, strict=True)])
        case BandsInverse(value=value, rounding=rounding):
            wanted = box(value, environment).scaled(MILLION)
            given = _any_order([width.times(rate) for width, rate in _bounded_bands(bounds, rates)])
            scaled = [bound.times(rate) for bound, rate in zip(bounds, rates, strict=True)]
            left = wanted.minus(given)
            yield from (wanted, given, left)
            yield from (_rounding(total((part, left)), joined(rates), rounding) for part in scaled)
        case _:
            assert_never(expression)


def _bounded_bands(bounds: list[Interval], rates: list[Interval]) -> Iterator[tuple[Interval, Interval]]:
    for start, end, rate in zip(bounds, bounds[1:], rates, strict=False):
        yield end.minus(start), rate


def _culprits(expression: Expression, environment: Environment) -> tuple[str, ...]:
    found = {
        name: bounds for name, bounds in _sources(expression, environment, set()) if bounds.magnitude > 1
    }
    return tuple(sorted(found, key=lambda name: (-found[name].magnitude, name)))


def _sources(
    expression: Expression, environment: Environment, seen: set[str]
) -> Iterator[tuple[str, Interval]]:
    """The inputs, fields and cells whose values flow into the expression's, not those that only decide."""
    match expression:
        case Input(name):
            yield name, environment.inputs[name]
        case Field(list=owner, name=name):
            yield f"{owner}.{name}", environment.fields[expression]
        case Before(cell):
            yield cell, environment.cells[cell]
        case Local(name) if name not in seen:
            seen.add(name)
            yield from _sources(environment.locals[name].definition, environment, seen)
        case Linear() | Product() | Quotient() | Extreme() | Bands() | BandsInverse():
            for child in children(expression):
                yield from _sources(child, environment, seen)
        case Select(cases=cases, otherwise=otherwise):
            for value in (*(value for _, value in cases), otherwise):
                yield from _sources(value, environment, seen)
        case _:
            pass
