"""The items of a claim on a slip: a table for each list, and with the steps those of every row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from polyc.diagnostics.width import columns, pad, pad_left, printable
from polyc.runtime.explaining import ItemResult
from polyc.runtime.fields import NUMBERS
from polyc.runtime.kinds import Kind, number_of, show
from polyc.testing.steps_text import steps_lines


@frozen(kw_only=True)
class Listed:
    """The items of one list: the author's names, which of them are numbers, and every value as text."""

    name: str
    header: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


def listed(lists: Sequence[Any], held: Sequence[Any]) -> Iterator[Listed]:
    """The lists of a module beside the items that a claim holds."""
    for each, rows in zip(lists, held, strict=True):
        fields = [item.field for item in each.items]
        yield Listed(
            name=each.name,
            header=tuple(field.name for field in fields),
            numeric=tuple(field.kind.name in NUMBERS for field in fields),
            rows=tuple(
                tuple(value_text(field.kind, value) for field, value in zip(fields, row, strict=True))
                for row in rows
            ),
        )


def value_text(kind: Kind, value: object) -> str:
    """A typed value as a reader expects it."""
    if kind.name == "text":
        return str(value)
    number = number_of(Kind(*kind), value)
    return "" if number is None else show(Kind(*kind), number)


def items_lines(lists: Sequence[Listed]) -> Iterator[str]:
    """A table for each list, its rows numbered; figures stand below one another."""
    for each in lists:
        yield f"明细 {each.name}" + ("" if each.rows else "  无")
        if each.rows:
            yield from _table(each)


def _table(each: Listed) -> Iterator[str]:
    numeric = (True, *each.numeric)
    rows = [("行", *each.header), *((str(at), *row) for at, row in enumerate(each.rows, start=1))]
    cells = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(columns, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        parts = (
            pad_left(cell, width) if right else pad(cell, width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        )
        yield f"  {'  '.join(parts)}".rstrip()


def item_steps_lines(items: Sequence[ItemResult]) -> Iterator[str]:
    """Every step of every row."""
    for each in items:
        yield f"{each.items}第 {each.row} 行"
        yield from steps_lines(each.steps)
