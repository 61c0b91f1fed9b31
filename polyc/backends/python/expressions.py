"""Kernel expressions as Python expressions: as a value, an integer, or as a condition, true or false."""

from __future__ import annotations

from typing import assert_never

from polyc.backends.python.arithmetic import arithmetic
from polyc.backends.python.brackets import brackets
from polyc.backends.python.choices import choosing
from polyc.backends.python.places import Code, Level, Place
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
from polyc.kernel.walk import Truth


def value(expression: Expression, place: Place) -> Code:
    """The expression as an integer."""
    match expression:
        case Const(number):
            return Code(str(number), Level.ATOM if number >= 0 else Level.SIGN)
        case Input() | Field() | Local() | Before():
            return Code(place.names[expression], Level.ATOM)
        case Linear() | Product() | Quotient():
            return arithmetic(expression, place, value)
        case Extreme() | Select() | Lookup():
            return choosing(expression, place, value, condition)
        case Compare() | Logic() | Not() | Overlap():
            return Code(f"1 if {condition(expression, place).at(Level.ANY)} else 0", Level.CHOICE)
        case Bands() | BandsInverse():
            return brackets(expression, place, value)
        case _:
            assert_never(expression)


def condition(expression: Expression, place: Place) -> Code:
    """The expression, which is 0 or 1, as what Python holds for false or true."""
    match expression:
        case Compare() | Logic() | Not() | Overlap():
            return _truth(expression, place)
        case _:
            return value(expression, place)


def _truth(expression: Truth, place: Place) -> Code:
    match expression:
        case Compare(comparison=comparison, left=left, right=right):
            sides = (value(side, place).at(Level.BITS) for side in (left, right))
            return Code(f" {comparison.value} ".join(sides), Level.COMPARE)
        case Logic(connective=connective, items=items):
            level = Level.ALL if connective is Connective.ALL else Level.ANY
            inner = (condition(item, place).at(Level(level + 1)) for item in items)
            return Code(f" {connective.value} ".join(inner), level)
        case Not(item):
            return Code(f"not {condition(item, place).at(Level.NOT)}", Level.NOT)
        case Overlap(bits=bits, mask=mask):
            return Code(f"{value(bits, place).at(Level.BITS)} & {mask}", Level.BITS)
        case _:
            assert_never(expression)
