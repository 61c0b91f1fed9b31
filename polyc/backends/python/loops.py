"""An `Each` as one loop over the rows of its list, its totals as plain locals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from polyc.backends.python.expressions import condition, value
from polyc.backends.python.lines import block, targets, tuple_of
from polyc.backends.python.places import Level, Place, bound
from polyc.kernel.expressions import ONE, ZERO, Field, Local
from polyc.kernel.passes.inlining import uses
from polyc.kernel.program import ItemList, Program
from polyc.kernel.statements import Each, Fold, Let, Rank, Refuse, Total
from polyc.kernel.walk import of_items

ROW = ("row", "of items")
"""What the name of the local stands for that counts the rows from 1."""


def list_key(name: str) -> tuple[str, str]:
    """What the name of the local stands for that holds the rows of a list as integers."""
    return "rows", name


def computed_fields(each: ItemList) -> tuple[Field, ...]:
    """The integers of a row, in order."""
    return tuple(Field(list=each.name, name=item.name) for item in each.items if item.computed)


def each_lines(each: Each, body: Iterable[str], program: Program, place: Place) -> Iterator[str]:
    """The loop around the printed `body`, which begins and fills the columns that are read later."""
    rows = place.names[list_key(each.list)]
    counted = [total for total in each.totals if total.fold is Fold.COUNT and total.value == ONE]
    folded = [total for total in each.totals if total not in counted]
    for total in counted:
        yield f"{place.names[Local(total.name)]} = len({rows})"
    if folded:
        yield " = ".join([*(place.names[Local(total.name)] for total in folded), "0"])
    yield from (f"{place.names[column(item.name)]}: list[int] = []" for item in stored(each, place))
    folding = (line for total in folded for line in _folding(total, place))
    lines = [*body, *folding, *_storing(each, place)]
    if lines:
        read = read_columns(each, place)
        yield from block(loop_head(each.list, program, place, _asks_row(each, place), read), lines)
    for rank in each.ranks:
        name = place.names[column(rank.name)]
        yield f"{name} = places_{rank.ties.value}({name})"


def column(name: str) -> tuple[str, str]:
    """What the name of the local stands for that holds a value of every item."""
    return "column", name


def stored(each: Each, place: Place) -> list[Let | Rank]:
    """What of an `Each` is kept as a column: what a later one reads, what is handed out, the ranks."""
    return [item for item in of_items((each,)) if column(item.name) in place.names]


def read_columns(each: Each, place: Place) -> list[str]:
    """The columns from above that this `Each` reads."""
    own = {item.name for item in of_items((each,))}
    return [name for name in uses((each,)) if name not in own and column(name) in place.names]


def _storing(each: Each, place: Place) -> Iterator[str]:
    for item in stored(each, place):
        code = value(item.value, place).text if isinstance(item, Rank) else place.names[Local(item.name)]
        yield f"{place.names[column(item.name)]}.append({code})"


def loop_head(owner: str, program: Program, place: Place, asks_row: bool, read: Iterable[str] = ()) -> str:
    """``for row, (a, b) in enumerate(rows, 1):``, the row's number only where it is asked for.

    With columns to `read` beside the rows: ``for (a, b), c in zip(rows, c_column):``.
    """
    rows, (items,) = place.names[list_key(owner)], (each for each in program.lists if each.name == owner)
    fields = [place.names[field] for field in computed_fields(items)]
    names = tuple(read)
    beside = [place.names[column(name)] for name in names]
    taken = tuple_of(fields) if fields else "_"
    if beside:
        taken = ", ".join([taken, *(place.names[Local(name)] for name in names)])
        rows = f"zip({', '.join([rows, *beside])}, strict=True)"
    if asks_row:
        return f"for {row_name(place)}, {f'({taken})' if beside else taken} in enumerate({rows}, 1):"
    return f"for {taken if beside else targets(fields) if fields else '_'} in {rows}:"


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
