"""Extremes, cases and tables."""

from __future__ import annotations

from typing import assert_never

from attrs import evolve

from polyc.backends.code import Code, Level, code
from polyc.backends.javascript.arithmetic import linear
from polyc.backends.javascript.literals import SAFE
from polyc.backends.javascript.places import Place, Printer
from polyc.backends.javascript.tables import is_wide
from polyc.backends.proofs import place_in
from polyc.kernel.expressions import Extreme, Extremum, Lookup, Select
from polyc.kernel.interval import Interval, hull, joined
from polyc.kernel.walk import Choosing


def choosing(expression: Choosing, place: Place, value: Printer, condition: Printer) -> Code:
    """The code of an extreme, a choice by cases or a table."""
    match expression:
        case Extreme():
            return _extreme(expression, place, value)
        case Select():
            return _select(expression, place, value, condition)
        case Lookup():
            return _lookup(expression, place, value)
        case _:
            assert_never(expression)


def _extreme(expression: Extreme, place: Place, value: Printer) -> Code:
    parts = [value(item, place) for item in expression.items]
    if len(parts) == 1:
        return parts[0]
    lowest = expression.which is Extremum.LEAST
    called = ("least" if lowest else "greatest") if place.wide else ("Math.min" if lowest else "Math.max")
    end = min if lowest else max
    values = Interval(end(part.interval.low for part in parts), end(part.interval.high for part in parts))
    unsigned = all(part.unsigned for part in parts)
    text = f"{called}({', '.join(part.text for part in parts)})"
    return code(text, Level.ATOM, values, *parts, unsigned=unsigned)


def _select(expression: Select, place: Place, value: Printer, condition: Printer) -> Code:
    asked = [condition(when, place) for when, _ in expression.cases]
    values = [value(item, place) for item in (*(item for _, item in expression.cases), expression.otherwise)]
    pairs = zip(asked, values, strict=False)
    text = (
        "".join(f"{when.at(Level.ANY)} ? {item.at(Level.ANY)} : " for when, item in pairs) + values[-1].text
    )
    reach = joined(item.interval for item in values)
    unsigned = all(item.unsigned for item in values)
    return code(text, Level.CHOICE, reach, *asked, *values, unsigned=unsigned)


def _lookup(expression: Lookup, place: Place, value: Printer) -> Code:
    index, values = _index(expression, place, value), expression.values
    cell = f"{place.tables.name(values)}[{index.text}]"
    text = f"BigInt({cell})" if place.wide and not is_wide(values) else cell
    return code(text, Level.ATOM, hull(values), index)


def _index(expression: Lookup, place: Place, value: Printer) -> Code:
    """As a Number where that may be: every index lies within its table, which is small."""
    place_of = place_in(expression)
    narrow = linear(place_of, evolve(place, wide=False), value)
    return narrow if narrow.within(SAFE) else linear(place_of, place, value)
