"""The oracle's expressions: each node's value as its docstring says it.

`Select` and `Logic` look at nothing behind the point where they are decided, so that a
divisor may be guarded by the condition before it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, assert_never

from attrs import frozen

from polyc.kernel.bug import require
from polyc.kernel.exact import bands, bands_inverse, rounded
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
from polyc.kernel.walk import Arithmetic, Brackets, Choosing, Leaf, Truth

COMPARED: Final[Mapping[Comparison, Callable[[int, int], bool]]] = {
    Comparison.LESS: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.EQUAL: operator.eq,
    Comparison.UNEQUAL: operator.ne,
    Comparison.AT_LEAST: operator.ge,
    Comparison.MORE: operator.gt,
}


@frozen(kw_only=True)
class Frame:
    """What may be read: the claim's inputs, the state before, the locals so far and the item at hand."""

    inputs: Mapping[str, int]
    before: Mapping[str, int]
    values: Mapping[str, int]
    item: Mapping[str, int] = {}


def evaluate(expression: Expression, here: Frame) -> int:
    """The expression's value; `KernelBug` where a promise of the kernel is broken."""
    match expression:
        case Const() | Input() | Field() | Local() | Before():
            return _leaf(expression, here)
        case Linear() | Product() | Quotient():
            return _arithmetic(expression, here)
        case Extreme() | Select() | Lookup():
            return _choice(expression, here)
        case Compare() | Logic() | Not() | Overlap():
            return int(_truth(expression, here))
        case Bands() | BandsInverse():
            return _brackets(expression, here)
        case _:
            assert_never(expression)


def _leaf(expression: Leaf, here: Frame) -> int:
    match expression:
        case Const(value):
            return value
        case Input(name):
            return here.inputs[name]
        case Local(name):
            return here.values[name]
        case Field(name=name):
            return here.item[name]
        case Before(cell):
            return here.before[cell]
        case _:
            assert_never(expression)


def _arithmetic(expression: Arithmetic, here: Frame) -> int:
    match expression:
        case Linear(terms=terms, constant=constant):
            return constant + sum(coefficient * evaluate(term, here) for coefficient, term in terms)
        case Product(left, right):
            return evaluate(left, here) * evaluate(right, here)
        case Quotient(dividend=dividend, divisor=divisor, rounding=rounding):
            below = evaluate(divisor, here)
            require(below > 0, f"a divisor is {below}")
            return rounded(Fraction(evaluate(dividend, here), below), rounding)
        case _:
            assert_never(expression)


def _choice(expression: Choosing, here: Frame) -> int:
    match expression:
        case Extreme(which=which, items=items):
            values = [evaluate(item, here) for item in items]
            return min(values) if which is Extremum.LEAST else max(values)
        case Select(cases=cases, otherwise=otherwise):
            for condition, value in cases:
                if holds(condition, here):
                    return evaluate(value, here)
            return evaluate(otherwise, here)
        case Lookup(indices=indices, sizes=sizes, values=cells):
            place = 0
            for item, size in zip(indices, sizes, strict=True):
                index = evaluate(item, here)
                require(0 <= index < size, f"an index is {index} in a table of {size}")
                place = place * size + index
            return cells[place]
        case _:
            assert_never(expression)


def _truth(expression: Truth, here: Frame) -> bool:
    match expression:
        case Compare(comparison=comparison, left=left, right=right):
            return COMPARED[comparison](evaluate(left, here), evaluate(right, here))
        case Logic(connective=connective, items=items):
            held = (holds(item, here) for item in items)
            return all(held) if connective is Connective.ALL else any(held)
        case Not(item):
            return not holds(item, here)
        case Overlap(bits=bits, mask=mask):
            return evaluate(bits, here) & mask != 0
        case _:
            assert_never(expression)


def _brackets(expression: Brackets, here: Frame) -> int:
    bounds = [evaluate(bound, here) for bound in expression.bounds]
    rates = [evaluate(rate, here) for rate in expression.rates]
    require(bounds == sorted(bounds), f"bounds fall: {bounds}")
    match expression:
        case Bands(amount=amount):
            return bands(evaluate(amount, here), bounds, rates)
        case BandsInverse(value=value, rounding=rounding):
            require(min(rates) >= 0, f"a rate is negative: {rates}")
            return rounded(bands_inverse(evaluate(value, here), bounds, rates), rounding)
        case _:
            assert_never(expression)


def holds(condition: Expression, here: Frame) -> bool:
    """Whether the condition is 1; `KernelBug` where it is neither 1 nor 0."""
    found = evaluate(condition, here)
    require(found in (0, 1), f"a condition is {found}")
    return found == 1
