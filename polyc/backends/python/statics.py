"""What a module knows about itself, as the runtime's own values, printed as constant tables."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from polyc.backends.python.functions import parameters
from polyc.backends.python.kinds import runtime_kind
from polyc.backends.python.lines import block, paragraphs, row
from polyc.backends.python.literals import literal
from polyc.backends.python.scopes import chain_keys, groups
from polyc.backends.tracing import Trace, TracedStep
from polyc.kernel import statements as kernel
from polyc.kernel.bug import KernelBug
from polyc.kernel.expressions import Const, Expression, Local
from polyc.kernel.program import Program
from polyc.kernel.walk import statements
from polyc.runtime.explaining import Shown, Step
from polyc.runtime.fields import Field, Period
from polyc.runtime.kinds import Kind
from polyc.runtime.refusing import Citation, Refused
from polyc.runtime.settlements import Output
from polyc.runtime.state import Cell, Scope


def static_lines(program: Program, trace: Trace) -> Iterator[str]:
    """The tables `FIELDS`, `PERIOD`, `OUTPUTS`, `SCOPES`, `REFUSALS` and `STEPS`."""
    fields, outputs, refusals = _fields(program), _outputs(program), _refusals(program)
    steps = tuple(_steps(program, trace))
    names = dict(_shared((fields, outputs, refusals, steps)))
    shared = (f"{name} = {literal(value)}" for (_, value), name in names.items())
    numbered = (f"{refusal.number}: {literal(refusal, names)}" for refusal in refusals)
    standing = "**standing_refusals(FIELDS, PERIOD)"
    yield from paragraphs(
        shared,
        row("FIELDS: tuple[Field, ...]", (literal(field, names) for field in fields)),
        [f"PERIOD = {literal(_period(program))}"],
        row("OUTPUTS: tuple[Output, ...]", (literal(output, names) for output in outputs)),
        row("SCOPES: tuple[Scope, ...]", map(literal, _scopes(program))),
        [*block("REFUSALS: dict[int, Refused] = {", (f"{line}," for line in (*numbered, standing))), "}"],
        row("STEPS: tuple[Step, ...]", (literal(step, names) for step in steps)),
        [f"_CONSTANTS = {literal(constants(trace))}"],
        gap=1,
    )


def _shared(value: object) -> Iterator[tuple[tuple[type, Hashable], str]]:
    """Every kind and citation inside of the value, named in the order in which they come."""
    for shared in (Kind, Citation):
        found = dict.fromkeys(item for item in _inside(value) if isinstance(item, shared))
        for number, item in enumerate(found, start=1):
            yield (shared, item), f"_{shared.__name__.upper()}_{number}"


def _inside(value: object) -> Iterator[Hashable]:
    if isinstance(value, tuple):
        yield value
        for item in value:
            yield from _inside(item)


def _fields(program: Program) -> tuple[Field, ...]:
    keys = frozenset(chain_keys(program))
    return tuple(
        Field(item.field, item.name, runtime_kind(item.kind), item.low, item.high, item.name in keys)
        for item in program.inputs
    )


def _period(program: Program) -> Period:
    field = next(item.field for item in program.inputs if item.name == program.version_date)
    return Period(field, program.identity.effective_from, program.identity.effective_to)


def _outputs(program: Program) -> tuple[Output, ...]:
    return tuple(Output(item.field, item.name, runtime_kind(item.kind)) for item in program.outputs)


def _scopes(program: Program) -> tuple[Scope, ...]:
    return tuple(
        Scope(group.name, group.prefix, tuple(Cell(cell.name, cell.low, cell.high) for cell in group.cells))
        for group in groups(program)
    )


def _refusals(program: Program) -> tuple[Refused, ...]:
    refusals = [item.refusal for item in statements(program.body) if isinstance(item, kernel.Refuse)]
    for refusal in refusals:
        if refusal.number <= 0:
            raise KernelBug(f"refusal {refusal.number} is not positive; those numbers are the runtime's")
    return tuple(
        Refused(item.number, item.reason, item.about, item.message, _citations(item.citations))
        for item in refusals
    )


def _citations(citations: tuple[kernel.Citation, ...]) -> tuple[Citation, ...]:
    return tuple(
        Citation(item.document, item.title, item.number, item.article, item.status, item.grade)
        for item in citations
    )


def _steps(program: Program, trace: Trace) -> Iterator[Step]:
    places = _places(program, trace)
    for number, traced in enumerate(trace.steps, start=1):
        yield _step(number, traced, places)


def _places(program: Program, trace: Trace) -> dict[Expression, int]:
    """Where each value stands in the arguments of `trace_ints`, its result and the constants of the steps."""
    outputs = (Local(output.local) for output in program.outputs)
    kept = (Local(name) for name in trace.kept)
    unnamed = (None for _ in program.cells)
    ordered = (*parameters(program), None, *outputs, *unnamed, *kept, *map(Const, constants(trace)))
    places = {leaf: at for at, leaf in enumerate(ordered) if leaf is not None}
    return {**places, **{Local(name): places[leaf] for name, leaf in trace.same.items()}}


def constants(trace: Trace) -> tuple[int, ...]:
    """The values of steps that are always the same."""
    return tuple(dict.fromkeys(leaf.value for leaf in trace.same.values() if isinstance(leaf, Const)))


def _step(number: int, traced: TracedStep, places: dict[Expression, int]) -> Step:
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
        _citations(step.citations),
    )


def _piece(piece: str | kernel.Shown, places: dict[Expression, int]) -> str | Shown:
    """A value that no expression reads has no integer in the trace: its name stands for it."""
    if isinstance(piece, str):
        return piece
    at = places.get(piece.value)
    return piece.name if at is None else Shown(at, runtime_kind(piece.kind), piece.name)
