"""How the results of a program run along one amount."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from attrs import frozen

from polyc.kernel.statements import Refusal


@frozen(kw_only=True)
class Straight:
    """At every ``x`` of the stretch the value is within `error` of ``slope × x + intercept``.

    The line leaves rounding aside; `error` is proven, and 0 where nothing is rounded.
    All in the integers of the kinds: fen for an amount, fen by fen for its slope.
    """

    slope: Fraction
    intercept: Fraction
    error: Fraction

    def at(self, place: int) -> Fraction:
        """Where the line is."""
        return self.slope * place + self.intercept


@frozen(kw_only=True)
class Bent:
    """No straight line: numbers that both vary are multiplied or divided, or rounding decides between values.

    Every value lies from `low` to `high`.
    """

    low: int
    high: int


Shape: TypeAlias = Straight | Bent


@frozen(kw_only=True)
class Settled:
    """From `first` to `last` the claim is settled; one shape for each local that is watched."""

    first: int
    last: int
    shapes: Mapping[str, Shape]


@frozen(kw_only=True)
class Refused:
    """From `first` to `last` the claim is refused."""

    first: int
    last: int
    refusal: Refusal


@frozen(kw_only=True)
class Unknown:
    """From `first` to `last` it is open whether the claim is settled: a bent value decides."""

    first: int
    last: int


Stretch: TypeAlias = Settled | Refused | Unknown


@frozen(kw_only=True)
class Jump:
    """A cliff: one fen more takes the value from `before` to `after`."""

    local: str
    before: int
    after: int


@frozen(kw_only=True)
class Breakpoint:
    """From `at` on it is otherwise than just below; `jumps` names the values that do not merely bend."""

    at: int
    jumps: tuple[Jump, ...]


@frozen(kw_only=True)
class Breakpoints:
    """The stretches from the least to the greatest value of the input, and what lies between two of them."""

    vary: str
    stretches: tuple[Stretch, ...]
    points: tuple[Breakpoint, ...]

    def stretch_at(self, place: int) -> Stretch:
        """The stretch in which a value of the input lies."""
        return next(each for each in self.stretches if each.first <= place <= each.last)
