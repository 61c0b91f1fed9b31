"""The functions of one claim: `check` looks at the bounds, `settle` settles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from polyc.backends.body import Body, Target, after, body, guarded_cells, written_cells
from polyc.backends.c.interface import Interface, Member, Rows
from polyc.backends.c.lines import block
from polyc.backends.c.literals import number, short
from polyc.backends.c.loops import body_lines, count_of, loop, ranked, refusing, work_columns
from polyc.backends.c.names import Names
from polyc.backends.c.places import Place
from polyc.backends.c.tables import Tables
from polyc.backends.code import Temporaries
from polyc.backends.python.loops import column, computed_fields
from polyc.kernel.expressions import Before, Input, Local
from polyc.kernel.passes.knowledge import known_at_the_end
from polyc.kernel.program import Output, Program
from polyc.kernel.walk import of_items, results
from polyc.runtime.refusing import OUTSIDE_PERIOD

HERE: Final = "_here"
"""Behind the name of the function that a loop of the same source takes into itself."""


def settle_head(face: Interface, here: str = "") -> str:
    """How `settle` is called; `before` and `after` may be the same state, and nothing is kept."""
    parts = [
        f"const {face.prefix}_claim *claim",
        f"const {face.prefix}_state *before",
        *_given(face),
        *(["int64_t *work"] if face.items else []),
        f"{face.prefix}_result *result",
        f"{face.prefix}_state *after",
        *(f"{face.prefix}_{rows.symbol} *{rows.symbol}" for rows in face.rows),
        *(["int64_t *row"] if face.items else []),
    ]
    return f"int32_t {face.prefix}_settle{here}({', '.join(parts)})"


def _arguments(face: Interface) -> str:
    lists = [name for rows in face.items for name in (rows.symbol, f"{rows.symbol}_count")]
    handed_out, work, row = [rows.symbol for rows in face.rows], ["work"], ["row"]
    around = (work, row) if face.items else ([], [])
    return ", ".join(("claim", "before", *lists, *around[0], "result", "after", *handed_out, *around[1]))


def check_head(face: Interface) -> str:
    """How `check` is called."""
    row = ["int64_t *row"] if face.items else []
    parts = [f"const {face.prefix}_claim *claim", *_given(face), *row]
    return f"int32_t {face.prefix}_check({', '.join(parts)})"


def work_head(face: Interface) -> str:
    """How the size of the work area is asked for."""
    counts = [f"int64_t {rows.symbol}_count" for rows in face.items]
    return f"int64_t {face.prefix}_work({', '.join(counts) or 'void'})"


def _given(face: Interface) -> Iterator[str]:
    for rows in face.items:
        yield f"const {face.prefix}_{rows.symbol} *{rows.symbol}"
        yield f"int64_t {rows.symbol}_count"


def settle(slim: Program, face: Interface, tables: Tables) -> Iterator[str]:
    """The function, and with lists the one that tells how large a work area it needs."""
    handed_out = tuple(each.locals for each in slim.rows)
    whole = body(slim, (), frozenset().union(*handed_out))
    place = _place(whole, face, tables)
    lines = [*_before(whole, place), *body_lines(place, whole), *_written(whole, place, face)]
    most = place.temporaries.function.count
    temporaries = [f"int64_t {', '.join(f't{at} = 0' for at in range(1, most + 1))};"] if most else []
    unused = [f"(void){name};" for name in _unread(face, " ".join(lines))]
    yield from block(f"POLYC_SETTLE {settle_head(face, HERE)} {{", [*unused, *temporaries, *lines])
    yield ""
    call = f"return {face.prefix}_settle{HERE}({_arguments(face)});"
    yield from block(f"{settle_head(face)} {{", [call])
    if face.items:
        parts = (
            f"{short(len(work_columns(rows.name, slim, whole)))} * {rows.symbol}_count" for rows in face.items
        )
        yield ""
        yield from block(f"{work_head(face)} {{", [f"return {' + '.join(parts)};"])


def _unread(face: Interface, text: str) -> Iterator[str]:
    """The parameters that the policy has no use for."""
    given = [name for rows in face.items for name in (rows.symbol, f"{rows.symbol}_count")]
    counted = ("claim", "before", *given, *(("work", "row") if face.items else ()))
    alone = text.replace("->", "-> ").replace("[", " [").replace("*", " * ").replace(",", " ")
    words = {word.strip("();") for word in alone.split()}
    for name in counted:
        if f"{name}->" not in text and name not in words:
            yield name


def _place(whole: Body, face: Interface, tables: Tables) -> Place:
    program, names = whole.program, Names()
    for member in face.claim:
        names.alias(Input(member.name), f"claim->{member.symbol}")
    for member in face.state:
        names.alias(Before(member.name), f"before->{member.symbol}")
    for rows, each in zip(face.items, program.lists, strict=True):
        names.alias(("count", each.name), f"{rows.symbol}_count")
        for member, field in zip(rows.members, computed_fields(each), strict=True):
            names.alias(field, f"{rows.symbol}[i].{member.symbol}")
    for at, named in enumerate((*results(program.body), *of_items(program.body)), start=1):
        names.alias(Local(named.name), f"v{at}")
    for at, name in enumerate(sorted(whole.columns), start=1):
        names.alias(column(name), f"c{at}")
        names.alias(ranked(name), f"r{at}")
    for at, cell in enumerate(program.cells, start=1):
        names.alias(after(cell.name), f"a{at}")
    return Place(names=names, tables=tables, known=known_at_the_end(program), temporaries=Temporaries())


def _before(whole: Body, place: Place) -> Iterator[str]:
    """The columns in the work area, one list after the other, and the cells that may stay as they were."""
    so_far: list[str] = []
    for each in whole.program.lists:
        found = work_columns(each.name, whole.program, whole)
        count = count_of(each.name, place)
        for at, key in enumerate(found):
            offset = " + ".join([*so_far, *([f"{short(at)} * {count}"] if at else [])]) or "0"
            yield f"int64_t *const {place.names[key]} = work + {offset};"
        so_far += [f"{short(len(found))} * {count}"] if found else []
    for cell in guarded_cells(whole.program):
        yield f"int64_t {place.names[after(cell)]} = {place.names[Before(cell)]};"


def _written(whole: Body, place: Place, face: Interface) -> Iterator[str]:
    """Everything is computed by now, so that `after` may be `before`."""
    program, written = whole.program, written_cells(whole.program)
    for member, output in zip(face.result, program.outputs, strict=True):
        yield f"result->{member.symbol} = {place.names[Local(output.local)]};"
    for member, cell in zip(face.state, program.cells, strict=True):
        target: Target = after(cell.name)
        code = place.names[target if cell.name in written else Before(cell.name)]
        yield f"after->{member.symbol} = {code};"
    if not face.result:
        yield "result->nothing = 0;"
    if not face.state:
        yield "after->nothing = 0;"
    for rows, handed in zip(face.rows, program.rows, strict=True):
        lines = [
            f"{rows.symbol}[i].{member.symbol} = {place.names[column(each.local)]}[i];"
            for member, each in zip(rows.members, handed.columns, strict=True)
        ]
        yield from loop(handed.list, place, lines)
    yield "return 0;"


def check(program: Program, face: Interface) -> Iterator[str]:
    """0, or the refusal of the first input out of its bounds: they are the claim's, the list's and the period."""
    lines = [*_bounds(program, face), *_period(program, face), *_rows(program, face), "return 0;"]
    unused = [] if any("claim->" in line for line in lines) else ["(void)claim;"]
    quiet = ["(void)row;"] if face.items and not any("*row" in line for line in lines) else []
    yield from block(f"{check_head(face)} {{", [*unused, *quiet, *lines])


def _within(code: str, low: int, high: int) -> str:
    return f"outside({code}, {number(low)}, {number(high)})"


def _bounds(program: Program, face: Interface) -> Iterator[str]:
    symbols = {member.name: member.symbol for member in face.claim}
    for at, item in enumerate(program.inputs, start=1):
        if item.computed:
            yield f"if ({_within(f'claim->{symbols[item.name]}', item.low, item.high)}) return {short(-at)};"


def _period(program: Program, face: Interface) -> Iterator[str]:
    """Only where an expression reads the version's date is it among the inputs; `OUTSIDE_PERIOD`."""
    date = next(item for item in program.inputs if item.name == program.version_date)
    low, high = program.identity.effective_from, program.identity.effective_to
    if date.computed:
        symbol = next(member.symbol for member in face.claim if member.name == date.name)
        above = date.high if high is None else high
        yield f"if ({_within(f'claim->{symbol}', low, above)}) return {short(OUTSIDE_PERIOD)};"


