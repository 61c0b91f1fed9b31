"""Changing expressions and statements without losing a kind of node.

What does not change stays the very same object, so that comparing before and after is quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias, assert_never

from attrs import evolve

from polyc.kernel.bug import KernelBug
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
from polyc.kernel.statements import Each, Guard, Let, Refuse, Statement, Update
from polyc.kernel.walk import Arithmetic, Brackets, Choosing, Truth

Change: TypeAlias = Callable[[Expression], Expression]


def with_children(expression: Expression, change: Change) -> Expression:
    """The expression with every expression directly inside of it changed."""
    new = _with_children(expression, change)
    return expression if new == expression else new


def _with_children(expression: Expression, change: Change) -> Expression:
    match expression:
        case Const() | Input() | Field() | Local() | Before():
            return expression
        case Linear() | Product() | Quotient():
            return _arithmetic(expression, change)
        case Extreme() | Select() | Lookup():
            return _choosing(expression, change)
        case Compare() | Logic() | Not() | Overlap():
            return _truth(expression, change)
        case Bands() | BandsInverse():
            return _brackets(expression, change)
        case _:
            assert_never(expression)


def changed(statement: Statement, change: Change) -> Statement:
    """The statement with the expressions that it evaluates itself changed."""
    match statement:
        case Let(
            name=name, value=value, kind=kind, step=step
        ):  # written out: `evolve` takes five times as long
            new = change(value)
            return statement if new is value else Let(name=name, value=new, kind=kind, step=step)
        case Update(cell=cell, value=value):
            new = change(value)
            return statement if new is value else Update(cell=cell, value=new)
        case Guard(condition=condition, body=body):
            new = change(condition)
            return statement if new is condition else Guard(condition=new, body=body)
        case Refuse(condition=condition, refusal=refusal):
            new = change(condition)
            return statement if new is condition else Refuse(condition=new, refusal=refusal)
        case Each(totals=totals, ranks=ranks):
            return evolve(
                statement,
                totals=tuple(evolve(each, value=change(each.value)) for each in totals),
                ranks=tuple(evolve(each, value=change(each.value)) for each in ranks),
            )
        case _:
            assert_never(statement)


def with_body(each: Each, body: Iterable[Statement]) -> Each:
    """The `Each` with another body; `KernelBug` where a statement may not stand there."""
    kept: list[Let | Refuse] = []
    for statement in body:
        if not isinstance(statement, Let | Refuse):
            raise KernelBug(f"neither a value nor a refusal of an item: {statement}")
        kept.append(statement)
    return evolve(each, body=tuple(kept))


def _arithmetic(expression: Arithmetic, change: Change) -> Expression:
    match expression:
        case Linear(terms=terms, constant=constant):
            return Linear(terms=tuple((times, change(term)) for times, term in terms), constant=constant)
        case Product(left, right):
            return Product(change(left), change(right))
        case Quotient(dividend=dividend, divisor=divisor, rounding=rounding):
            return Quotient(dividend=change(dividend), divisor=change(divisor), rounding=rounding)
        case _:
            assert_never(expression)


def _choosing(expression: Choosing, change: Change) -> Expression:
    match expression:
        case Extreme(which=which, items=items):
            return Extreme(which=which, items=tuple(map(change, items)))
        case Select(cases=cases, otherwise=otherwise):
            changed = tuple((change(condition), change(value)) for condition, value in cases)
            return Select(cases=changed, otherwise=change(otherwise))
        case Lookup(indices=indices, sizes=sizes, values=values):
            return Lookup(indices=tuple(map(change, indices)), sizes=sizes, values=values)
        case _:
            assert_never(expression)


def _truth(expression: Truth, change: Change) -> Expression:
    match expression:
        case Compare(comparison=comparison, left=left, right=right):
            return Compare(comparison=comparison, left=change(left), right=change(right))
        case Logic(connective=connective, items=items):
            return Logic(connective=connective, items=tuple(map(change, items)))
        case Not(item):
            return Not(change(item))
        case Overlap(bits=bits, mask=mask):
            return Overlap(bits=change(bits), mask=mask)
        case _:
            assert_never(expression)


def _brackets(expression: Brackets, change: Change) -> Expression:
    bounds, rates = tuple(map(change, expression.bounds)), tuple(map(change, expression.rates))
    match expression:
        case Bands(amount=amount):
            return Bands(amount=change(amount), bounds=bounds, rates=rates)
        case BandsInverse(value=value):
            return evolve(expression, value=change(value), bounds=bounds, rates=rates)
        case _:
            assert_never(expression)
