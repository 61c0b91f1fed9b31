"""What a module knows about itself, as the runtime's own values, printed as constant tables."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from polyc.backends.kinds import runtime_kind
from polyc.backends.python.lines import block, paragraphs, row
from polyc.backends.python.literals import Bare, literal
from polyc.backends.python.rows import runtime_field
from polyc.backends.python.steps import citations, constants, item_steps, steps, targets
from polyc.backends.scopes import chain_keys, groups
from polyc.kernel import program as kernel_program
from polyc.kernel import statements as kernel
from polyc.kernel.bug import KernelBug
from polyc.kernel.passes.tracing import Trace
from polyc.kernel.program import Program
from polyc.kernel.walk import statements
from polyc.runtime.fields import Field, Period
from polyc.runtime.kinds import Kind
from polyc.runtime.lists import ItemField, ItemList
from polyc.runtime.refusing import Citation, Refused
from polyc.runtime.settlements import Output, RowOutputs
from polyc.runtime.state import Cell, Scope


def static_lines(
    program: Program, trace: Trace, rows: tuple[str, ...], results: tuple[str, ...]
) -> Iterator[str]:
    """The tables `FIELDS`, `LISTS`, `PERIOD`, `OUTPUTS`, `ROWS`, `SCOPES`, `REFUSALS`, `STEPS` and `ITEM_STEPS`."""
    fields, outputs, refusals = _fields(program), _outputs(program.outputs), _refusals(program)
    handed_out = tuple(
        RowOutputs(each.field, each.list, _outputs(each.columns), Bare(name))
        for each, name in zip(program.rows, results, strict=True)
    )
    lists, whole = _lists(program, rows), tuple(steps(program, trace))
    of_items, aimed = tuple(item_steps(program, trace)), tuple(targets(program, trace))
    names = dict(_shared((fields, lists, outputs, handed_out, refusals, whole, of_items, aimed)))
    shared = (f"{name} = {literal(value)}" for (_, value), name in names.items())
    numbered = (f"{refusal.number}: {literal(refusal, names)}" for refusal in refusals)
    standing = "**standing_refusals(FIELDS, LISTS, PERIOD)"
    yield from paragraphs(
        shared,
        row("FIELDS: tuple[Field, ...]", (literal(field, names) for field in fields)),
        row("LISTS: tuple[ItemList, ...]", (literal(each, names) for each in lists)),
        [f"PERIOD = {literal(_period(program))}"],
        row("OUTPUTS: tuple[Output, ...]", (literal(output, names) for output in outputs)),
        row("ROWS: tuple[RowOutputs, ...]", (literal(each, names) for each in handed_out)),
        row("SCOPES: tuple[Scope, ...]", map(literal, _scopes(program))),
        [*block("REFUSALS: dict[int, Refused] = {", (f"{line}," for line in (*numbered, standing))), "}"],
        row("STEPS: tuple[Step, ...]", (literal(step, names) for step in whole)),
        row("ITEM_STEPS: tuple[ItemSteps, ...]", (literal(each, names) for each in of_items)),
        row("TARGETS: tuple[Target, ...]", (literal(each, names) for each in aimed)),
        [f"_CONSTANTS = {literal(constants(trace))}"],
        [f"_IN_LIST: dict[int, str] = {{{', '.join(_in_list(program))}}}"] if program.lists else [],
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


def _lists(program: Program, rows: tuple[str, ...]) -> tuple[ItemList, ...]:
    """Each list with the name of the class of its items."""
    return tuple(
        ItemList(each.field, each.name, _items(each), each.most, Bare(name))
        for each, name in zip(program.lists, rows, strict=True)
    )


def _items(each: kernel_program.ItemList) -> tuple[ItemField, ...]:
    return tuple(ItemField(runtime_field(item), item.default) for item in each.items)


def _in_list(program: Program) -> Iterator[str]:
    """The list whose items each refusal looks at, by the refusal's number."""
    for each in program.body:
        if isinstance(each, kernel.Each):
            refusals = (inner.refusal for inner in each.body if isinstance(inner, kernel.Refuse))
            yield from (f"{refusal.number}: {literal(each.list)}" for refusal in refusals)


def _period(program: Program) -> Period:
    field = next(item.field for item in program.inputs if item.name == program.version_date)
    return Period(field, program.identity.effective_from, program.identity.effective_to)


def _outputs(outputs: tuple[kernel_program.Output, ...]) -> tuple[Output, ...]:
    return tuple(Output(item.field, item.name, runtime_kind(item.kind)) for item in outputs)


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
        Refused(item.number, item.reason, item.about, item.message, citations(item.citations))
        for item in refusals
    )
