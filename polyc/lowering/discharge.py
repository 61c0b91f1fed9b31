"""Drops refusals that the range analysis proves can never happen."""

from __future__ import annotations

from attrs import evolve

from polyc.kernel.program import Program
from polyc.kernel.ranges import ranges
from polyc.kernel.statements import Guard, Refuse, Statement


def discharge(program: Program) -> Program:
    """The program without impossible refusals; the others keep their numbers."""
    return evolve(program, body=_kept(program.body, ranges(program).impossible))


def _kept(body: tuple[Statement, ...], impossible: frozenset[int]) -> tuple[Statement, ...]:
    kept: list[Statement] = []
    for statement in body:
        match statement:
            case Refuse(refusal=refusal) if refusal.number in impossible:
                continue
            case Guard():
                kept.append(evolve(statement, body=_kept(statement.body, impossible)))
            case _:
                kept.append(statement)
    return tuple(kept)
