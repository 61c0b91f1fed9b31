"""Kernel statements as lines of Python; cells are written by the `return` at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, assert_never

from attrs import evolve, frozen

from polyc.backends.python.expressions import condition, value
from polyc.backends.python.lines import block
from polyc.backends.python.loops import column, each_lines, row_name
from polyc.backends.python.places import Place
from polyc.kernel.expressions import Before, Expression, Local
from polyc.kernel.passes.inlining import uses
from polyc.kernel.passes.knowledge import Placed, placed
from polyc.kernel.program import Program
from polyc.kernel.statements import Each, Guard, Let, Refuse, Statement, Update
from polyc.kernel.walk import columns, of_items, statements

Refuser: TypeAlias = Callable[[int, str, str], str]
"""The line that refuses by number; the list and the local with the row where it is about an item."""


@frozen(kw_only=True)
class _Body:
    """The program, how often its locals are read outside, and how it refuses."""

    program: Program
    read: Counter[str]
    refuse: Refuser


def body_lines(
    program: Program,
    kept: Iterable[str],
    place: Place,
    refuse: Refuser,
    kept_of_items: frozenset[str] = frozenset(),
) -> Iterator[str]:
    """The whole body; the outputs, the locals `kept` and what `cells_after` reads are set behind it.

    What is handed out of items and `kept_of_items` are columns behind it.
    """
    outputs = (output.local for output in program.outputs)
    read = uses(program.body) + Counter((*outputs, *kept))
    whole = _Body(program=program, read=read, refuse=refuse)
    wanted = columns(program.body).union(kept_of_items, *(each.locals for each in program.rows))
    for item in of_items(program.body):
        if item.name in wanted:
            place.names.give(column(item.name), f"{item.name}列")
    for cell in _guarded(program.body):
        name = place.names.give(Update(cell=cell, value=Before(cell)), cell)
        yield f"{name} = {place.names[Before(cell)]}"
    for here in placed(program):
        yield from _statement(here, place, whole)


def cells_after(program: Program, place: Place) -> dict[str, str]:
    """The code of each cell behind the body: what the body left, what is written last, or what was before."""
    written = {item.cell: item.value for item in program.body if isinstance(item, Update)}
    return {cell.name: _after(cell.name, written, place) for cell in program.cells}


def _after(cell: str, written: dict[str, Expression], place: Place) -> str:
    guarded = Update(cell=cell, value=Before(cell))
    if guarded in place.names:
        return place.names[guarded]
    return value(written[cell], place).text if cell in written else place.names[Before(cell)]


def _guarded(body: tuple[Statement, ...]) -> list[str]:
    """The cells that are written under a condition, once each."""
    guards = (item for item in body if isinstance(item, Guard))
    inner = (item for guard in guards for item in statements(guard.body))
    return list(dict.fromkeys(item.cell for item in inner if isinstance(item, Update)))


def _statement(here: Placed, outer: Place, whole: _Body) -> Iterator[str]:
    place = evolve(outer, known=here.known)
    match here.statement:
        case Let(name=name, value=named):
            yield f"{place.names[Local(name)]} = {value(named, place).text}"
        case Guard() as guard:
            yield from _zeroed(guard, place, whole.read)
            body = (line for inner in here.body for line in _statement(inner, place, whole))
            yield from block(f"if {condition(guard.condition, place).text}:", body)
        case Each() as each:
            body = (line for inner in here.body for line in _of_item(inner, each, place, whole))
            yield from each_lines(each, body, whole.program, place)
        case Refuse(condition=refused, refusal=refusal):
            yield from _refusal(refused, place, whole.refuse(refusal.number, "", ""))
        case Update(cell=cell, value=written):
            after = Update(cell=cell, value=Before(cell))
            if after in place.names:
                yield f"{place.names[after]} = {value(written, place).text}"
        case _:
            assert_never(here.statement)


def _of_item(here: Placed, each: Each, place: Place, whole: _Body) -> Iterator[str]:
    match here.statement:
        case Refuse(condition=refused, refusal=refusal):
            line = whole.refuse(refusal.number, each.list, row_name(place))
            yield from _refusal(refused, evolve(place, known=here.known), line)
        case _:
            yield from _statement(here, place, whole)


def _refusal(refused: Expression, place: Place, line: str) -> Iterator[str]:
    yield from block(f"if {condition(refused, place).text}:", [line])


def _zeroed(guard: Guard, place: Place, read: Counter[str]) -> Iterator[str]:
    """What is read outside of the guard is 0 where its condition does not hold."""
    inner = uses(guard.body)
    lets = (item.name for item in statements(guard.body) if isinstance(item, Let))
    names = [place.names[Local(name)] for name in lets if read[name] > inner[name]]
    if names:
        yield " = ".join([*names, "0"])