def _rows(program: Program, face: Interface) -> Iterator[str]:
    for at, (rows, each) in enumerate(
        zip(face.items, program.lists, strict=True), start=len(program.inputs) + 1
    ):
        yield f"if ({rows.symbol}_count < 0 || {rows.symbol}_count > {number(each.most)}) return {short(-at)};"
        tests = [
            _within(f"{rows.symbol}[i].{member.symbol}", *declared_bounds(member)) for member in rows.members
        ]
        if tests:
            lines = [refusing(" || ".join(tests), -at)]
            yield from block(f"for (int64_t i = 0; i < {rows.symbol}_count; i++) {{", lines)
        else:
            yield f"(void){rows.symbol};"


def declared_bounds(member: Member) -> tuple[int, int]:
    """The least and the greatest number of an input or a cell."""
    match member.declared:
        case Output():
            raise TypeError("a result has no bounds of its own")
        case declared:
            return declared.low, declared.high


def structures(face: Interface) -> Iterator[tuple[str, str, tuple[Member, ...]]]:
    """Every structure: its name, what it is in Chinese, its members."""

    def of(rows: Rows, told: str) -> tuple[str, str, tuple[Member, ...]]:
        return f"{face.prefix}_{rows.symbol}", f"{rows.name}{told}", rows.members

    yield f"{face.prefix}_claim", "单据:参与计算的输入", face.claim
    yield f"{face.prefix}_state", "累计:一个人在一个范围里的各格,开始时都是 0", face.state
    yield f"{face.prefix}_result", "结果", face.result
    yield from (of(rows, "的一行") for rows in face.items)
    yield from (of(rows, "每一行的结果") for rows in face.rows)
