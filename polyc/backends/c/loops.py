"""An `Each` as one loop over the rows of its list, its totals as plain locals, its columns in the work area."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, assert_never

from attrs import evolve

from polyc.backends.body import Body, read_columns, stored
from polyc.backends.c.expressions import condition, value
from polyc.backends.c.lines import block
from polyc.backends.c.literals import comment, short
from polyc.backends.c.places import Place
from polyc.backends.c.statements import fitting, statement_lines
from polyc.backends.python.loops import column
from polyc.kernel.expressions import ONE, Local
from polyc.kernel.passes.knowledge import Placed
from polyc.kernel.program import Program
from polyc.kernel.statements import Each, Fold, Rank, Refuse, Total

ROW: Final = "i"
"""The local that counts the rows from 0."""


def body_lines(place: Place, whole: Body) -> Iterator[str]:
    """The whole body; what `Body` says is read behind it and the cells that it writes are set there."""
    for here in whole.placed:
        if isinstance(here.statement, Each):
            yield from _each_lines(here, here.statement, evolve(place, known=here.known), whole)
        else:
            yield from statement_lines(here, place, whole)


def count_of(name: str, place: Place) -> str:
    """The number of rows of a list."""
    return place.names[("count", name)]


def ranked(name: str) -> tuple[str, str]:
    """What the name of the column stands for that holds what items are ranked by."""
    return "ranked by", name


def work_columns(name: str, program: Program, whole: Body) -> list[tuple[str, str]]:
    """The columns in the work area that the rows of a list need, in order; those of ranks need one more."""
    found = []
    for each in program.body:
        if isinstance(each, Each) and each.list == name:
            for item in stored(each, whole):
                found += [column(item.name), *([ranked(item.name)] if isinstance(item, Rank) else [])]
    return found


def _each_lines(here: Placed, each: Each, place: Place, whole: Body) -> Iterator[str]:
    counted = [total for total in each.totals if total.fold is Fold.COUNT and total.value == ONE]
    folded = [total for total in each.totals if total not in counted]
    for total in counted:
        yield f"const int64_t {place.names[Local(total.name)]} = {count_of(each.list, place)}; {comment(total.name)}"
    for total in folded:
        yield f"int64_t {place.names[Local(total.name)]} = 0; {comment(total.name)}"
    lines = [
        *(line for inner in here.body for line in _of_item(inner, place, whole)),
        *(line for total in folded for line in _folding(total, place)),
        *_storing(each, place, whole),
    ]
    if lines:
        read = [_from_column(name, place) for name in read_columns(each, whole)]
        yield from loop(each.list, place, [*read, *lines])
    for rank in each.ranks:
        names = f"{place.names[ranked(rank.name)]}, {place.names[column(rank.name)]}"
        yield f"places_{rank.ties.value}({names}, {count_of(each.list, place)});"


def loop(name: str, place: Place, lines: list[str]) -> Iterator[str]:
    """The lines for every row of a list."""
    head = f"for (int64_t {ROW} = 0; {ROW} < {count_of(name, place)}; {ROW}++) {{"
    yield from block(head, lines)


def refusing(test: str, number: int) -> str:
    """The refusal that names the row at hand."""
    return f"if ({test}) {{ *row = {ROW} + 1; return {short(number)}; }}"


def _of_item(here: Placed, outer: Place, whole: Body) -> Iterator[str]:
    match here.statement:
        case Refuse(condition=refused, refusal=refusal):
            place = evolve(outer, known=here.known)
            yield refusing(fitting(refused, place, condition).text, refusal.number)
        case _:
            yield from statement_lines(here, outer, whole)


def _from_column(name: str, place: Place) -> str:
    return f"const int64_t {place.names[Local(name)]} = {place.names[column(name)]}[{ROW}]; {comment(name)}"


def _storing(each: Each, place: Place, whole: Body) -> Iterator[str]:
    for item in stored(each, whole):
        if isinstance(item, Rank):
            yield f"{place.names[ranked(item.name)]}[{ROW}] = {fitting(item.value, place, value).text};"
        else:
            yield f"{place.names[column(item.name)]}[{ROW}] = {place.names[Local(item.name)]};"


def _folding(total: Total, place: Place) -> Iterator[str]:
    name = place.names[Local(total.name)]
    match total.fold:
        case Fold.SUM:
            yield f"{name} += {fitting(total.value, place, value).text};"
        case Fold.COUNT:
            yield f"if ({fitting(total.value, place, condition).text}) {name}++;"
        case Fold.LEAST | Fold.GREATEST:
            called = "least" if total.fold is Fold.LEAST else "greatest"
            code = fitting(total.value, place, value)
            yield f"{name} = {ROW} == 0 ? {code.text} : {called}({name}, {code.text});"
        case _:
            assert_never(total.fold)
