"""How far the bill is drawn: to a little beyond the last turn that a person may live to see."""

from __future__ import annotations

from typing import Final

from polyc.docgen.charts.ticks import rounded_up
from polyc.docgen.growth.choosing import Chosen
from polyc.docgen.growth.profile import Profile

FARTHEST: Final = 200_000_000
"""200 万元, in fen; turns beyond are told in the table only."""

_LEAST: Final = 10_000
"""100 元: an axis of less shows nothing."""


_ALIKE: Final = 4
"""Pictures whose ends are no farther apart than so many times share one axis and can be compared."""


def extents(chosen: Chosen) -> tuple[int, ...]:
    """The end of every profile's axis, in fen; within what the claim's door lets in."""
    own = [_extent(each, chosen.bill) for each in chosen.profiles]
    widest = max(own)
    return tuple(widest if widest <= each * _ALIKE else each for each in own)


def _extent(profile: Profile, bill: int) -> int:
    turns = [each.first for each in profile.pieces if each.first <= FARTHEST]
    last = turns[-1] + turns[-1] // 6
    if not turns[-1]:
        last = min(bill, FARTHEST)
    return min(profile.pieces[-1].last, rounded_up(max(last, _LEAST)))
