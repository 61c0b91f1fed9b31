"""Cells of a table that changed alike, told together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from attrs import evolve, frozen

Group: TypeAlias = tuple[str, ...]


@frozen(kw_only=True)
class Cell:
    """Cells for which the same is told: one group of labels an axis, and their product is meant."""

    at: tuple[Group, ...]
    told: tuple[str, str]


def merged(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """As few groups as come of joining along one axis after the other."""
    found = tuple(cells)
    for axis in range(len(cells[0].at) if cells else 0):
        found = _along(found, axis)
    return found


def _along(cells: Sequence[Cell], axis: int) -> tuple[Cell, ...]:
    groups: dict[tuple[object, ...], Cell] = {}
    for cell in cells:
        rest = (*cell.at[:axis], *cell.at[axis + 1 :], cell.told)
        known = groups.get(rest)
        groups[rest] = cell if known is None else _joined(known, cell, axis)
    return tuple(groups.values())


def _joined(first: Cell, second: Cell, axis: int) -> Cell:
    both = (*first.at[axis], *second.at[axis])
    return evolve(first, at=(*first.at[:axis], both, *first.at[axis + 1 :]))
