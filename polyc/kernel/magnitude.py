"""A quick bound of everything a program computes, to rule out overflow without looking closer.

Signs and how values hang together are ignored, so the bound is crude; where it does not
suffice, the range analysis looks properly.
"""

from __future__ import annotations

from collections.abc import Mapping
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
from polyc.kernel.interval import LARGEST
from polyc.kernel.program import Program
from polyc.kernel.statements import Each, Fold, Guard, Let, Refuse, Statement, Total, Update
from polyc.money import MILLION


class _Beyond(Exception):
    """A value may pass 64 bits."""


def surely_fits(program: Program) -> bool:
    """Whether 64 bits hold every value on the way, by the crudest of estimates; False says nothing."""
    bounds: dict[Expression, int] = {
        **{Input(each.name): max(abs(each.low), abs(each.high)) for each in program.inputs},
        **{Before(each.name): max(abs(each.low), abs(each.high)) for each in program.cells},
        **{
            Field(list=each.name, name=item.name): max(abs(item.low), abs(item.high))
            for each in program.lists
            for item in each.items
        },
    }
    try:
        _body(program.body, bounds, {each.name: each.most for each in program.lists})
    except _Beyond:
        return False
    return True


def fits(expression: Expression, bounds: Mapping[Expression, int]) -> bool:
    """Whether 64 bits surely hold the value and what is on the way to it; `bounds` are those of what it names."""
    try:
        _largest(expression, bounds)
    except _Beyond:
        return False
    return True


def _body(body: tuple[Statement, ...], bounds: dict[Expression, int], most: Mapping[str, int]) -> None:
    for statement in body:
        match statement:
            case Let(name=name, value=value):
                bounds[Local(name)] = _largest(value, bounds)
            case Guard(condition=condition, body=inner):
                _largest(condition, bounds)
                _body(inner, bounds, most)
            case Each(list=owner, body=inner, totals=totals, ranks=ranks):
                _body(inner, bounds, most)
                bounds |= {Local(each.name): _total(each, most[owner], bounds) for each in totals}
                for rank in ranks:
                    _largest(rank.value, bounds)
                    bounds[Local(rank.name)] = most[owner]
            case Refuse(condition=value) | Update(value=value):
                _largest(value, bounds)
            case _:
                assert_never(statement)


def _total(total: Total, most: int, bounds: Mapping[Expression, int]) -> int:
    each = _largest(total.value, bounds)
    match total.fold:
        case Fold.SUM:
            return _kept(most * each)
        case Fold.LEAST | Fold.GREATEST:
            return each
        case Fold.COUNT:
            return most
        case _:
            assert_never(total.fold)


def _largest(expression: Expression, bounds: Mapping[Expression, int]) -> int:
    """At least the magnitude of the value; `_Beyond` where something on the way to it may pass 64 bits."""
    match expression:
        case Const(value):
            return _kept(abs(value))
        case Input() | Field() | Local() | Before():
            return bounds[expression]
        case Linear(terms=terms, constant=constant):
            return _kept(abs(constant) + sum(abs(by) * _largest(term, bounds) for by, term in terms))
        case Product(left, right):
            return _kept(_largest(left, bounds) * _largest(right, bounds))
        case Quotient(dividend=dividend, divisor=divisor, rounding=rounding):
            added = 2 * _largest(divisor, bounds) * rounding.step.value
            above = _kept(_largest(dividend, bounds) + added)
            return above // divisor.value if isinstance(divisor, Const) else above
        case Extreme(items=items) | Logic(items=items):
            return max(_largest(item, bounds) for item in items)
        case Compare(left=left, right=right):
            return max(_largest(left, bounds), _largest(right, bounds))
        case Not(item) | Overlap(bits=item):
            return _largest(item, bounds)
        case Select(cases=cases, otherwise=otherwise):
            parts = (part for case in cases for part in case)
            return max(_largest(otherwise, bounds), *(_largest(part, bounds) for part in parts))
        case Lookup(indices=indices, values=values):
            largest = max(abs(value) for value in values)
            return _kept(max(largest, *(_largest(index, bounds) for index in indices)))
        case Bands(amount=amount) | BandsInverse(value=amount):
            return _bands(expression, amount, bounds)
        case _:
            assert_never(expression)


def _bands(expression: Bands | BandsInverse, amount: Expression, bounds: Mapping[Expression, int]) -> int:
    reach = _largest(amount, bounds) + sum(_largest(bound, bounds) for bound in expression.bounds)
    rate = max(MILLION, *(_largest(each, bounds) for each in expression.rates))
    return _kept(4 * len(expression.rates) * reach * rate)


def _kept(magnitude: int) -> int:
    if magnitude > LARGEST:
        raise _Beyond
    return magnitude
