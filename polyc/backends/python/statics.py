"""What a module knows about itself, as the runtime's own values, printed as constant tables."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.backends import facts
from polyc.backends.python.lines import block, paragraphs, row
from polyc.backends.python.literals import Bare, literal
from polyc.backends.python.rows import runtime_field
from polyc.backends.python.steps import constants, item_steps, steps, targets
from polyc.kernel import program as kernel_program
from polyc.kernel.passes.tracing import Trace
from polyc.kernel.program import Program
from polyc.runtime.lists import ItemField, ItemList
from polyc.runtime.settlements import RowOutputs


def static_lines(
    program: Program, trace: Trace, rows: tuple[str, ...], results: tuple[str, ...]
) -> Iterator[str]:
    """The tables `FIELDS`, `LISTS`, `PERIOD`, `OUTPUTS`, `ROWS`, `SCOPES`, `REFUSALS`, `STEPS` and `ITEM_STEPS`."""
    fields, outputs, refusals = facts.fields(program), facts.outputs(program.outputs), facts.refusals(program)
    handed_out = tuple(
        RowOutputs(each.field, each.list, facts.outputs(each.columns), Bare(name))
        for each, name in zip(program.rows, results, strict=True)
    )
    lists, whole = _lists(program, rows), tuple(steps(program, trace))
    of_items, aimed = tuple(item_steps(program, trace)), tuple(targets(program, trace))
    told = (fields, lists, outputs, handed_out, refusals, whole, of_items, aimed)
    names = {value: f"_{name}" for value, name in facts.shared(told)}
    shared = (f"{name} = {literal(value)}" for (_, value), name in names.items())
    numbered = (f"{refusal.number}: {literal(refusal, names)}" for refusal in refusals)
    in_list = (f"{number}: {literal(owner)}" for number, owner in facts.in_list(program).items())
    standing = "**standing_refusals(FIELDS, LISTS, PERIOD)"
    yield from paragraphs(
        shared,
        row("FIELDS: tuple[Field, ...]", (literal(field, names) for field in fields)),
        row("LISTS: tuple[ItemList, ...]", (literal(each, names) for each in lists)),
        [f"PERIOD = {literal(facts.period(program))}"],
        row("OUTPUTS: tuple[Output, ...]", (literal(output, names) for output in outputs)),
        row("ROWS: tuple[RowOutputs, ...]", (literal(each, names) for each in handed_out)),
        row("SCOPES: tuple[Scope, ...]", map(literal, facts.scopes(program))),
        [*block("REFUSALS: dict[int, Refused] = {", (f"{line}," for line in (*numbered, standing))), "}"],
        row("STEPS: tuple[Step, ...]", (literal(step, names) for step in whole)),
        row("ITEM_STEPS: tuple[ItemSteps, ...]", (literal(each, names) for each in of_items)),
        row("TARGETS: tuple[Target, ...]", (literal(each, names) for each in aimed)),
        [f"_CONSTANTS = {literal(constants(trace))}"],
        [f"_IN_LIST: dict[int, str] = {{{', '.join(in_list)}}}"] if program.lists else [],
        gap=1,
    )


def _lists(program: Program, rows: tuple[str, ...]) -> tuple[ItemList, ...]:
    """Each list with the name of the class of its items."""
    return tuple(
        ItemList(each.field, each.name, _items(each), each.most, Bare(name))
        for each, name in zip(program.lists, rows, strict=True)
    )


def _items(each: kernel_program.ItemList) -> tuple[ItemField, ...]:
    return tuple(ItemField(runtime_field(item), item.default) for item in each.items)
