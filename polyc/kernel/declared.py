"""The rules for what a program declares: names, bounds, keys of cells, lists and their defaults."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from polyc.kernel.bug import require
from polyc.kernel.program import Cell, Chained, InputField, ItemField, ItemList, Program
from polyc.kernel.walk import of_items, results
from polyc.kinds import Date, Flag, Text


def check_declared(program: Program) -> None:
    """Raise `KernelBug` on the first declaration that breaks a rule."""
    _check_names(program)
    for item in program.inputs:
        _check_bounds(item)
    inputs = {item.name: item for item in program.inputs}
    for cell in program.cells:
        _check_bounds(cell)
        _check_key(cell, inputs)
    for each in program.lists:
        _check_list(each)
    for date in (program.version_date, program.year_date):
        require(date in inputs and isinstance(inputs[date].kind, Date), f"{date} is no input of a date")
    require(1 <= program.year_month <= 12, f"no year begins with the month {program.year_month}")


def _check_names(program: Program) -> None:
    inputs = [item.name for item in program.inputs]
    named = [item.name for item in (*results(program.body), *of_items(program.body))]
    _check_space("input or local", [*inputs, *named])
    _check_space("input or list", [*inputs, *(each.name for each in program.lists)])
    _check_space("cell", [cell.name for cell in program.cells])
    fields = [*(item.field for item in program.inputs), *(each.field for each in program.lists)]
    _check_space("field of a claim", fields)
    handed_out = [*(item.field for item in program.outputs), *(each.field for each in program.rows)]
    _check_space("field of an output", handed_out)
    for each in program.rows:
        _check_space(f"field of the rows of {each.list}", [column.field for column in each.columns])


def _check_space(what: str, names: Iterable[str]) -> None:
    for name, times in Counter(names).items():
        require(name == unicodedata.normalize("NFKC", name), f"{what} {name!r} is not normalised")
        require(name.isidentifier(), f"{what} {name!r} is no identifier")
        require(times == 1, f"{what} {name!r} is doubled")


def _check_bounds(declared: InputField | ItemField | Cell) -> None:
    low, high, name = declared.low, declared.high, declared.name
    require(low <= high, f"the bounds of {name} are {low} and {high}")
    if isinstance(declared.kind, Flag):
        require(low >= 0 and high <= 1, f"the flag {name} is not bounded by 0 and 1")
    if isinstance(declared.kind, Text):
        require(low == high == 0, f"the text {name} has bounds")


def _check_key(cell: Cell, inputs: dict[str, InputField]) -> None:
    require(cell.low <= 0 <= cell.high, f"cell {cell.name} may not be 0, which it is at first")
    if isinstance(cell.scope, Chained):
        key = cell.scope.input
        require(key in inputs and isinstance(inputs[key].kind, Text), f"{cell.name} is chained by no text")


def _check_list(each: ItemList) -> None:
    require(each.most > 0, f"{each.name} holds at most {each.most} items")
    _check_space(f"input of {each.name}", [item.name for item in each.items])
    _check_space(f"field of {each.name}", [item.field for item in each.items])
    items = {item.name: item for item in each.items}
    for item in each.items:
        _check_bounds(item)
        _check_default(item, items)


def _check_default(item: ItemField, items: Mapping[str, ItemField]) -> None:
    """A default within bounds, or another input of the same kind that does not come back to this one."""
    seen, here = {item.name}, item
    while isinstance(here.default, str):
        require(here.default in items, f"the default of {here.name} is unknown: {here.default}")
        require(here.default not in seen, f"the default of {item.name} comes back to it")
        require(items[here.default].kind == item.kind, f"the default of {item.name} is of another kind")
        here = items[here.default]
        seen.add(here.name)
    if here.default is not None:
        require(not isinstance(here.kind, Text), f"the default of the text {here.name} is a number")
        require(here.low <= here.default <= here.high, f"the default of {here.name} is out of bounds")
