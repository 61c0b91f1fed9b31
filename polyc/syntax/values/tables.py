"""Tables, in a line or in rows."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from polyc.syntax.values.formulas import Formula, Path, Unlimited
from polyc.syntax.values.labels import Label
from polyc.syntax.values.nodes import Node


@frozen(kw_only=True, repr=False)
class Cell(Node):
    """The labels in one cell; none where it was left empty."""

    labels: tuple[Label, ...]


@frozen(kw_only=True, repr=False)
class Row(Node):
    """One row between bars."""

    cells: tuple[Cell, ...]


@frozen(kw_only=True, repr=False)
class Entry(Node):
    """One piece of a table written in a line: labels and their value."""

    labels: tuple[Label, ...]
    value: Formula | Unlimited


@frozen(kw_only=True, repr=False)
class InlineTable(Node):
    """按 键:甲 …,乙 …"""

    keys: tuple[Path, ...]
    entries: tuple[Entry, ...]


@frozen(kw_only=True, repr=False)
class RowTable(Node):
    """按 键、键 with the rows below the line."""

    keys: tuple[Path, ...]
    rows: tuple[Row, ...]


Written: TypeAlias = Formula | Unlimited | InlineTable | RowTable
"""What may stand where a clause gives its value."""
