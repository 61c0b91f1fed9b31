"""An `Each` as one loop over the rows of its list, its totals as plain locals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from attrs import evolve

from polyc.backends.body import Body, kept_of, owner, read_columns, stored
from polyc.backends.javascript.expressions import value
from polyc.backends.javascript.lines import block
from polyc.backends.javascript.places import Place
from polyc.backends.javascript.statements import (
    asked,
    computed,
    fitting,
    handed_out,
    statement_lines,
    zero,
)
from polyc.backends.python.loops import column, computed_fields, list_key
from polyc.kernel.expressions import ONE, Local
from polyc.kernel.passes.knowledge import Placed
from polyc.kernel.program import ItemList
from polyc.kernel.statements import Each, Fold, Rank, Refuse, Total

ROW: Final = "$row"
"""The local that counts the rows from 1."""


def body_lines(place: Place, whole: Body) -> Iterator[str]:
    """The whole body; what `Body` says is read behind it and the cells that it writes are set there."""
    for here in whole.placed:
        if isinstance(here.statement, Each):
            yield from _each_lines(here, here.statement, evolve(place, known=here.known), whole)
        else:
            yield from statement_lines(here, place, whole)


def _each_lines(here: Placed, each: Each, place: Place, whole: Body) -> Iterator[str]:
    rows = place.names[list_key(each.list)]
    counted = [total for total in each.totals if total.fold is Fold.COUNT and total.value == ONE]
    folded = [total for total in each.totals if total not in counted]
    for total in counted:
        yield f"const {place.names[Local(total.name)]} = {rows}.length;"
    if folded:
        zeros = (f"{place.names[Local(each.name)]} = {zero(Local(each.name), place)}" for each in folded)
        yield f"let {', '.join(zeros)};"
    for item in stored(each, whole):
        yield f"{'let' if isinstance(item, Rank) else 'const'} {place.names[column(item.name)]} = [];"
    lines = [
        *(line for inner in here.body for line in _of_item(inner, place, whole)),
        *(line for total in folded for line in _folding(total, place)),
        *_storing(each, place, whole),
    ]
    if lines:
        read = [_from_column(name, place) for name in read_columns(each, whole)]
        yield from loop(owner(each.list, whole.program), place, [*read, *lines])
    for rank in each.ranks:
        name = place.names[column(rank.name)]
        yield f"{name} = places{rank.ties.value.capitalize()}({name});"


def loop(items: ItemList, place: Place, lines: Iterable[str]) -> Iterator[str]:
    """``for (let $row = 1; …)`` around the lines; the integers of the row are locals."""
    rows = place.names[list_key(items.name)]
    fields = [place.names[field] for field in computed_fields(items)]
    taken = [f"const [{', '.join(fields)}] = {rows}[{ROW} - 1];"] if fields else []
    head = f"for (let {ROW} = 1; {ROW} <= {rows}.length; {ROW}++) {{"
    yield from block(head, [*taken, *lines])


def _of_item(here: Placed, outer: Place, whole: Body) -> Iterator[str]:
    match here.statement:
        case Refuse(condition=refused, refusal=refusal):
            place = evolve(outer, known=here.known)
            yield f"if ({asked(refused, place)}) return [{refusal.number}, {ROW}];"
        case _:
            yield from statement_lines(here, outer, whole)


def _from_column(name: str, place: Place) -> str:
    return f"const {place.names[Local(name)]} = {place.names[column(name)]}[{ROW} - 1];"


def _storing(each: Each, place: Place, whole: Body) -> Iterator[str]:
    """Fills the columns; what is handed out is refused where a Number may not hold it."""
    refusing, _ = handed_out(kept_of(each, whole), place, ROW)
    yield from refusing
    for item in stored(each, whole):
        code = place.names[Local(item.name)]
        if isinstance(item, Rank):
            code = fitting(item.value, place, value)[0].text
        yield f"{place.names[column(item.name)]}.push({code});"


def _folding(total: Total, place: Place) -> Iterator[str]:
    target = Local(total.name)
    name = place.names[target]
    match total.fold:
        case Fold.SUM:
            yield f"{name} += {computed(total.value, target, place)};"
        case Fold.COUNT:
            one = "1n" if target in place.kept_wide else "1"
            yield f"if ({asked(total.value, place)}) {name} += {one};"
        case Fold.LEAST | Fold.GREATEST:
            sign = "<" if total.fold is Fold.LEAST else ">"
            yield f"const ${name} = {computed(total.value, target, place)};"
            yield f"if ({ROW} === 1 || ${name} {sign} {name}) {name} = ${name};"
        case _:
            assert_never(total.fold)
