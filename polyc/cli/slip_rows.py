"""What a settlement computes for each item of a roster, as columns of a few items beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from polyc.cli.slip_items import Listed
from polyc.diagnostics.width import columns, pad, pad_left, printable
from polyc.runtime.explaining import ItemResult

BESIDE: Final = 5
"""So many items fit beside each other."""


def results_lines(lists: Sequence[Listed], items: Sequence[ItemResult]) -> Iterator[str]:
    """A block for every few items of each list: a line a value."""
    for each in lists:
        own = [item for item in items if item.items == each.name]
        for start in range(0, len(own), BESIDE):
            yield f"{each.name}各行的结果"
            yield from _block(each, own[start : start + BESIDE])


def _block(each: Listed, some: Sequence[ItemResult]) -> Iterator[str]:
    labels = [step.label.removeprefix(f"{each.name}.") for step in some[0].steps]
    wide = max(map(columns, labels), default=0)
    made = [[_name(each, item.row), *(step.text for step in item.steps)] for item in some]
    widths = [max(map(columns, column)) for column in made]
    for at, label in enumerate(("", *labels)):
        cells = (pad_left(column[at], width) for column, width in zip(made, widths, strict=True))
        yield f"  {pad(label, wide)}  {'  '.join(cells)}"


def _name(each: Listed, row: int) -> str:
    """The first text of an item, or its number."""
    texts = (cell for cell, numeric in zip(each.rows[row - 1], each.numeric, strict=True) if not numeric)
    return printable(next(texts, "") or f"第 {row} 行")
