"""Kernel statements as lines of Python; cells are written by the `return` at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, assert_never

from attrs import evolve

from polyc.backends.inlining import uses
from polyc.backends.knowledge import Placed, placed
from polyc.backends.python.expressions import condition, value
from polyc.backends.python.lines import block
from polyc.backends.python.places import Place
from polyc.kernel.expressions import Before, Expression, Local
from polyc.kernel.program import Program
from polyc.kernel.statements import Guard, Let, Refuse, Statement, Update
from polyc.kernel.walk import statements

Refuser: TypeAlias = Callable[[int], str]
"""The line that refuses by number."""


def body_lines(program: Program, kept: Iterable[str], place: Place, refuse: Refuser) -> Iterator[str]:
    """The whole body; the outputs, the locals `kept` and what `cells_after` reads are set behind it."""
    outputs = (output.local for output in program.outputs)
    read = uses(program.body) + Counter((*outputs, *kept))
    for cell in _guarded(program.body):
        name = place.names.give(Update(cell=cell, value=Before(cell)), cell)
        yield f"{name} = {place.names[Before(cell)]}"
    for here in placed(program):
        yield from _statement(here, place, read, refuse)


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


def _statement(here: Placed, outer: Place, read: Counter[str], refuse: Refuser) -> Iterator[str]:
    place = evolve(outer, known=here.known)
    match here.statement:
        case Let(name=name, value=named):
            yield f"{place.names[Local(name)]} = {value(named, place).text}"
        case Guard() as guard:
            yield from _zeroed(guard, place, read)
            body = (line for inner in here.body for line in _statement(inner, place, read, refuse))
            yield from block(f"if {condition(guard.condition, place).text}:", body)
        case Refuse(condition=refused, refusal=refusal):
            yield from block(f"if {condition(refused, place).text}:", [refuse(refusal.number)])
        case Update(cell=cell, value=written):
            after = Update(cell=cell, value=Before(cell))
            if after in place.names:
                yield f"{place.names[after]} = {value(written, place).text}"
        case _:
            assert_never(here.statement)


def _zeroed(guard: Guard, place: Place, read: Counter[str]) -> Iterator[str]:
    """What is read outside of the guard is 0 where its condition does not hold."""
    inner = uses(guard.body)
    lets = (item.name for item in statements(guard.body) if isinstance(item, Let))
    names = [place.names[Local(name)] for name in lets if read[name] > inner[name]]
    if names:
        yield " = ".join([*names, "0"])
