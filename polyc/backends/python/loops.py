"""An `Each` as one loop over the rows of its list, its totals as plain locals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from polyc.backends.python.expressions import condition, value
from polyc.backends.python.lines import block, targets, tuple_of
from polyc.backends.python.places import Level, Place, bound
from polyc.kernel.expressions import ONE, ZERO, Field, Local
from polyc.kernel.program import ItemList, Program
from polyc.kernel.statements import Each, Fold, Refuse, Total

ROW = ("row", "of items")
"""What the name of the local stands for that counts the rows from 1."""


def list_key(name: str) -> tuple[str, str]:
    """What the name of the local stands for that holds the rows of a list as integers."""
    return "rows", name


def computed_fields(each: ItemList) -> tuple[Field, ...]:
    """The integers of a row, in order."""
    return tuple(Field(list=each.name, name=item.name) for item in each.items if item.computed)


def each_lines(
    each: Each, body: Iterable[str], kept: Iterable[str], program: Program, place: Place
) -> Iterator[str]:
    """The loop around the printed `body`; the line `kept` ends what is done for an item."""
    rows = place.names[list_key(each.list)]
    counted = [total for total in each.totals if total.fold is Fold.COUNT and total.value == ONE]
    folded = [total for total in each.totals if total not in counted]
    for total in counted:
        yield f"{place.names[Local(total.name)]} = len({rows})"
    if folded:
        yield " = ".join([*(place.names[Local(total.name)] for total in folded), "0"])
    lines = [*body, *(line for total in folded for line in _folding(total, place)), *kept]
    if lines:
        yield from block(loop_head(each.list, program, place, _asks_row(each, place)), lines)


def loop_head(owner: str, program: Program, place: Place, asks_row: bool) -> str:
    """``for row, (a, b) in enumerate(rows, 1):``, the row's number only where it is asked for."""
    rows, (items,) = place.names[list_key(owner)], (each for each in program.lists if each.name == owner)
    fields = [place.names[field] for field in computed_fields(items)]
    if not asks_row:
        return f"for {targets(fields) if fields else '_'} in {rows}:"
    return f"for {row_name(place)}, {tuple_of(fields) if fields else '_'} in enumerate({rows}, 1):"


def row_name(place: Place) -> str:
    """The local that counts the rows."""
    return place.names[ROW] if ROW in place.names else place.names.give(ROW, "row")


def _asks_row(each: Each, place: Place) -> bool:
    return any(isinstance(inner, Refuse) for inner in each.body) or any(
        _first_counts(total, place) for total in each.totals
    )


def _first_counts(total: Total, place: Place) -> bool:
    """Whether the first item must take the place of the 0 that stands for none."""
    match total.fold:
        case Fold.SUM | Fold.COUNT:
            return False
        case Fold.LEAST:
            return not place.never_less(ZERO, total.value)
        case Fold.GREATEST:
            return not place.never_negative(total.value)
        case _:
            assert_never(total.fold)


def _folding(total: Total, place: Place) -> Iterator[str]:
    name = place.names[Local(total.name)]
    match total.fold:
        case Fold.SUM:
            yield f"{name} += {value(total.value, place).text}"
        case Fold.COUNT:
            yield from block(f"if {condition(total.value, place).text}:", [f"{name} += 1"])
        case Fold.LEAST | Fold.GREATEST:
            sign = "<" if total.fold is Fold.LEAST else ">"
            found = bound(total.value, place, value)
            first = f" or {row_name(place)} == 1" if _first_counts(total, place) else ""
            test = f"{found.first.at(Level.BITS)} {sign} {name}{first}"
            yield from block(f"if {test}:", [f"{name} = {found.again.text}"])
        case _:
            assert_never(total.fold)
