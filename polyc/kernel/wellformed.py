"""The rules that hold for one expression, given the names that are known where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import assert_never

from attrs import frozen

from polyc.kernel.bug import require
from polyc.kernel.expressions import (
    Bands,
    BandsInverse,
    Before,
    Compare,
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
from polyc.kernel.program import Cell, InputField, ItemField
from polyc.kernel.walk import Arithmetic, Brackets, Choosing, Named, Truth, children
from polyc.kinds import Flag, Kind, Text


@frozen(kw_only=True)
class Scope:
    """What may be named at one place of a program; `locals` are those defined above it.

    Within an `Each`, `list` names its list and `fields` holds the inputs of an item.
    """

    inputs: Mapping[str, InputField]
    cells: Mapping[str, Cell]
    locals: Mapping[str, Kind]
    list: str = ""
    fields: Mapping[str, ItemField] = {}


def check_value(expression: Expression, scope: Scope) -> None:
    """Raise `KernelBug` unless the expression and all within it keep the rules."""
    match expression:
        case Const():
            pass
        case Input() | Field() | Local() | Before():
            _check_name(expression, scope)
        case Linear() | Product() | Quotient():
            _check_arithmetic(expression)
        case Extreme() | Select() | Lookup():
            _check_choice(expression, scope)
        case Compare() | Logic() | Not() | Overlap():
            _check_truth(expression, scope)
        case Bands() | BandsInverse():
            _check_brackets(expression)
        case _:
            assert_never(expression)
    for child in children(expression):
        check_value(child, scope)


def check_condition(expression: Expression, scope: Scope) -> None:
    """Raise `KernelBug` unless the expression keeps the rules and is always 0 or 1."""
    check_value(expression, scope)
    _require_truth(expression, scope)


def kind_of(name: Named, scope: Scope) -> Kind:
    """The declared kind of what is named; `KernelBug` where it is not known here."""
    match name:
        case Input(declared):
            require(declared in scope.inputs, f"unknown input {declared}")
            return scope.inputs[declared].kind
        case Local(declared):
            require(declared in scope.locals, f"{declared} is used before it is defined")
            return scope.locals[declared]
        case Field(list=owner, name=declared):
            require(owner == scope.list, f"{owner}.{declared} is read where no item of {owner} is at hand")
            require(declared in scope.fields, f"unknown field {owner}.{declared}")
            return scope.fields[declared].kind
        case Before(declared):
            require(declared in scope.cells, f"unknown cell {declared}")
            return scope.cells[declared].kind
        case _:
            assert_never(name)


def _check_name(expression: Named, scope: Scope) -> None:
    require(not isinstance(kind_of(expression, scope), Text), f"{expression} computes with a text")
    match expression:
        case Input(name):
            require(scope.inputs[name].computed, f"{expression} is not marked as computed")
        case Field(name=name):
            require(scope.fields[name].computed, f"{expression} is not marked as computed")
        case Local() | Before():
            pass
        case _:
            assert_never(expression)


def _check_arithmetic(expression: Arithmetic) -> None:
    match expression:
        case Linear(terms=terms):
            require(all(coefficient != 0 for coefficient, _ in terms), "a coefficient is 0")
        case Quotient(divisor=Const(divisor)):
            require(divisor > 0, f"a divisor is {divisor}")
        case Product() | Quotient():
            pass
        case _:
            assert_never(expression)


def _check_choice(expression: Choosing, scope: Scope) -> None:
    match expression:
        case Extreme(items=items):
            require(len(items) > 0, "an extreme of nothing")
        case Select(cases=cases):
            for condition, _ in cases:
                _require_truth(condition, scope)
        case Lookup(indices=indices, sizes=sizes, values=values):
            require(len(indices) == len(sizes) > 0, f"{len(indices)} indices for the sizes {sizes}")
            require(min(sizes) > 0, f"a size of {sizes} is not positive")
            require(len(values) == prod(sizes), f"{len(values)} values for the sizes {sizes}")
        case _:
            assert_never(expression)


def _check_truth(expression: Truth, scope: Scope) -> None:
    match expression:
        case Logic(items=items):
            require(len(items) > 0, "a connective of nothing")
            for item in items:
                _require_truth(item, scope)
        case Not(item):
            _require_truth(item, scope)
        case Compare() | Overlap():
            pass
        case _:
            assert_never(expression)


def _check_brackets(expression: Brackets) -> None:
    lengths = (len(expression.bounds), len(expression.rates))
    require(lengths[0] == lengths[1] > 0, f"{lengths[0]} bounds for {lengths[1]} rates")


def _require_truth(expression: Expression, scope: Scope) -> None:
    require(_is_truth(expression, scope), f"a condition that may be neither 0 nor 1: {expression}")


def _is_truth(expression: Expression, scope: Scope) -> bool:
    match expression:
        case Compare() | Logic() | Not() | Overlap():
            return True
        case Const(value):
            return value in (0, 1)
        case Input() | Field() | Local() | Before():
            return isinstance(kind_of(expression, scope), Flag)
        case Select(cases=cases, otherwise=otherwise):
            return all(_is_truth(value, scope) for value in (*(value for _, value in cases), otherwise))
        case Lookup(values=values):
            return set(values) <= {0, 1}
        case _:
            return False
