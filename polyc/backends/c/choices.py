"""Extremes, cases and tables."""

from __future__ import annotations

from functools import reduce
from typing import assert_never

from polyc.backends.c.arithmetic import linear
from polyc.backends.c.places import Place, Printer
from polyc.backends.code import Code, Level, code
from polyc.backends.proofs import place_in
from polyc.kernel.expressions import Extreme, Extremum, Lookup, Select
from polyc.kernel.interval import Interval, hull, joined
from polyc.kernel.walk import Choosing


def choosing(expression: Choosing, place: Place, value: Printer, condition: Printer) -> Code:
    """The code of an extreme, a choice by cases or a table."""
    match expression:
        case Extreme(which=which, items=items):
            lowest = which is Extremum.LEAST
            return reduce(lambda one, other: _extreme(one, other, lowest), (value(i, place) for i in items))
        case Select():
            return _select(expression, place, value, condition)
        case Lookup(values=values):
            index = linear(place_in(expression), place, value)
            return code(f"{place.tables.name(values)}[{index.text}]", Level.ATOM, hull(values), index)
        case _:
            assert_never(expression)


def _extreme(one: Code, other: Code, lowest: bool) -> Code:
    end = min if lowest else max
    values = Interval(end(one.interval.low, other.interval.low), end(one.interval.high, other.interval.high))
    called = "least" if lowest else "greatest"
    return code(f"{called}({one.text}, {other.text})", Level.ATOM, values, one, other)


def _select(expression: Select, place: Place, value: Printer, condition: Printer) -> Code:
    asked = [condition(when, place) for when, _ in expression.cases]
    values = [value(item, place) for item in (*(item for _, item in expression.cases), expression.otherwise)]
    pairs = zip(asked, values, strict=False)
    chain = "".join(f"{when.at(Level.ANY)} ? {item.at(Level.ANY)} : " for when, item in pairs)
    reach = joined(item.interval for item in values)
    return code(chain + values[-1].text, Level.CHOICE, reach, *asked, *values)
