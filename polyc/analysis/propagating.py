"""The line of a kernel expression, from the lines of what it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from attrs import frozen

from polyc.analysis.arithmetic import (
    Place,
    banded,
    both,
    chosen,
    equal,
    extreme,
    less,
    negated,
    places,
    product,
    quotient,
    rounded,
    unbanded,
)
from polyc.analysis.lines import EITHER, Line, between, known, scaled, summed
from polyc.kernel.bug import KernelBug
from polyc.kernel.expressions import (
    Bands,
    BandsInverse,
    Before,
    Compare,
    Comparison,
    Connective,
    Const,
    Expression,
    Extreme,
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
from polyc.kernel.walk import Arithmetic, Brackets, Choosing, Leaf, Truth


@frozen(kw_only=True)
class Reading(Place):
    """What may be read on a range: inputs, cells before and the locals so far."""

    inputs: Mapping[str, Line]
    before: Mapping[str, Line]
    values: dict[str, Line]


def propagate(expression: Expression, reading: Reading) -> Line:
    """The expression on the whole of the range; raises `Cut` where it bends or jumps within."""
    match expression:
        case Const() | Input() | Field() | Local() | Before():
            return _leaf(expression, reading)
        case Linear() | Product() | Quotient():
            return _arithmetic(expression, reading)
        case Extreme() | Select() | Lookup():
            return _choice(expression, reading)
        case Compare() | Logic() | Not() | Overlap():
            return _truth(expression, reading)
        case Bands() | BandsInverse():
            return _brackets(expression, reading)
        case _:
            assert_never(expression)


def _leaf(expression: Leaf, reading: Reading) -> Line:
    match expression:
        case Const(value):
            return known(value)
        case Input(name):
            return reading.inputs[name]
        case Local(name):
            return reading.values[name]
        case Before(cell):
            return reading.before[cell]
        case Field(list=owner, name=name):
            raise KernelBug(f"{owner}.{name} is read where its items are not written out")
        case _:
            assert_never(expression)


def _arithmetic(expression: Arithmetic, reading: Reading) -> Line:
    match expression:
        case Linear(terms=terms, constant=constant):
            parts = (scaled(propagate(term, reading), by) for by, term in terms)
            return summed((known(constant), *parts))
        case Product(left, right):
            return product(propagate(left, reading), propagate(right, reading), reading)
        case Quotient(dividend=dividend, divisor=divisor, rounding=rounding):
            exact = quotient(propagate(dividend, reading), propagate(divisor, reading), reading)
            return rounded(exact, rounding, reading)
        case _:
            assert_never(expression)


def _choice(expression: Choosing, reading: Reading) -> Line:
    match expression:
        case Extreme(which=which, items=items):
            return extreme(which, [propagate(item, reading) for item in items], reading)
        case Select(cases=cases, otherwise=otherwise):
            return _selected(cases, otherwise, reading)
        case Lookup(indices=indices, sizes=sizes, values=values):
            return _looked_up([propagate(item, reading) for item in indices], sizes, values, reading)
        case _:
            assert_never(expression)


def _selected(
    cases: tuple[tuple[Expression, Expression], ...], otherwise: Expression, reading: Reading
) -> Line:
    if not cases:
        return propagate(otherwise, reading)
    (condition, value), *rest = cases
    return chosen(
        propagate(condition, reading),
        lambda: propagate(value, reading),
        lambda: _selected(tuple(rest), otherwise, reading),
        reading,
    )


def _looked_up(
    indices: Sequence[Line], sizes: tuple[int, ...], values: tuple[int, ...], reading: Reading
) -> Line:
    cells = values
    for index, size in zip(indices, sizes, strict=True):
        length = len(cells) // size
        found = places(index, size, reading)
        if len(found) > 1:
            within = cells[found.start * length : found.stop * length]
            return between(min(within), max(within))
        cells = cells[found.start * length : found.stop * length]
    return known(cells[0])


def _truth(expression: Truth, reading: Reading) -> Line:
    match expression:
        case Compare(comparison=comparison, left=left, right=right):
            return _compared(comparison, propagate(left, reading), propagate(right, reading), reading)
        case Logic(connective=Connective.ALL, items=items):
            return _all(items, reading)
        case Logic(items=items):
            return negated(_all(tuple(Not(item) for item in items), reading))
        case Not(item):
            return negated(propagate(item, reading))
        case Overlap(bits=bits, mask=mask):
            held = propagate(bits, reading)
            return known(int(int(held.intercept) & mask != 0)) if held.constant else EITHER
        case _:
            assert_never(expression)


def _all(items: tuple[Expression, ...], reading: Reading) -> Line:
    first, *rest = items
    held = propagate(first, reading)
    return both(held, lambda: _all(tuple(rest), reading)) if rest else held


def _compared(comparison: Comparison, left: Line, right: Line, reading: Reading) -> Line:
    match comparison:
        case Comparison.LESS:
            return less(left, right, reading)
        case Comparison.AT_MOST:
            return negated(less(right, left, reading))
        case Comparison.EQUAL:
            return equal(left, right, reading)
        case Comparison.UNEQUAL:
            return negated(equal(left, right, reading))
        case Comparison.AT_LEAST:
            return negated(less(left, right, reading))
        case Comparison.MORE:
            return less(right, left, reading)
        case _:
            assert_never(comparison)


def _brackets(expression: Brackets, reading: Reading) -> Line:
    bounds = [propagate(bound, reading) for bound in expression.bounds]
    rates = [propagate(rate, reading) for rate in expression.rates]
    match expression:
        case Bands(amount=amount):
            return banded(propagate(amount, reading), bounds, rates, reading)
        case BandsInverse(value=value, rounding=rounding):
            exact = unbanded(propagate(value, reading), bounds, rates, reading)
            return rounded(exact, rounding, reading)
        case _:
            assert_never(expression)
