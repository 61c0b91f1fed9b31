"""Intervals of integers, both ends included."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import frozen

LARGEST: Final = 2**63 - 1
"""The largest magnitude that a signed 64-bit integer holds on both sides of zero."""


@frozen
class Interval:
    """Every integer from `low` to `high`."""

    low: int
    high: int

    def __contains__(self, value: int) -> bool:
        return self.low <= value <= self.high

    @property
    def magnitude(self) -> int:
        """The largest distance from zero."""
        return max(abs(self.low), abs(self.high))

    @property
    def fits(self) -> bool:
        """Whether signed 64 bits hold every value and its negative."""
        return self.magnitude <= LARGEST

    def plus(self, other: Interval) -> Interval:
        """The sums."""
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: Interval) -> Interval:
        """The differences."""
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, other: Interval) -> Interval:
        """The products."""
        ends = (
            self.low * other.low,
            self.low * other.high,
            self.high * other.low,
            self.high * other.high,
        )
        return Interval(min(ends), max(ends))

    def scaled(self, factor: int) -> Interval:
        """The multiples."""
        one, other = self.low * factor, self.high * factor
        return Interval(one, other) if factor >= 0 else Interval(other, one)

    def join(self, other: Interval) -> Interval:
        """The least interval around both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))


def point(value: int) -> Interval:
    """The interval of one value."""
    return Interval(value, value)


def hull(values: Iterable[int]) -> Interval:
    """The least interval around one or more values."""
    ordered = sorted(values)
    return Interval(ordered[0], ordered[-1])


def joined(parts: Iterable[Interval]) -> Interval:
    """The least interval around one or more intervals."""
    return hull(end for part in parts for end in (part.low, part.high))


def total(parts: Iterable[Interval]) -> Interval:
    """The sums of one value from each."""
    every = list(parts)
    return Interval(sum(part.low for part in every), sum(part.high for part in every))


TRUTH: Final = Interval(0, 1)
