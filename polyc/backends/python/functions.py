"""The two functions over bare integers: `settle_ints` settles, `trace_ints` checks and keeps every step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polyc.backends.kinds import unit
from polyc.backends.python.lines import INDENT, block, tuple_of
from polyc.backends.python.literals import comment, docstring
from polyc.backends.python.loops import column, computed_fields, list_key, loop_head, row_name
from polyc.backends.python.names import Names
from polyc.backends.python.places import Place
from polyc.backends.python.ranged import Ranged
from polyc.backends.python.statements import body_lines, cells_after
from polyc.backends.python.tables import Tables
from polyc.kernel.expressions import Before, Expression, Input, Local
from polyc.kernel.passes.tracing import Trace
from polyc.kernel.program import ItemList, Program
from polyc.runtime.refusing import OUTSIDE_PERIOD


def settle_ints(slim: Ranged, tables: Tables, taken: Iterable[str]) -> Iterator[str]:
    """The hot path."""
    told = [
        "只用整数结算一次,不检查参数。",
        "",
        "返回 (0, 各项结果, 结算后的各累计);拒付时返回 (拒付编号,)。",
        *_told_of_rows(slim.program),
        *(["明细的结果按行接在最后,见 ROWS。"] if slim.program.rows else []),
    ]
    place = slim.place(_names(slim.program, taken), tables)
    columns = tuple(each.locals for each in slim.program.rows)
    body = _body(slim, (), place, columns)
    yield from _function("settle_ints", slim.program, place, [*docstring(told), *body])


def trace_ints(traced: Trace, trace: Ranged, tables: Tables, taken: Iterable[str]) -> Iterator[str]:
    """The same with the inputs checked first, and what the trace keeps behind the cells; of items last."""
    told = [
        "检查参数并结算一次,留下每一步的数;参数同 settle_ints。",
        "",
        "返回 (0, 各项结果, 结算后的各累计, 其余各步的数)。STEPS 里的位置,是在全部参数、这个元组和 _CONSTANTS 相接之后数的。",
        "拒付时返回 (拒付编号,),编号见 REFUSALS。",
        *_told_of_rows(trace.program),
        *(
            ["明细各步的数按行接在最后,见 ITEM_STEPS;数位置时不算它们,也不算明细参数。"]
            if traced.items
            else []
        ),
    ]
    place = trace.place(_names(trace.program, taken), tables)
    checks = [*_bounds(trace.program, place), *_period(trace.program, place), *_rows(trace.program, place)]
    columns = tuple(each.kept for each in traced.items if each.kept)
    body = [*docstring(told), *checks, *_body(trace, traced.kept, place, columns)]
    yield from _function("trace_ints", trace.program, place, body)


def parameters(program: Program) -> tuple[Expression, ...]:
    """What both functions take before the lists: the computed inputs, then the cells before, in their order."""
    inputs = (Input(item.name) for item in program.inputs if item.computed)
    return (*inputs, *(Before(cell.name) for cell in program.cells))


def _told_of_rows(program: Program) -> list[str]:
    if not program.lists:
        return []
    return ["明细是元组,每行一个整数元组;因某一行拒付时返回 (拒付编号, 行号),行号从 1 数。"]


def _names(program: Program, taken: Iterable[str]) -> Names:
    names = Names(taken)
    for item in program.inputs:
        if item.computed:
            names.give(Input(item.name), item.name)
    for cell in program.cells:
        names.give(Before(cell.name), f"此前{cell.name}")
    for each in program.lists:
        names.give(list_key(each.name), each.name)
    return names


def _body(
    ranged: Ranged, kept: tuple[str, ...], place: Place, columns: tuple[tuple[str, ...], ...]
) -> Iterator[str]:
    """`columns` are the locals that are handed out of the items, list after list."""
    program, names = ranged.program, place.names
    yield from body_lines(program, kept, place, _refusing, frozenset().union(*columns))
    outputs = (names[Local(output.local)] for output in program.outputs)
    cells = cells_after(program, place).values()
    tail = (f"*{_by_row([names[column(name)] for name in each])}" for each in columns)
    yield _returning(["0", *outputs, *cells, *(names[Local(name)] for name in kept), *tail])


def _by_row(columns: list[str]) -> str:
    """The numbers of columns, row after row."""
    if len(columns) == 1:
        return columns[0]
    return f"(number for row in zip({', '.join(columns)}, strict=True) for number in row)"


def _refusing(number: int, _: str, row: str) -> str:
    return _returning([str(number), *([row] if row else [])])


def _returning(items: list[str]) -> str:
    return f"return {tuple_of(items)}"


def _function(name: str, program: Program, place: Place, body: Iterable[str]) -> Iterator[str]:
    """The parameters one a line, each with its unit."""
    kinds = (*(item.kind for item in program.inputs if item.computed), *(cell.kind for cell in program.cells))
    yield f"def {name}("
    for parameter, kind in zip(parameters(program), kinds, strict=True):
        yield f"{INDENT}{place.names[parameter]}: int,  {comment(unit(kind))}"
    for each in program.lists:
        yield f"{INDENT}{place.names[list_key(each.name)]}: tuple[tuple[int, ...], ...],  {comment(_row(each))}"
    yield from block(") -> tuple[int, ...]:", body)


def _bounds(program: Program, place: Place) -> Iterator[str]:
    for at, item in enumerate(program.inputs):
        if item.computed:
            test = f"if not {item.low} <= {place.names[Input(item.name)]} <= {item.high}:"
            yield from block(test, [_returning([str(-(at + 1))])])


def _row(each: ItemList) -> str:
    told = "、".join(f"{item.name}({unit(item.kind)})" for item in each.items if item.computed)
    return f"明细,每行依次为{told}" if told else "明细,只数行数,每行为空元组"


def _rows(program: Program, place: Place) -> Iterator[str]:
    """How many rows a list has, and the bounds of each row."""
    for at, each in enumerate(program.lists, start=len(program.inputs) + 1):
        yield from block(
            f"if len({place.names[list_key(each.name)]}) > {each.most}:", [_returning([str(-at)])]
        )
        bounds = {item.name: f"{item.low} <= {{}} <= {item.high}" for item in each.items}
        tests = [bounds[field.name].format(place.names[field]) for field in computed_fields(each)]
        if tests:
            refusing = _returning([str(-at), row_name(place)])
            check = block(f"if not ({' and '.join(tests)}):", [refusing])
            yield from block(loop_head(each.name, program, place, asks_row=True), check)


def _period(program: Program, place: Place) -> Iterator[str]:
    """Only where an expression reads the version's date is it among the parameters."""
    date = next(item for item in program.inputs if item.name == program.version_date)
    low, high = program.identity.effective_from, program.identity.effective_to
    late = high is not None and date.high > high
    if date.computed and (date.low < low or late):
        above = f" <= {high}" if late else ""
        test = f"if not {low} <= {place.names[Input(date.name)]}{above}:"
        yield from block(test, [_returning([str(OUTSIDE_PERIOD)])])
