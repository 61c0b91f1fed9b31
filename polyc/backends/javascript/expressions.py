"""Kernel expressions as JavaScript: as a value, a number, or as a condition, true or false."""

from __future__ import annotations

from typing import Final, assert_never

from attrs import evolve

from polyc.backends.code import Code, Level, code, truth
from polyc.backends.javascript import literals
from polyc.backends.javascript.arithmetic import arithmetic
from polyc.backends.javascript.brackets import brackets
from polyc.backends.javascript.choices import choosing
from polyc.backends.javascript.places import Place
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
from polyc.kernel.interval import TRUTH
from polyc.kernel.walk import Truth

SIGNS: Final = {Comparison.EQUAL: "===", Comparison.UNEQUAL: "!=="}
"""The comparisons that JavaScript writes otherwise than the kernel."""

BITS: Final = 2**31 - 1
"""What ``&`` of two Numbers knows."""


def value(expression: Expression, place: Place) -> Code:
    """The expression as a number."""
    match expression:
        case Const(number):
            return place.number(number)
        case Input() | Field() | Local() | Before():
            return place.named(expression)
        case Linear() | Product() | Quotient():
            return arithmetic(expression, place, value)
        case Extreme() | Select() | Lookup():
            return choosing(expression, place, value, condition)
        case Compare() | Logic() | Not() | Overlap():
            asked = condition(expression, place)
            one, zero = place.number(1).text, place.number(0).text
            return code(f"{asked.at(Level.ANY)} ? {one} : {zero}", Level.CHOICE, TRUTH, asked)
        case Bands() | BandsInverse():
            return brackets(expression, place, value)
        case _:
            assert_never(expression)


def condition(expression: Expression, place: Place) -> Code:
    """The expression, which is 0 or 1, as what JavaScript holds for false or true; with Numbers where that may be."""
    if place.wide:
        narrow = condition(expression, evolve(place, wide=False))
        if narrow.within(literals.SAFE):
            return narrow
    match expression:
        case Compare() | Logic() | Not() | Overlap():
            return _truth(expression, place)
        case _:
            return value(expression, place)


def _truth(expression: Truth, place: Place) -> Code:
    match expression:
        case Compare(comparison=comparison, left=left, right=right):
            sides = (value(left, place), value(right, place))
            sign = SIGNS.get(comparison, comparison.value)
            return truth(f" {sign} ".join(side.at(Level.SUM) for side in sides), Level.COMPARE, *sides)
        case Logic(connective=connective, items=items):
            level, sign = (Level.ALL, " && ") if connective is Connective.ALL else (Level.ANY, " || ")
            parts = [condition(item, place) for item in items]
            return truth(sign.join(part.at(Level(level + 1)) for part in parts), level, *parts)
        case Not(item):
            asked = condition(item, place)
            return truth(f"!{asked.at(Level.SIGN)}", Level.SIGN, asked)
        case Overlap(bits=bits, mask=mask):
            return _overlap(value(bits, place), mask, place)
        case _:
            assert_never(expression)


def _overlap(bits: Code, mask: int, place: Place) -> Code:
    if not place.wide and max(bits.interval.high, mask) <= BITS:
        return truth(f"({bits.at(Level.COMPARE)} & {mask}) !== 0", Level.COMPARE, bits)
    as_bits = bits.at(Level.COMPARE) if place.wide else f"BigInt({bits.text})"
    return truth(f"({as_bits} & {literals.number(mask, wide=True)}) !== 0n", Level.COMPARE, bits)
