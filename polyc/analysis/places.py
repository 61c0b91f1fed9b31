"""Amounts that are worth trying: round ones on every stretch between two breakpoints, and its ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

ROUND: Final = tuple(10**power for power in range(9, -1, -1))
FAMILIAR: Final = 1_000_000
"""1 万元, in fen: the amount that is told first."""


def round_places(cuts: Iterable[int], low: int, high: int) -> list[int]:
    """The roundest amount of each stretch, the plainest first; then the first and last of each.

    `cuts` are the first places of the stretches; `low` and `high` bound all of them.
    """
    starts = sorted({low, *(cut for cut in cuts if low <= cut <= high)})
    ends = [*(start - 1 for start in starts[1:]), high]
    stretches = list(zip(starts, ends, strict=True))
    round_ones = {place for first, last in stretches for place in _round(first, last)}
    edges = {place for stretch in stretches for place in stretch} - round_ones
    return [*sorted(round_ones, key=_plainness), *sorted(edges, key=_plainness)]


def _round(first: int, last: int) -> Iterator[int]:
    """The least multiple of every unit that the stretch holds."""
    for unit in ROUND:
        place = -(-first // unit) * unit or unit
        if place <= last:
            yield place


def _plainness(place: int) -> tuple[int, int, int]:
    """Few figures before many, then near to 1 万元."""
    figures = len(str(place).rstrip("0"))
    return figures, abs(len(str(place)) - len(str(FAMILIAR))), place
