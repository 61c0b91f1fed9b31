"""The two functions over bare numbers: `settleInts` settles, `traceInts` checks and keeps every step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polyc.backends.body import Body, Target, after, body, guarded_cells, written_cells
from polyc.backends.code import Temporaries
from polyc.backends.javascript.lines import INDENT, block
from polyc.backends.javascript.literals import comment
from polyc.backends.javascript.loops import ROW, body_lines, loop
from polyc.backends.javascript.names import Names
from polyc.backends.javascript.places import Place
from polyc.backends.javascript.statements import (
    handed_out,
    kept_wide,
)
from polyc.backends.javascript.tables import Tables
from polyc.backends.kinds import unit
from polyc.backends.python.functions import parameters
from polyc.backends.python.loops import column, computed_fields, list_key
from polyc.kernel.expressions import Before, Field, Input, Local
from polyc.kernel.passes.knowledge import known_at_the_end
from polyc.kernel.passes.tracing import Trace
from polyc.kernel.program import ItemList, Program
from polyc.kernel.walk import of_items, results
from polyc.runtime.refusing import OUTSIDE_PERIOD


def settle_ints(slim: Program, tables: Tables, taken: Iterable[str]) -> Iterator[str]:
    """The hot path."""
    told = [
        "只用整数结算一次,不检查参数。",
        "返回 [0, 各项结果, 结算后的各累计];拒付时返回 [拒付编号]。",
        *_told_of_rows(slim),
        *(["明细的结果按行接在最后,见 ROWS。"] if slim.rows else []),
    ]
    handed_out = tuple(each.locals for each in slim.rows)
    whole = body(slim, (), frozenset().union(*handed_out))
    place = _place(whole, tables, taken)
    yield from _function("settleInts", told, place, whole, _body(whole, (), place, handed_out))


def trace_ints(traced: Trace, tables: Tables, taken: Iterable[str]) -> Iterator[str]:
    """The same with the inputs checked first, and what the trace keeps behind the cells; of items last."""
    told = [
        "检查参数并结算一次,留下每一步的数;参数同 settleInts。",
        "返回 [0, 各项结果, 结算后的各累计, 其余各步的数]。STEPS 里的位置,是在全部参数、这个数组和 CONSTANTS 相接之后数的。",
        "拒付时返回 [拒付编号],编号见 REFUSALS。",
        *_told_of_rows(traced.program),
        *(
            ["明细各步的数按行接在最后,见 ITEM_STEPS;数位置时不算它们,也不算明细参数。"]
            if traced.items
            else []
        ),
    ]
    program = traced.program
    kept = tuple(each.kept for each in traced.items if each.kept)
    whole = body(program, traced.kept, frozenset().union(*kept))
    place = _place(whole, tables, taken)
    checks = [*_bounds(program, place), *_period(program, place), *_rows(program, place)]
    yield from _function("traceInts", told, place, whole, [*checks, *_body(whole, traced.kept, place, kept)])


def _told_of_rows(program: Program) -> list[str]:
    if not program.lists:
        return []
    return ["明细是数组,每行一个整数数组;因某一行拒付时返回 [拒付编号, 行号],行号从 1 数。"]


def _place(whole: Body, tables: Tables, taken: Iterable[str]) -> Place:
    """Where the body is printed; gives its parameters, locals and cells their names."""
    names, program = Names(taken), whole.program
    for item in program.inputs:
        if item.computed:
            names.give(Input(item.name), item.name)
    for cell in program.cells:
        names.give(Before(cell.name), f"此前{cell.name}")
    for each in program.lists:
        names.give(list_key(each.name), each.name)
    for named in (*results(program.body), *of_items(program.body)):
        names.give(Local(named.name), named.name)
    for name in sorted(whole.columns):
        names.give(column(name), f"{name}列")
    for each in program.lists:
        for field in each.items:
            names.give(Field(list=each.name, name=field.name), field.name)
    for cell in program.cells:
        names.give(after(cell.name), f"此后{cell.name}")
    wide = frozenset(kept_wide(whole.placed))
    return Place(
        names=names,
        tables=tables,
        known=known_at_the_end(program),
        kept_wide=wide,
        temporaries=Temporaries(),
    )


def _body(
    whole: Body, kept: tuple[str, ...], place: Place, columns: tuple[tuple[str, ...], ...]
) -> Iterator[str]:
    """`columns` are the locals that are handed out of the items, list after list."""
    program = whole.program
    for cell in guarded_cells(program):
        before = place.names[Before(cell)]
        wide = after(cell) in place.kept_wide
        yield f"let {place.names[after(cell)]} = {f'BigInt({before})' if wide else before};"
    yield from body_lines(place, whole)
    yield from _returned(whole, kept, place, columns)


def _returned(
    whole: Body, kept: tuple[str, ...], place: Place, columns: tuple[tuple[str, ...], ...]
) -> Iterator[str]:
    program = whole.program
    written = written_cells(program)
    outputs: list[Target] = [Local(output.local) for output in program.outputs]
    cells = [after(cell.name) for cell in program.cells if cell.name in written]
    shown: list[Target] = [Local(name) for name in kept]
    refusing, codes = handed_out((*outputs, *cells, *shown), place)
    yield from refusing
    made = dict(zip((*outputs, *cells, *shown), codes, strict=True))
    behind = (
        made[after(cell.name)] if cell.name in written else place.names[Before(cell.name)]
        for cell in program.cells
    )
    tail = [f"...{_by_row(each, place)}" for each in columns]
    items = ["0", *(made[each] for each in outputs), *behind, *(made[each] for each in shown), *tail]
    yield f"return [{', '.join(items)}];"


def _by_row(names: tuple[str, ...], place: Place) -> str:
    """The numbers of columns, row after row; what a Number may not hold has been refused."""
    held = [place.names[column(name)] for name in names]
    wide = (Local(name) in place.kept_wide for name in names)
    taken = (f"Number({name}[$at])" if big else f"{name}[$at]" for name, big in zip(held, wide, strict=True))
    return f"{held[0]}.flatMap((_, $at) => [{', '.join(taken)}])"


def _function(
    name: str, told: Iterable[str], place: Place, whole: Body, lines: Iterable[str]
) -> Iterator[str]:
    """The parameters one a line, each with its unit."""
    program, body_of = whole.program, list(lines)
    kinds = (*(item.kind for item in program.inputs if item.computed), *(cell.kind for cell in program.cells))
    most = place.temporaries.function.count
    temporaries = [f"let {', '.join(f'${number}' for number in range(1, most + 1))};"] if most else []
    yield from map(comment, told)
    yield f"function {name}("
    for parameter, kind in zip(parameters(program), kinds, strict=True):
        yield f"{INDENT}{place.names[parameter]}, {comment(unit(kind))}"
    for each in program.lists:
        yield f"{INDENT}{place.names[list_key(each.name)]}, {comment(_row(each))}"
    yield from block(") {", [*temporaries, *body_of])


def _row(each: ItemList) -> str:
    told = "、".join(f"{item.name}({unit(item.kind)})" for item in each.items if item.computed)
    return f"明细,每行依次为{told}" if told else "明细,只数行数,每行为空数组"


def _bounds(program: Program, place: Place) -> Iterator[str]:
    for at, item in enumerate(program.inputs):
        if item.computed:
            test = _whole_within(place.names[Input(item.name)], item.low, item.high)
            yield f"if (!({test})) return [{-(at + 1)}];"


def _whole_within(name: str, low: int, high: int) -> str:
    return f"Number.isInteger({name}) && {low} <= {name} && {name} <= {high}"


def _rows(program: Program, place: Place) -> Iterator[str]:
    """How many rows a list has, and the bounds of each row."""
    for at, each in enumerate(program.lists, start=len(program.inputs) + 1):
        rows = place.names[list_key(each.name)]
        yield f"if (!Array.isArray({rows}) || {rows}.length > {each.most}) return [{-at}];"
        bounds = {item.name: (item.low, item.high) for item in each.items}
        tests = [_whole_within(place.names[field], *bounds[field.name]) for field in computed_fields(each)]
        if tests:
            yield from loop(each, place, [f"if (!({' && '.join(tests)})) return [{-at}, {ROW}];"])


def _period(program: Program, place: Place) -> Iterator[str]:
    """Only where an expression reads the version's date is it among the parameters."""
    date = next(item for item in program.inputs if item.name == program.version_date)
    low, high = program.identity.effective_from, program.identity.effective_to
    late = high is not None and date.high > high
    if date.computed and (date.low < low or late):
        name = place.names[Input(date.name)]
        above = f" && {name} <= {high}" if late else ""
        yield f"if (!({low} <= {name}{above})) return [{OUTSIDE_PERIOD}];"
