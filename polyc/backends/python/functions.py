"""The two functions over bare integers: `settle_ints` settles, `trace_ints` checks and keeps every step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polyc.backends.python.kinds import unit
from polyc.backends.python.lines import INDENT, block
from polyc.backends.python.literals import comment, docstring
from polyc.backends.python.names import Names
from polyc.backends.python.places import Place
from polyc.backends.python.ranged import Ranged
from polyc.backends.python.statements import body_lines, cells_after
from polyc.backends.python.tables import Tables
from polyc.kernel.expressions import Before, Expression, Input, Local
from polyc.kernel.program import Program
from polyc.runtime.refusing import OUTSIDE_PERIOD


def settle_ints(slim: Ranged, tables: Tables, taken: Iterable[str]) -> Iterator[str]:
    """The hot path."""
    told = [
        "只用整数结算一次,不检查参数。",
        "",
        "返回 (0, 各项结果, 结算后的各累计);拒付时返回 (拒付编号,)。",
    ]
    place = slim.place(_names(slim.program, taken), tables)
    yield from _function("settle_ints", slim.program, place, [*docstring(told), *_body(slim, (), place)])


def trace_ints(trace: Ranged, kept: tuple[str, ...], tables: Tables, taken: Iterable[str]) -> Iterator[str]:
    """The same with the inputs checked first, and the locals `kept` behind the cells."""
    told = [
        "检查参数并结算一次,留下每一步的数;参数同 settle_ints。",
        "",
        "返回 (0, 各项结果, 结算后的各累计, 其余各步的数)。STEPS 里的位置,是在全部参数、这个元组和 _CONSTANTS 相接之后数的。",
        "拒付时返回 (拒付编号,),编号见 REFUSALS。",
    ]
    place = trace.place(_names(trace.program, taken), tables)
    checks = [*_bounds(trace.program, place), *_period(trace.program, place)]
    body = [*docstring(told), *checks, *_body(trace, kept, place)]
    yield from _function("trace_ints", trace.program, place, body)


def parameters(program: Program) -> tuple[Expression, ...]:
    """What both functions take: the computed inputs, then the cells before, each in the program's order."""
    inputs = (Input(item.name) for item in program.inputs if item.computed)
    return (*inputs, *(Before(cell.name) for cell in program.cells))


def _names(program: Program, taken: Iterable[str]) -> Names:
    names = Names(taken)
    for item in program.inputs:
        if item.computed:
            names.give(Input(item.name), item.name)
    for cell in program.cells:
        names.give(Before(cell.name), f"此前{cell.name}")
    return names


def _body(ranged: Ranged, kept: tuple[str, ...], place: Place) -> Iterator[str]:
    program, names = ranged.program, place.names
    yield from body_lines(program, kept, place, lambda number: _returning([str(number)]))
    outputs = (names[Local(output.local)] for output in program.outputs)
    cells = cells_after(program, place).values()
    yield _returning(["0", *outputs, *cells, *(names[Local(name)] for name in kept)])


def _returning(items: list[str]) -> str:
    return f"return ({', '.join(items)}{',' if len(items) == 1 else ''})"


def _function(name: str, program: Program, place: Place, body: Iterable[str]) -> Iterator[str]:
    """The parameters one a line, each with its unit."""
    kinds = (*(item.kind for item in program.inputs if item.computed), *(cell.kind for cell in program.cells))
    yield f"def {name}("
    for parameter, kind in zip(parameters(program), kinds, strict=True):
        yield f"{INDENT}{place.names[parameter]}: int,  {comment(unit(kind))}"
    yield from block(") -> tuple[int, ...]:", body)


def _bounds(program: Program, place: Place) -> Iterator[str]:
    for at, item in enumerate(program.inputs):
        if item.computed:
            test = f"if not {item.low} <= {place.names[Input(item.name)]} <= {item.high}:"
            yield from block(test, [_returning([str(-(at + 1))])])


def _period(program: Program, place: Place) -> Iterator[str]:
    """Only where an expression reads the version's date is it among the parameters."""
    date = next(item for item in program.inputs if item.name == program.version_date)
    low, high = program.identity.effective_from, program.identity.effective_to
    late = high is not None and date.high > high
    if date.computed and (date.low < low or late):
        above = f" <= {high}" if late else ""
        test = f"if not {low} <= {place.names[Input(date.name)]}{above}:"
        yield from block(test, [_returning([str(OUTSIDE_PERIOD)])])
