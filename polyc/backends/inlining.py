"""Values that are used once, or that are only another name, moved to where they are used.

A value moves only deeper into the conditions under which it is read, never out of its
`Guard`, so that what is never asked for is still never computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, assert_never

from attrs import evolve

from polyc.kernel.rewriting import Change, with_children
from polyc.kernel.expressions import Bands, BandsInverse, Before, Const, Expression, Input, Local
from polyc.kernel.program import Program
from polyc.kernel.statements import Guard, Let, Refuse, Statement, Update
from polyc.kernel.walk import children, names, statements

SIMPLE: Final = 2
"""How deep a value may be nested that is moved into another expression."""


def inline(program: Program, keep: frozenset[str]) -> Program:
    """The same program with fewer `Let`; those in `keep` stay."""
    total = uses(program.body)
    return evolve(program, body=tuple(_inlined(program.body, {}, keep, total)))


def uses(body: tuple[Statement, ...]) -> Counter[str]:
    """How often each local is read by the expressions of `body`; a bound of brackets is read twice."""
    read = (part for statement in statements(body) for part in _read(read_by(statement)))
    return Counter(name.name for part in read for name in names(part) if isinstance(name, Local))


def _read(expression: Expression) -> Iterator[Expression]:
    yield expression
    yield from _bounds(expression)


def _bounds(expression: Expression) -> Iterator[Expression]:
    if isinstance(expression, Bands):
        yield from expression.bounds
    for child in children(expression):
        yield from _bounds(child)


def read_by(statement: Statement) -> Expression:
    """The expression that the statement itself evaluates."""
    match statement:
        case Let(value=value) | Update(value=value):
            return value
        case Guard(condition=condition) | Refuse(condition=condition):
            return condition
        case _:
            assert_never(statement)


def _inlined(
    body: tuple[Statement, ...],
    outer: Mapping[str, Expression],
    keep: frozenset[str],
    total: Counter[str],
) -> Iterator[Statement]:
    here = uses(body)
    moved = dict(outer)
    for statement in body:
        put = _substituted(statement, moved)
        match put:
            case Let(name=name, value=value) if (
                name not in keep and here[name] == total[name] and _moves(value, total[name])
            ):
                moved[name] = value
            case Guard(body=inner):
                yield evolve(put, body=tuple(_inlined(inner, moved, keep, total)))
            case _:
                yield put


def _moves(value: Expression, times: int) -> bool:
    if isinstance(value, Const | Input | Local | Before):
        return True
    return times == 1 and depth(value) <= SIMPLE and not isinstance(value, Bands | BandsInverse)


def depth(expression: Expression) -> int:
    """How deep the expression is nested; 0 for a leaf."""
    return max((depth(child) + 1 for child in children(expression)), default=0)


def _substituted(statement: Statement, moved: Mapping[str, Expression]) -> Statement:
    def put(expression: Expression) -> Expression:
        if isinstance(expression, Local):
            return moved.get(expression.name, expression)
        return with_children(expression, put)

    return changed(statement, put)


def changed(statement: Statement, change: Change) -> Statement:
    """The statement with the expression that it evaluates changed."""
    match statement:
        case Let(value=value) | Update(value=value):
            return evolve(statement, value=change(value))
        case Guard(condition=condition) | Refuse(condition=condition):
            return evolve(statement, condition=change(condition))
        case _:
            assert_never(statement)
