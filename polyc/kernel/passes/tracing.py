"""The program that keeps its steps: every shown value, and whether each `Guard` held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from attrs import evolve, frozen

from polyc.kernel.expressions import Before, Const, Input, Local
from polyc.kernel.passes.prune import prune
from polyc.kernel.passes.remembering import remembered
from polyc.kernel.passes.slimming import slim, trim
from polyc.kernel.program import Program
from polyc.kernel.statements import Each, Guard, Let, Shown, Statement, Step
from polyc.kernel.walk import Leaf, of_items, results
from polyc.kinds import FLAG, Kind


@frozen(kw_only=True)
class TracedStep:
    """A step, the local and the kind of its amount, and the local that is 1 where it applies ("" for always)."""

    step: Step
    local: str
    kind: Kind
    guard: str


@frozen(kw_only=True)
class TracedItems:
    """The steps of every item of a list, and the locals that are `kept` of each item."""

    list: str
    kept: tuple[str, ...]
    steps: tuple[TracedStep, ...]


@frozen(kw_only=True)
class Trace:
    """`program` computes the `kept` locals (no output among them) beside what settlement needs.

    `same` tells of shown locals that need not be computed what they are: a constant, an
    input, a cell, a kept local or an output.  `items` tells of each list that has steps; what
    is handed out of its items is `kept` of them.
    """

    program: Program
    kept: tuple[str, ...]
    same: Mapping[str, Leaf]
    steps: tuple[TracedStep, ...]
    items: tuple[TracedItems, ...]


@remembered
def trace(program: Program) -> Trace:
    """The traced form of a verified program; its outputs, cells and refusals are the same."""
    program = evolve(program, rows=())
    outputs = frozenset(output.local for output in program.outputs)
    measured = frozenset(_measured(program))
    shown = measured.union(_shown(program))
    flagged = _flagged(evolve(program, body=prune(program, outputs | shown)))
    steps = tuple(_steps(flagged.body, ""))
    wanted = frozenset((*measured, *_shown(flagged), *(step.guard for step in steps if step.guard)))
    full = slim(flagged, wanted)
    same = _leaves(full.body, wanted)
    named = {leaf.name for leaf in same.values() if isinstance(leaf, Local)}
    kept = (wanted | named).difference(same)
    ordered = (item.name for item in results(full.body) if item.name in kept)
    return Trace(
        program=trim(full, kept | outputs),
        kept=tuple(name for name in ordered if name not in outputs),
        same=same,
        steps=steps,
        items=tuple(_items(flagged.body, wanted)),
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
    """The locals that have a step or stand in the formula of one, those of items as well."""
    for named in (*results(program.body), *of_items(program.body)):
        if named.step is not None:
            yield named.name
            values = (piece.value for piece in named.step.formula if isinstance(piece, Shown))
            yield from (value.name for value in values if isinstance(value, Local))


def _measured(program: Program) -> Iterator[str]:
    """The locals that the targets add up over many settlements."""
    for each in program.targets:
        yield from filter(None, (each.numerator, each.denominator, each.counts, each.undecided))


def _flagged(program: Program) -> Program:
    """The condition of every guard around a step named, so that it can be handed out."""
    taken = {item.name for item in (*results(program.body), *of_items(program.body))}
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
            case Each(totals=totals):
                for total in totals:
                    if total.step is not None:
                        yield TracedStep(step=total.step, local=total.name, kind=total.kind, guard="")
            case Guard(condition=Local(name), body=inner):
                yield from _steps(inner, name)
            case Guard(body=inner):
                yield from _steps(inner, guard)
            case _:
                pass


def _items(body: tuple[Statement, ...], wanted: frozenset[str]) -> Iterator[TracedItems]:
    """What is computed for the items of each list, wherever in the body."""
    for owner in dict.fromkeys(each.list for each in body if isinstance(each, Each)):
        own = tuple(each for each in body if isinstance(each, Each) and each.list == owner)
        named = tuple(of_items(own))
        steps = tuple(
            TracedStep(step=each.step, local=each.name, kind=each.kind, guard="")
            for each in named
            if each.step is not None
        )
        if steps:
            kept = tuple(each.name for each in named if each.name in wanted)
            yield TracedItems(list=owner, kept=kept, steps=steps)
