"""Kernel expressions in the notation of the listing."""

from __future__ import annotations

from typing import assert_never

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
from polyc.kernel.walk import Arithmetic, Brackets, Choosing, Leaf, Truth
from polyc.money import Rounding


def notation(expression: Expression) -> str:
    """The expression in infix; what the source wrote apart stays apart, in parentheses."""
    match expression:
        case Const() | Input() | Field() | Local() | Before():
            return _leaf(expression)
        case Linear() | Product() | Quotient():
            return _arithmetic(expression)
        case Extreme() | Select() | Lookup():
            return _choice(expression)
        case Compare() | Logic() | Not() | Overlap():
            return _truth(expression)
        case Bands() | BandsInverse():
            return _brackets(expression)
        case _:
            assert_never(expression)


def _within(expression: Expression) -> str:
    inner = notation(expression)
    return f"({inner})" if isinstance(expression, Linear | Product | Compare | Logic | Not) else inner


def _list(expressions: tuple[Expression, ...]) -> str:
    return ", ".join(notation(item) for item in expressions)


def _leaf(expression: Leaf) -> str:
    match expression:
        case Const(value):
            return str(value)
        case Input(name) | Local(name):
            return name
        case Field(list=owner, name=name):
            return f"{owner}.{name}"
        case Before(cell):
            return f"before({cell})"
        case _:
            assert_never(expression)


def _arithmetic(expression: Arithmetic) -> str:
    match expression:
        case Linear():
            return _sum(expression)
        case Product(left, right):
            return f"{_within(left)} * {_within(right)}"
        case Quotient(dividend=dividend, divisor=divisor, rounding=rounding):
            return f"round({_within(dividend)} / {_within(divisor)}, {_rounding(rounding)})"
        case _:
            assert_never(expression)


def _sum(expression: Linear) -> str:
    parts = [_term(by, _within(term)) for by, term in expression.terms]
    if expression.constant or not parts:
        parts.append(_term(expression.constant, ""))
    (sign, first), *rest = parts
    return ("-" if sign == "-" else "") + first + "".join(f" {sign} {part}" for sign, part in rest)


def _term(coefficient: int, term: str) -> tuple[str, str]:
    size = abs(coefficient)
    times = f"{size}*{term}" if size != 1 else term
    return ("-" if coefficient < 0 else "+"), times if term else str(size)


def _choice(expression: Choosing) -> str:
    match expression:
        case Extreme(which=which, items=items):
            return f"{which.value}({_list(items)})"
        case Select(cases=cases, otherwise=otherwise):
            branches = "".join(f"{notation(when)} then {notation(value)}; " for when, value in cases)
            return f"select({branches}else {notation(otherwise)})"
        case Lookup(indices=indices, sizes=sizes, values=values):
            keys = ", ".join(f"{notation(i)} of {size}" for i, size in zip(indices, sizes, strict=True))
            return f"table[{keys}]({', '.join(map(str, values))})"
        case _:
            assert_never(expression)


def _truth(expression: Truth) -> str:
    match expression:
        case Compare(comparison=comparison, left=left, right=right):
            return f"{_within(left)} {comparison.value} {_within(right)}"
        case Logic(connective=connective, items=items):
            return f" {connective.value} ".join(_within(item) for item in items)
        case Not(item):
            return f"not {_within(item)}"
        case Overlap(bits=bits, mask=mask):
            return f"overlap({notation(bits)}, {mask:#b})"
        case _:
            assert_never(expression)


def _brackets(expression: Brackets) -> str:
    pairs = zip(expression.bounds, expression.rates, strict=True)
    bands = ", ".join(f"from {notation(bound)} at {notation(rate)}" for bound, rate in pairs)
    match expression:
        case Bands(amount=amount):
            return f"bands({notation(amount)}; {bands})"
        case BandsInverse(value=value, rounding=rounding):
            return f"unband({notation(value)}; {bands}; {_rounding(rounding)})"
        case _:
            assert_never(expression)


def _rounding(rounding: Rounding) -> str:
    return f"{rounding.mode.name.lower()} {rounding.step.name.lower()}"
