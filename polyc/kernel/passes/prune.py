"""Leaves out of a body what nobody reads."""

from __future__ import annotations

from typing import assert_never

from attrs import evolve

from polyc.kernel.program import Program
from polyc.kernel.rewriting import with_body
from polyc.kernel.statements import Each, Guard, Let, Refuse, Statement, Update
from polyc.kernel.walk import evaluated, local_names


def prune(program: Program, keep: frozenset[str]) -> tuple[Statement, ...]:
    """The body without every value that neither `keep`, an `Update`, a `Refuse` nor a `Guard` needs.

    A `Guard` or `Each` that is left empty goes as well.  What a step merely shows is not
    needed: who prints the trace must keep the locals that it shows.
    """
    body, _ = _needed(program.body, keep)
    return body


def _needed(
    body: tuple[Statement, ...], wanted: frozenset[str]
) -> tuple[tuple[Statement, ...], frozenset[str]]:
    """What is left of the body where the locals `wanted` are read after it, and what is read before it."""
    left: list[Statement] = []
    for statement in reversed(body):
        match statement:
            case Let(name=name, value=value):
                if name in wanted:
                    left.append(statement)
                    wanted = wanted.union(local_names(value))
            case Guard(condition=condition, body=inner):
                kept, within = _needed(inner, wanted)
                if kept:
                    left.append(evolve(statement, body=kept))
                    wanted = within.union(local_names(condition))
            case Each():
                shorter, wanted = _items(statement, wanted)
                if shorter.totals or shorter.ranks or shorter.body:
                    left.append(shorter)
            case Refuse(condition=read) | Update(value=read):
                left.append(statement)
                wanted = wanted.union(local_names(read))
            case _:
                assert_never(statement)
    return tuple(reversed(left)), wanted


def _items(each: Each, wanted: frozenset[str]) -> tuple[Each, frozenset[str]]:
    totals = tuple(total for total in each.totals if total.name in wanted)
    ranks = tuple(rank for rank in each.ranks if rank.name in wanted)
    shorter = evolve(each, totals=totals, ranks=ranks)
    body, wanted = _needed(each.body, wanted.union(*map(local_names, evaluated(shorter))))
    return with_body(shorter, body), wanted
