"""The steps of the trace as the runtime's own values, each with its place among the trace's integers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from polyc.backends.facts import citations, target
from polyc.backends.kinds import runtime_kind
from polyc.backends.python.functions import parameters
from polyc.backends.python.loops import computed_fields
from polyc.kernel import statements as kernel
from polyc.kernel.expressions import Const, Expression, Local
from polyc.kernel.passes.tracing import Trace, TracedStep
from polyc.kernel.program import Program
from polyc.runtime.explaining import ItemSteps, Shown, Step
from polyc.runtime.measuring import Target


def steps(program: Program, trace: Trace) -> Iterator[Step]:
    """The steps of the whole settlement."""
    places = _places(program, trace)
    yield from _numbered(trace.steps, places)


def item_steps(program: Program, trace: Trace) -> Iterator[ItemSteps]:
    """The steps of every item of a list, counted from 1 anew."""
    places, start = _places(program, trace), len(_ordered(program, trace))
    for traced in trace.items:
        ((at, owner),) = ((at, each) for at, each in enumerate(program.lists) if each.name == traced.list)
        leaves: tuple[Expression, ...] = (*computed_fields(owner), *map(Local, traced.kept))
        own = {leaf: place for place, leaf in enumerate(leaves, start=start)}
        made = tuple(_numbered(traced.steps, {**places, **own}))
        yield ItemSteps(traced.list, at, len(traced.kept), made)


def targets(program: Program, trace: Trace) -> Iterator[Target]:
    """What is measured over many settlements."""
    places = _places(program, trace)
    for each in program.targets:
        locals_ = (each.numerator, each.denominator, each.counts, each.undecided)
        at = tuple(places[Local(name)] if name else -1 for name in locals_)
        yield target(each, (at[0], at[1], at[2], at[3]))


def _numbered(traced: tuple[TracedStep, ...], places: Mapping[Expression, int]) -> Iterator[Step]:
    for number, each in enumerate(traced, start=1):
        yield _step(number, each, places)


def fixed(program: Program, trace: Trace) -> int:
    """How many integers `trace_ints` returns before those of the items."""
    return 1 + len(program.outputs) + len(program.cells) + len(trace.kept)


def _ordered(program: Program, trace: Trace) -> tuple[Expression | None, ...]:
    """What stands in the arguments of `trace_ints`, its result and the constants of the steps."""
    outputs = (Local(output.local) for output in program.outputs)
    kept = (Local(name) for name in trace.kept)
    unnamed = (None for _ in program.cells)
    return (*parameters(program), None, *outputs, *unnamed, *kept, *map(Const, constants(trace)))


def _places(program: Program, trace: Trace) -> dict[Expression, int]:
    """Where each value stands."""
    places = {leaf: at for at, leaf in enumerate(_ordered(program, trace)) if leaf is not None}
    return {**places, **{Local(name): places[leaf] for name, leaf in trace.same.items()}}


def constants(trace: Trace) -> tuple[int, ...]:
    """The values of steps that are always the same."""
    return tuple(dict.fromkeys(leaf.value for leaf in trace.same.values() if isinstance(leaf, Const)))


def _step(number: int, traced: TracedStep, places: Mapping[Expression, int]) -> Step:
    step = traced.step
    return Step(
        number,
        step.label,
        step.layer,
        step.slot,
        tuple(_piece(piece, places) for piece in step.formula),
        places[Local(traced.local)],
        runtime_kind(traced.kind),
        places[Local(traced.guard)] if traced.guard else -1,
        citations(step.citations),
    )


def _piece(piece: str | kernel.Shown, places: Mapping[Expression, int]) -> str | Shown:
    """A value that no expression reads has no integer in the trace: its name stands for it."""
    if isinstance(piece, str):
        return piece
    at = places.get(piece.value)
    return piece.name if at is None else Shown(at, runtime_kind(piece.kind), piece.name)
