"""Kernel expressions as C: as a value of 64 bits, or as a condition."""

from __future__ import annotations

from typing import assert_never

from polyc.backends.c.arithmetic import arithmetic
from polyc.backends.c.brackets import brackets
from polyc.backends.c.choices import choosing
from polyc.backends.c.literals import number
from polyc.backends.c.places import Place
from polyc.backends.code import Code, Level, code, truth
from polyc.kernel.expressions import (
    Bands,
    BandsInverse,
    Before,
    Compare,
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


def value(expression: Expression, place: Place) -> Code:
    """The expression as an ``int64_t``."""
    match expression:
        case Const(constant):
            return place.number(constant)
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
    """The expression, which is 0 or 1, as what C asks."""
    match expression:
        case Compare() | Logic() | Not() | Overlap():
            return _truth(expression, place)
        case _:
            found = value(expression, place)
            return truth(f"{found.at(Level.SUM)} != 0", Level.COMPARE, found)


def _truth(expression: Truth, place: Place) -> Code:
    match expression:
        case Compare(comparison=comparison, left=left, right=right):
            sides = (value(left, place), value(right, place))
            return truth(
                f" {comparison.value} ".join(side.at(Level.SUM) for side in sides), Level.COMPARE, *sides
            )
        case Logic(connective=connective, items=items):
            level, sign = (Level.ALL, " && ") if connective is Connective.ALL else (Level.ANY, " || ")
            parts = [condition(item, place) for item in items]
            return truth(sign.join(part.at(Level.BITS) for part in parts), level, *parts)
        case Not(item):
            asked = condition(item, place)
            return truth(f"!{asked.at(Level.SIGN)}", Level.SIGN, asked)
        case Overlap(bits=bits, mask=mask):
            held = value(bits, place)
            return truth(f"({held.at(Level.COMPARE)} & {number(mask)}) != 0", Level.COMPARE, held)
        case _:
            assert_never(expression)
