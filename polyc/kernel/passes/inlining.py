"""Values that are used once, or that are only another name, moved to where they are used.

A value moves only deeper into the conditions under which it is read, never out of its
`Guard`, so that what is never asked for is still never computed; and never into an
`Each`, where it would be computed again for every item.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Final

from attrs import evolve, frozen

from polyc.kernel.expressions import Bands, BandsInverse, Before, Const, Expression, Field, Input, Local
from polyc.kernel.program import Program
from polyc.kernel.rewriting import changed, with_body, with_children
from polyc.kernel.statements import Each, Guard, Let, Statement
from polyc.kernel.walk import REMEMBERED, children, evaluated, names, of_items, statements

SIMPLE: Final = 2
"""How deep a value may be nested that is moved into another expression."""


def inline(program: Program, keep: frozenset[str]) -> Program:
    """The same program with fewer `Let`; those in `keep` stay."""
    total = uses(program.body)
    how = _Inlining(keep=keep, total=total, repeated=repeated(program.body))
    return evolve(program, body=tuple(_inlined(program.body, {}, total, how)))


def uses(body: tuple[Statement, ...]) -> Counter[str]:
    """How often each local is read by the expressions of `body`; a bound of brackets is read twice."""
    tops = (top for statement in statements(body) for top in evaluated(statement))
    return Counter(chain.from_iterable(map(_read, tops)))


@lru_cache(maxsize=REMEMBERED)
def _read(expression: Expression) -> tuple[str, ...]:
    parts = (expression, *_bounds(expression))
    return tuple(name.name for part in parts for name in names(part) if isinstance(name, Local))


def _bounds(expression: Expression) -> Iterator[Expression]:
    if isinstance(expression, Bands):
        yield from expression.bounds
    for child in children(expression):
        yield from _bounds(child)


def repeated(body: tuple[Statement, ...]) -> frozenset[str]:
    """The locals from above that are read once for every item of a list."""
    found: set[str] = set()
    for each in body:
        if isinstance(each, Each):
            found |= uses((each,)).keys() - {let.name for let in of_items((each,))}
    return frozenset(found)


@frozen(kw_only=True)
class _Inlining:
    """What stays, how often each local is read, and what is read more often than it is written."""

    keep: frozenset[str]
    total: Counter[str]
    repeated: frozenset[str]

    def moves(self, let: Let, read_here: Counter[str]) -> bool:
        """Whether the value may stand wherever its local is read."""
        name, value = let.name, let.value
        if name in self.keep or read_here[name] != self.total[name]:
            return False
        if isinstance(value, Const | Input | Field | Local | Before):
            return True
        once = self.total[name] == 1 and name not in self.repeated
        return once and depth(value) <= SIMPLE and not isinstance(value, Bands | BandsInverse)


def _inlined(
    body: tuple[Statement, ...], moved: dict[str, Expression], here: Counter[str], how: _Inlining
) -> Iterator[Statement]:
    """The body with what is moved put in place; `moved` gathers it, `here` counts what is read here."""
    for statement in body:
        put = _substituted(statement, moved)
        match put:
            case Let() if how.moves(put, here):
                moved[put.name] = put.value
            case Guard(body=inner):
                yield evolve(put, body=tuple(_inlined(inner, {**moved}, uses(inner), how)))
            case Each(body=inner):
                own = {**moved}
                kept = with_body(put, _inlined(inner, own, uses((put,)), how))
                yield _substituted(kept, own)
            case _:
                yield put


@lru_cache(maxsize=REMEMBERED)
def depth(expression: Expression) -> int:
    """How deep the expression is nested; 0 for a leaf."""
    return max((depth(child) + 1 for child in children(expression)), default=0)


def _substituted(statement: Statement, moved: Mapping[str, Expression]) -> Statement:
    def put(expression: Expression) -> Expression:
        if isinstance(expression, Local):
            return moved.get(expression.name, expression)
        return with_children(expression, put)

    return changed(statement, put)
