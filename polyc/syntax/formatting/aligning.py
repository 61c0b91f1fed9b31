"""Columns: what stands one below the other in neighbouring lines.

Each function takes texts and gives them back as long as they must be.  Widths are those of
a terminal, on which a Chinese character takes two columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from polyc.diagnostics.width import columns, pad

GAP: Final = 4
"""Blanks at least between a clause and its citation, and between a bracket and its value."""
_TOO_WIDE: Final = 60
"""A longer clause does not push the citations of its neighbours to the right."""


def table(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Rows of cells as lines between bars; every column as wide as its widest cell."""
    widths = [max(map(columns, column)) for column in zip_longest(*rows, fillvalue="")]
    return tuple(_row(cells, widths) for cells in rows)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(f"| {pad(cell, wide)} " for cell, wide in zip(cells, widths, strict=False)) + "|"


def lefts(texts: Sequence[str], gap: int) -> tuple[str, ...]:
    """The left parts of neighbouring lines, each up to where the right parts begin."""
    wide = max(map(columns, texts), default=0)
    return tuple(pad(text, wide + gap) for text in texts)


def cited(texts: Sequence[str]) -> tuple[str, ...]:
    """Clauses up to where their citations begin: one column, but for clauses that are too long."""
    short = [columns(text) for text in texts if columns(text) <= _TOO_WIDE]
    column = max(short, default=0) + GAP
    return tuple(pad(text, max(column, columns(text) + GAP)) for text in texts)
