"""Rates kept in larger steps than millionths where nobody sees them.

A rate that is always a whole multiple of 5 %, and that only ever multiplies what a
constant then divides, is kept in steps of 5 %: products stay small, and the quotient
reduces (`polyc.kernel.passes.reducing`) as it does for a constant rate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import evolve

from polyc.kernel.expressions import Const, Expression, Linear, Local, Quotient
from polyc.kernel.passes.inlining import uses
from polyc.kernel.passes.reducing import content, divided
from polyc.kernel.program import Program
from polyc.kernel.rewriting import changed, with_body, with_children
from polyc.kernel.statements import Each, Guard, Let, Statement
from polyc.kernel.walk import children, evaluated, names, statements
from polyc.kinds import Rate


def rescale(program: Program, keep: frozenset[str]) -> Program:
    """The same program with hidden rates in larger steps; those in `keep` stay millionths."""
    steps = dict(_steps(program, keep))
    return evolve(program, body=tuple(_rescaled(program.body, steps)))


def _steps(program: Program, keep: frozenset[str]) -> Iterator[tuple[str, int]]:
    total = uses(program.body)
    divided_by = Counter(
        name.name
        for statement in statements(program.body)
        for top in evaluated(statement)
        for dividend in _dividends(top)
        for name in names(dividend)
        if isinstance(name, Local)
    )
    for let in statements(program.body):
        if isinstance(let, Let) and isinstance(let.kind, Rate) and let.name not in keep:
            step = content(let.value)
            if step > 1 and divided_by[let.name] == total[let.name]:
                yield let.name, step


def _dividends(expression: Expression) -> Iterator[Expression]:
    """The outermost dividends over a constant."""
    if isinstance(expression, Quotient) and isinstance(expression.divisor, Const):
        yield expression.dividend
        return
    for child in children(expression):
        yield from _dividends(child)


def _rescaled(body: tuple[Statement, ...], steps: Mapping[str, int]) -> Iterator[Statement]:
    def put(expression: Expression) -> Expression:
        if isinstance(expression, Local) and expression.name in steps:
            return Linear(terms=((steps[expression.name], expression),))
        return with_children(expression, put)

    for statement in body:
        match changed(statement, put):
            case Let(name=name, value=value) as let if name in steps:
                yield evolve(let, value=divided(value, steps[name]))
            case Guard(body=inner) as guard:
                yield evolve(guard, body=tuple(_rescaled(inner, steps)))
            case Each(body=items) as each:
                yield with_body(each, _rescaled(items, steps))
            case other:
                yield other
