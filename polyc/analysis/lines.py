"""Numbers that depend on one amount, straight but for a bounded doubt.

A `Line` says of a whole number `v`, for every integer `x` of some range, that
``v = slope·x + intercept + Σ share·e + u``.  Each `e` is what one rounding adds, between
-1 and 1 and the same wherever its symbol stands, so that it cancels in a difference;
`u` is anything between -`vague` and `vague`.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import gcd, lcm
from typing import Final, TypeAlias

from attrs import frozen

Exact: TypeAlias = Fraction | int
"""Whole numbers stay `int`, which is several times faster; neither is ever divided by ``/``."""

Noise: TypeAlias = tuple[tuple[int, Exact], ...]
"""Shares by symbol, in the order of the symbols, none of them 0."""


def size(value: Exact) -> Exact:
    """The distance from 0, as `abs`, which is not typed for both sorts of number."""
    return value if value >= 0 else -value


def common(one: Exact, other: Exact) -> Exact:
    """The greatest number of which both are multiples."""
    if isinstance(one, int) and isinstance(other, int):
        return gcd(one, other)
    below = lcm(one.denominator, other.denominator)
    return Fraction(gcd(int(one * below), int(other * below)), below)


@frozen
class Range:
    """Every integer from `first` to `last`, at least one."""

    first: int
    last: int

    @property
    def width(self) -> int:
        return self.last - self.first + 1


@frozen
class Line:
    """See the module.  A value with noise is a multiple of `grain`; 0 where that is not known."""

    slope: Exact
    intercept: Exact
    noise: Noise = ()
    vague: Exact = 0
    grain: Exact = 0

    @property
    def error(self) -> Exact:
        """How far the value may be from the straight line."""
        return self.vague + sum(size(share) for _, share in self.noise)

    @property
    def exact(self) -> bool:
        """Whether the value is on the line."""
        return not self.noise and not self.vague

    @property
    def constant(self) -> bool:
        """Whether the value is one known number."""
        return not self.slope and self.exact

    @property
    def multiple(self) -> Exact:
        """What the value is a multiple of; 0 where nothing is known, and of nought itself."""
        return common(self.slope, self.intercept) if self.exact else self.grain

    def at(self, place: int) -> Exact:
        """Where the line is."""
        return self.slope * place + self.intercept


NOUGHT: Final = Line(0, 0)
UNIT: Final = Line(0, 1)
EITHER: Final = Line(0, Fraction(1, 2), (), Fraction(1, 2))
"""A condition that is 0 or 1, nobody knows which."""


def known(value: Exact) -> Line:
    """A known number."""
    return Line(0, value)


def between(low: Exact, high: Exact) -> Line:
    """A number of which no more is known."""
    return Line(0, Fraction(low + high, 2), (), Fraction(high - low, 2))


def scaled(line: Line, factor: Exact) -> Line:
    """The multiple."""
    if factor == 1:
        return line
    if factor == 0:
        return NOUGHT
    noise = tuple((symbol, share * factor) for symbol, share in line.noise)
    wide = size(factor)
    return Line(line.slope * factor, line.intercept * factor, noise, line.vague * wide, line.grain * wide)


def summed(parts: Iterable[Line]) -> Line:
    """The sum; what is rounded once and comes twice meets again."""
    lines = list(parts)
    slope: Exact = 0
    intercept: Exact = 0
    vague: Exact = 0
    noise: dict[int, Exact] = {}
    for line in lines:
        slope += line.slope
        intercept += line.intercept
        vague += line.vague
        for symbol, share in line.noise:
            noise[symbol] = noise.get(symbol, 0) + share
    kept = tuple(sorted(item for item in noise.items() if item[1]))
    return Line(slope, intercept, kept, vague, _grain(lines) if kept and not vague else 0)


def _grain(lines: Iterable[Line]) -> Exact:
    grains = [line.multiple for line in lines if line != NOUGHT]
    found = grains[0]
    for grain in grains[1:]:
        found = common(found, grain) if found and grain else 0
    return found


def minus(left: Line, right: Line) -> Line:
    """The difference."""
    return summed((left, scaled(right, -1)))


def reach(line: Line, here: Range) -> tuple[Exact, Exact]:
    """Bounds of the value, both ends included."""
    ends = (line.at(here.first), line.at(here.last))
    error = line.error
    return min(ends) - error, max(ends) + error


def farthest(line: Line, here: Range) -> Exact:
    """A bound of the value's distance from 0."""
    low, high = reach(line, here)
    return max(size(low), size(high))


def loosened(line: Line, doubt: Exact) -> Line:
    """A number that may be so much farther from the same line; its roundings cancel no more."""
    return Line(line.slope, line.intercept, (), line.error + doubt)
