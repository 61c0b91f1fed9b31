"""A program with as little to compute as may be; its outputs, cells and refusals stay the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from attrs import evolve

from polyc.kernel.expressions import ONE, ZERO, Connective, Expression, Logic
from polyc.kernel.passes.folding import fold
from polyc.kernel.passes.inlining import inline
from polyc.kernel.passes.proving import prove
from polyc.kernel.passes.prune import prune
from polyc.kernel.passes.remembering import remembered
from polyc.kernel.passes.rescaling import rescale
from polyc.kernel.program import Program
from polyc.kernel.rewriting import changed, with_body
from polyc.kernel.statements import Each, Guard, Let, Refuse, Statement
from polyc.kernel.walk import statements


def results_of(program: Program) -> frozenset[str]:
    """The locals that are handed out, those of items as well."""
    rows = (each.locals for each in program.rows)
    return frozenset(output.local for output in program.outputs).union(*rows)


def slim(program: Program, keep: frozenset[str]) -> Program:
    """The program with the locals `keep` and the outputs, and whatever else they need; its steps are gone."""
    kept = keep | results_of(program)
    stepless = evolve(program, body=tuple(silent(program.body)))
    return trim(prove(_shortest(stepless, kept)), kept)


@remembered
def slimmest(program: Program) -> Program:
    """The program with nothing but its outputs, cells and refusals, and what they need."""
    return slim(program, frozenset())


def trim(program: Program, kept: frozenset[str]) -> Program:
    """A program without steps, nothing new proven of it: shortened until nothing is left to shorten."""
    program = _shortest(program, kept)
    return rescale(evolve(program, body=tuple(_gathered(program.body))), kept)


def silent(body: tuple[Statement, ...]) -> Iterator[Statement]:
    """Without the steps, which may show what is computed no more."""
    for statement in body:
        match statement:
            case Let(name=name, value=value, kind=kind):
                yield Let(name=name, value=value, kind=kind, step=None)
            case Guard(body=inner):
                yield evolve(statement, body=tuple(silent(inner)))
            case Each(body=items, totals=totals, ranks=ranks):
                folded = tuple(evolve(total, step=None) for total in totals)
                places = tuple(evolve(rank, step=None) for rank in ranks)
                yield with_body(evolve(statement, totals=folded, ranks=places), silent(items))
            case _:
                yield statement


def _shortest(program: Program, kept: frozenset[str]) -> Program:
    """What is folded may be short enough to be moved, and what is moved may fold again."""
    pruned = evolve(program, body=prune(program, kept))
    moved = inline(pruned, kept)
    shorter = evolve(moved, body=tuple(_folded(moved.body)))
    return pruned if shorter == pruned else _shortest(shorter, kept)


def _folded(body: tuple[Statement, ...]) -> Iterator[Statement]:
    for statement in body:
        match changed(statement, fold):
            case Guard(condition=condition, body=inner) if condition == ONE:
                yield from _folded(inner)
            case Guard(condition=condition, body=inner) if condition == ZERO:
                yield from (evolve(let, value=ZERO) for let in statements(inner) if isinstance(let, Let))
            case Guard(body=inner) as guard:
                yield evolve(guard, body=tuple(_folded(inner)))
            case Each(body=items) as each:
                yield with_body(each, _folded(items))
            case Refuse(condition=condition) if condition == ZERO:
                pass
            case other:
                yield other


def _gathered(body: tuple[Statement, ...]) -> Iterator[Statement]:
    """Refusals in a row that begin with the same condition ask for it once."""
    for first, run in groupby(body, _first):
        found = tuple(run)
        if first is None or len(found) == 1:
            yield from (_within(statement) for statement in found)
        else:
            rest = (
                evolve(refuse, condition=_rest(refuse.condition))
                for refuse in found
                if isinstance(refuse, Refuse)
            )
            yield Guard(condition=first, body=tuple(rest))


def _within(statement: Statement) -> Statement:
    if isinstance(statement, Guard):
        return evolve(statement, body=tuple(_gathered(statement.body)))
    return statement


def _first(statement: Statement) -> Expression | None:
    match statement:
        case Refuse(condition=Logic(connective=Connective.ALL, items=(first, _, *_))):
            return first
        case _:
            return None


def _rest(condition: Expression) -> Expression:
    match condition:
        case Logic(connective=connective, items=(_, second, *others)):
            return Logic(connective=connective, items=(second, *others)) if others else second
        case _:
            return condition
