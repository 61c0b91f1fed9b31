"""The program that keeps its steps: every shown value, and whether each `Guard` held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from attrs import evolve, frozen

from polyc.backends.slimming import slim
from polyc.kernel.expressions import Before, Const, Input, Local
from polyc.kernel.program import Program
from polyc.kernel.prune import prune
from polyc.kernel.statements import Guard, Let, Shown, Statement, Step
from polyc.kernel.walk import Leaf, statements
from polyc.kinds import FLAG, Kind


@frozen(kw_only=True)
class TracedStep:
    """A step, the local and the kind of its amount, and the local that is 1 where it applies ("" for always)."""

    step: Step
    local: str
    kind: Kind
    guard: str


@frozen(kw_only=True)
class Trace:
    """`program` computes the `kept` locals (no output among them) beside what settlement needs.

    `same` tells of shown locals that need not be computed what they are: a constant, an
    input, a cell, a kept local or an output.
    """

    program: Program
    kept: tuple[str, ...]
    same: Mapping[str, Leaf]
    steps: tuple[TracedStep, ...]


def trace(program: Program) -> Trace:
    """The traced form of a verified program; its outputs, cells and refusals are the same."""
    outputs = frozenset(output.local for output in program.outputs)
    shown = frozenset(_shown(program))
    flagged = _flagged(evolve(program, body=prune(program, outputs | shown)))
    steps = tuple(_steps(flagged.body, ""))
    wanted = frozenset((*_shown(flagged), *(step.guard for step in steps if step.guard)))
    full = slim(flagged, wanted)
    same = _leaves(full.body, wanted)
    named = {leaf.name for leaf in same.values() if isinstance(leaf, Local)}
    kept = (wanted | named) - same.keys()
    ordered = (item.name for item in statements(full.body) if isinstance(item, Let) and item.name in kept)
    return Trace(
        program=slim(full, kept),
        kept=tuple(name for name in ordered if name not in outputs),
        same=same,
        steps=steps,
    )


def _leaves(body: tuple[Statement, ...], wanted: frozenset[str]) -> dict[str, Leaf]:
    """What each wanted local is that is only another name, seen through to the end."""
    same: dict[str, Leaf] = {}
    for statement in body:
        match statement:
            case Let(name=name, value=Local(other)) if name in wanted:
                same[name] = same.get(other, Local(other))
            case Let(name=name, value=Const() | Input() | Before() as leaf) if name in wanted:
                same[name] = leaf
            case _:
                pass
    return same


def _shown(program: Program) -> Iterator[str]:
    """The locals that have a step or stand in the formula of one."""
    for statement in statements(program.body):
        if isinstance(statement, Let) and statement.step is not None:
            yield statement.name
            values = (piece.value for piece in statement.step.formula if isinstance(piece, Shown))
            yield from (value.name for value in values if isinstance(value, Local))


def _flagged(program: Program) -> Program:
    """The condition of every guard around a step named, so that it can be handed out."""
    taken = {item.name for item in statements(program.body) if isinstance(item, Let)}
    taken |= {item.name for item in program.inputs}
    names = (name for number in count(1) if (name := f"适用{number}") not in taken)
    return evolve(program, body=tuple(_with_flags(program.body, names)))


def _with_flags(body: tuple[Statement, ...], names: Iterator[str]) -> Iterator[Statement]:
    for statement in body:
        if not isinstance(statement, Guard):
            yield statement
            continue
        inner = tuple(_with_flags(statement.body, names))
        if any(isinstance(item, Let) and item.step is not None for item in inner):
            name = next(names)
            yield Let(name=name, value=statement.condition, kind=FLAG, step=None)
            yield Guard(condition=Local(name), body=inner)
        else:
            yield evolve(statement, body=inner)


def _steps(body: tuple[Statement, ...], guard: str) -> Iterator[TracedStep]:
    for statement in body:
        match statement:
            case Let(name=name, kind=kind, step=Step() as step):
                yield TracedStep(step=step, local=name, kind=kind, guard=guard)
            case Guard(condition=Local(name), body=inner):
                yield from _steps(inner, name)
            case Guard(body=inner):
                yield from _steps(inner, guard)
            case _:
                pass
