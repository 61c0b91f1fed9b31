"""Drops refusals that the range analysis proves can never happen."""

from __future__ import annotations

from attrs import evolve

from polyc.kernel.environment import Environment
from polyc.kernel.expressions import Compare, Comparison, Expression, Linear
from polyc.kernel.program import Program
from polyc.kernel.ranges import Ranges, interval
from polyc.kernel.statements import Guard, Refuse, Statement


def discharge(program: Program, found: Ranges) -> Program:
    """The program without refusals that its ranges prove impossible; the others keep their numbers."""
    return evolve(program, body=_kept(program.body, found.environment))


def _kept(body: tuple[Statement, ...], environment: Environment) -> tuple[Statement, ...]:
    kept: list[Statement] = []
    for statement in body:
        match statement:
            case Refuse(condition=condition) if _never(condition, environment):
                continue
            case Guard():
                kept.append(evolve(statement, body=_kept(statement.body, environment)))
            case _:
                kept.append(statement)
    return tuple(kept)


def _never(condition: Expression, environment: Environment) -> bool:
    match condition:
        case Compare(comparison=Comparison.LESS, left=left, right=right):
            gap = interval(Linear(terms=((1, left), (-1, right))), environment)
            return gap.low >= 0
        case Compare(comparison=Comparison.AT_MOST, left=left, right=right):
            gap = interval(Linear(terms=((1, left), (-1, right))), environment)
            return gap.low > 0
        case _:
            return False
