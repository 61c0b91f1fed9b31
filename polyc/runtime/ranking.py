"""The place of each item among all, the greatest value at 1."""

from __future__ import annotations

from collections.abc import Sequence


def places_shared(values: Sequence[int]) -> list[int]:
    """Equal values share the better place: 1, 2, 2, 4."""
    first = dict[int, int]()
    for place, value in enumerate(sorted(values, reverse=True), start=1):
        first.setdefault(value, place)
    return [first[value] for value in values]


def places_earlier(values: Sequence[int]) -> list[int]:
    """Of equal values the earlier comes first."""
    places = [0] * len(values)
    for place, at in enumerate(sorted(range(len(values)), key=lambda at: -values[at]), start=1):
        places[at] = place
    return places
