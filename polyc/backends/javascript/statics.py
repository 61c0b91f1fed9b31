"""What a module knows about itself, printed as constant tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from polyc.backends import facts
from polyc.backends.javascript.lines import block, paragraphs, row
from polyc.backends.javascript.literals import literal
from polyc.backends.python.rows import runtime_field
from polyc.backends.python.steps import constants, fixed, item_steps, steps, targets
from polyc.backends.scopes import groups
from polyc.kernel.passes.tracing import Trace
from polyc.kernel.program import ItemList, Program, Reversal, RowOutputs
from polyc.runtime.fields import Field
from polyc.runtime.settlements import Output


class Item(NamedTuple):
    """One input of an item, what stands in where none is given, and whether it is among the integers of a row."""

    field: Field
    default: int | str | None
    computed: bool


class List(NamedTuple):
    """A list of at most `most` items; `field` is its name in the interface, `name` the author's."""

    field: str
    name: str
    items: tuple[Item, ...]
    most: int


class Rows(NamedTuple):
    """What is handed out of every item of a list."""

    field: str
    name: str
    columns: tuple[Output, ...]


def static_lines(program: Program, trace: Trace) -> Iterator[str]:
    """The tables of the public interface, and those by which the runtime finds its way."""
    fields, outputs, refusals = facts.fields(program), facts.outputs(program.outputs), facts.refusals(program)
    lists, handed_out = tuple(_list(each) for each in program.lists), tuple(map(_rows, program.rows))
    whole, of_items = tuple(steps(program, trace)), tuple(item_steps(program, trace))
    aimed = tuple(targets(program, trace))
    names = dict(facts.shared((fields, lists, outputs, handed_out, refusals, whole, of_items, aimed)))
    numbered = (f"{refusal.number}: {literal(refusal, names)}," for refusal in refusals)
    yield from paragraphs(
        (f"const {name} = {literal(value)};" for (_, value), name in names.items()),
        row("FIELDS", (literal(field, names) for field in fields)),
        row("LISTS", (literal(each, names) for each in lists)),
        [f"const PERIOD = frozen({literal(facts.period(program))});"],
        row("OUTPUTS", (literal(output, names) for output in outputs)),
        row("ROWS", (literal(each, names) for each in handed_out)),
        row("SCOPES", map(literal, facts.scopes(program))),
        block(
            "const REFUSALS = frozen({",
            (*numbered, "...standingRefusals(FIELDS, LISTS, PERIOD),"),
            "});",
        ),
        row("STEPS", (literal(step, names) for step in whole)),
        row("ITEM_STEPS", (literal(each, names) for each in of_items)),
        row("TARGETS", (literal(each, names) for each in aimed)),
        _ways(program, trace),
    )


def _list(each: ItemList) -> List:
    items = tuple(Item(runtime_field(item), item.default, item.computed) for item in each.items)
    return List(each.field, each.name, items, each.most)


def _rows(each: RowOutputs) -> Rows:
    return Rows(each.field, each.list, facts.outputs(each.columns))


def _ways(program: Program, trace: Trace) -> Iterator[str]:
    """Where the runtime finds parameters, cells and keys."""
    inputs = [item.name for item in program.inputs]
    computed = tuple(at for at, item in enumerate(program.inputs) if item.computed)
    found = groups(program)
    keys = tuple(inputs.index(group.input) if group.input else -1 for group in found)
    cells = {
        cell.name: (at, place) for at, group in enumerate(found) for place, cell in enumerate(group.cells)
    }
    yield f"const PARAMETERS = {literal(computed)}; // 参与计算的输入,按 FIELDS 数"
    yield f"const CELLS = {literal(tuple(cells[cell.name] for cell in program.cells))}; // 各累计在哪个范围的哪一格"
    yield f"const KEYS = {literal(keys)}; // 各范围由哪个输入定键"
    yield f"const YEAR_MONTH = {program.year_month}; // 累计年度从几月起"
    yield f"const CONSTANTS = {literal(constants(trace))};"
    yield f"const TRACED = {fixed(program, trace)}; // traceInts 的返回中明细之前有几个数"
    yield f"const LAST_ONLY = {literal(program.reversal is Reversal.LAST_ONLY)};"
    in_list = (f"{number}: {literal(name)}" for number, name in facts.in_list(program).items())
    yield f"const IN_LIST = {{{', '.join(in_list)}}};"
