"""Extremes, cases and tables: conditional expressions and tuples, no calls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from polyc.backends.python.arithmetic import arithmetic
from polyc.backends.python.places import Code, Level, Place, Printer, bound, is_leaf
from polyc.kernel.expressions import (
    ZERO,
    Const,
    Expression,
    Extreme,
    Extremum,
    Linear,
    Lookup,
    Select,
)
from polyc.kernel.walk import Choosing


def choosing(expression: Choosing, place: Place, value: Printer, condition: Printer) -> Code:
    """The code of an extreme, a choice by cases or a table."""
    match expression:
        case Extreme(which=which, items=items):
            return _extreme(which, sorted(items, key=_order), place, value)
        case Select():
            return _select(expression, place, value, condition)
        case Lookup():
            return _lookup(expression, place, value)
        case _:
            assert_never(expression)


def _order(item: Expression) -> int:
    """What must be computed is compared first, with what is at hand; constants come last."""
    return 2 if isinstance(item, Const) else int(is_leaf(item))


def _extreme(which: Extremum, items: Sequence[Expression], place: Place, value: Printer) -> Code:
    *rest, last = items
    if not rest:
        return value(last, place)
    if which is Extremum.GREATEST and (surplus := _surplus(items)) is not None:
        more, less = (value(side, place).text for side in surplus)
        return Code(f"{more} - {less} if {more} > {less} else 0", Level.CHOICE)
    first = rest[0] if len(rest) == 1 else Extreme(which=which, items=tuple(rest))
    return _better(which, first, last, place, value)


def _better(which: Extremum, first: Expression, last: Expression, place: Place, value: Printer) -> Code:
    sign = "<" if which is Extremum.LEAST else ">"
    one, other = bound(first, place, value), bound(last, place, value)
    asked = f"{one.first.at(Level.BITS)} {sign} {other.first.at(Level.BITS)}"
    return Code(f"{one.again.text} if {asked} else {other.again.text}", Level.CHOICE)


def _surplus(items: Sequence[Expression]) -> tuple[Expression, Expression] | None:
    """The two leaves of ``max(0, more - less)``, which needs no name for the difference."""
    others = [item for item in items if item != ZERO]
    if len(others) != 1 or len(items) != 2:
        return None
    match others[0]:
        case Linear(terms=((1, more), (-1, less)) | ((-1, less), (1, more)), constant=0):
            return (more, less) if is_leaf(more) and is_leaf(less) else None
        case Linear(terms=((-1, less),), constant=limit) if limit > 0 and is_leaf(less):
            return Const(limit), less
        case Linear(terms=((1, more),), constant=start) if start < 0 and is_leaf(more):
            return more, Const(-start)
        case _:
            return None


def _select(expression: Select, place: Place, value: Printer, condition: Printer) -> Code:
    text = ""
    for asked, chosen in expression.cases:
        text += f"{value(chosen, place).at(Level.ANY)} if {condition(asked, place).at(Level.ANY)} else "
    return Code(text + value(expression.otherwise, place).text, Level.CHOICE)


def _lookup(expression: Lookup, place: Place, value: Printer) -> Code:
    index = arithmetic(Linear(terms=tuple(_strides(expression))), place, value)
    return Code(f"{place.tables.name(expression.values)}[{index.text}]", Level.ATOM)


def _strides(expression: Lookup) -> Iterator[tuple[int, Expression]]:
    stride = len(expression.values)
    for index, size in zip(expression.indices, expression.sizes, strict=True):
        stride //= size
        yield stride, index
