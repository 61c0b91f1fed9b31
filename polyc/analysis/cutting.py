"""On which side of a threshold a line runs, and where a range has to be cut for that to be one side."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from math import ceil, floor
from typing import Final

from attrs import frozen

from polyc.analysis.lines import EITHER, NOUGHT, UNIT, Exact, Line, Range

NARROW: Final = 100
"""Over so few integers, whatever rounding leaves open is asked of the interpreter, one by one."""


class Side(Enum):
    """Where a value is on the whole of a range."""

    BELOW = "below"
    OPEN = "open"
    ABOVE = "above"


@frozen
class Part:
    """A part of a range; a `doubtful` one is left to the interpreter."""

    here: Range
    doubtful: bool


class Cut(Exception):
    """The range must be cut into these parts before more can be said; not an error.

    With `anew`, what is bent is better known on a part: it is to be computed again from the top.
    """

    def __init__(self, parts: tuple[Part, ...], *, anew: bool = False) -> None:
        super().__init__(parts)
        self.parts = parts
        self.anew = anew


def side(line: Line, below: Exact, above: Exact, here: Range) -> Side:
    """Whether the straight line is under `below` or over `above` on the whole range; neither is `OPEN`.

    Where `above` is less than `below`, every place that is not under `below` counts as over.
    Raises `Cut` where the answer changes within the range, or is open and the range narrow.
    """
    ends = (line.at(here.first), line.at(here.last))
    if max(ends) < below:
        return Side.BELOW
    if min(ends) >= below and min(ends) > above:
        return Side.ABOVE
    found = _sides(line, below, above, here)
    parts = tuple(Part(part, at is Side.OPEN and part.width <= NARROW) for part, at in found)
    if len(parts) > 1 or parts[0].doubtful:
        raise Cut(parts)
    return found[0][1]


def negative(line: Line, here: Range) -> Line:
    """Whether a whole number is less than 0, as a condition; raises `Cut`."""
    error = line.error
    match side(line, -error, error - 1, here):
        case Side.BELOW:
            return UNIT
        case Side.ABOVE:
            return NOUGHT
        case Side.OPEN:
            return EITHER


def _sides(line: Line, below: Exact, above: Exact, here: Range) -> list[tuple[Range, Side]]:
    """The parts of the range by side, from left to right, none of them empty."""
    if not line.slope:
        return [(here, Side.OPEN)]
    if line.slope > 0:
        risen = ceil(_place(line, below))
        over = max(risen, floor(_place(line, above)) + 1)
        return _between(here, (risen, over), (Side.BELOW, Side.OPEN, Side.ABOVE))
    under = floor(_place(line, below)) + 1
    fallen = min(under, ceil(_place(line, above)))
    return _between(here, (fallen, under), (Side.ABOVE, Side.OPEN, Side.BELOW))


def _place(line: Line, height: Exact) -> Fraction:
    """Where a line that is not level reaches a height."""
    return Fraction(height - line.intercept) / line.slope


def _between(here: Range, starts: tuple[int, ...], sides: tuple[Side, ...]) -> list[tuple[Range, Side]]:
    firsts = (here.first, *(max(here.first, start) for start in starts))
    lasts = (*(min(here.last, start - 1) for start in starts), here.last)
    parts = zip(firsts, lasts, sides, strict=True)
    return [(Range(first, last), at) for first, last, at in parts if first <= last]
