"""What the kernel's arithmetic makes of lines.

What stays straight keeps its line.  A product or quotient of two numbers that both vary
does not: it is only known to lie between two ends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

from attrs import define, evolve, frozen

from polyc.analysis.cutting import Cut, Part, Side, negative, side
from polyc.analysis.lines import (
    EITHER,
    NOUGHT,
    UNIT,
    Exact,
    Line,
    Range,
    between,
    farthest,
    known,
    loosened,
    minus,
    reach,
    scaled,
    summed,
)
from polyc.kernel.exact import rounded as rounded_exactly
from polyc.kernel.expressions import Extremum
from polyc.money import MILLION, Mode, Rounding


@frozen
class RoundedLine:
    """A line rounded; the result is at most `doubt` from it."""

    line: Line
    rounding: Rounding
    doubt: Exact


@frozen
class LesserOfLines:
    """The lesser of two whole numbers, at most `doubt` from the straight line of the `nearer`."""

    left: Line
    right: Line
    nearer: Line
    doubt: Exact


Noisy: TypeAlias = RoundedLine | LesserOfLines

Symbols: TypeAlias = dict[Noisy, int]
"""A symbol, from 0 up, for everything that was rounded: what is rounded alike from the same line is the same."""

Later: TypeAlias = Callable[[], Line]


@define
class Patience:
    """How often a range may yet be halved because a bent value is not known well enough on the whole of it."""

    halvings: int

    def halve(self, here: Range) -> None:
        """Raise `Cut` in the middle of the range, as long as there is patience."""
        if self.halvings > 0 and here.width > 1:
            self.halvings -= 1
            middle = (here.first + here.last) // 2
            parts = (Range(here.first, middle), Range(middle + 1, here.last))
            raise Cut(tuple(Part(part, doubtful=False) for part in parts), anew=True)


@frozen(kw_only=True)
class Place:
    """The range that is looked at, and the roundings so far."""

    here: Range
    symbols: Symbols
    patience: Patience

    def noisy(self, line: Line, source: Noisy, grain: Exact) -> Line:
        """A multiple of `grain` about the line; what has the same source is the same."""
        symbol = self.symbols.setdefault(source, len(self.symbols))
        return evolve(summed((line, Line(0, 0, ((symbol, source.doubt),)))), grain=grain)


def less(left: Line, right: Line, place: Place) -> Line:
    """Whether the left value is less than the right, as a condition."""
    difference = minus(left, right)
    found = negative(difference, place.here)
    if found == EITHER and difference.vague:
        place.patience.halve(place.here)
    return found


def equal(left: Line, right: Line, place: Place) -> Line:
    """Whether two values are equal, as a condition."""
    return both(negated(less(left, right, place)), lambda: negated(less(right, left, place)))


def negated(condition: Line) -> Line:
    """Whether a condition does not hold."""
    return minus(UNIT, condition)


def both(first: Line, second: Later) -> Line:
    """Whether two conditions hold, the second asked only where the first does not decide."""
    if first == NOUGHT:
        return NOUGHT
    found = second()
    return found if first == UNIT or found == NOUGHT else EITHER


def chosen(condition: Line, then: Later, otherwise: Later, place: Place) -> Line:
    """One of two values by a condition; where that is open, whatever covers both."""
    if condition == UNIT:
        return then()
    if condition == NOUGHT:
        return otherwise()
    one, other = then(), otherwise()
    if one == other and not one.vague:
        return one
    return loosened(one, farthest(minus(other, one), place.here))


def extreme(which: Extremum, lines: Sequence[Line], place: Place) -> Line:
    """The least or greatest of several values."""
    found = lines[0]
    for line in lines[1:]:
        found = _lesser(found, line, place) if which is Extremum.LEAST else _greater(found, line, place)
    return found


def _greater(left: Line, right: Line, place: Place) -> Line:
    return scaled(_lesser(scaled(left, -1), scaled(right, -1), place), -1)


def _lesser(left: Line, right: Line, place: Place) -> Line:
    """Of whole numbers, the one that is less by the lines as long as doubts are less than 1."""
    difference = minus(left, right)
    open_by = difference.error - 1
    below, above = (-open_by, open_by) if open_by >= 0 else (0, -1)
    match side(difference, below, above, place.here):
        case Side.BELOW:
            return left
        case Side.ABOVE:
            return right
        case Side.OPEN:
            nearer = left if side(difference, 0, -1, place.here) is Side.BELOW else right
            return _loose_lesser(nearer, left, right, place)


def _loose_lesser(nearer: Line, left: Line, right: Line, place: Place) -> Line:
    """The lesser of two values that doubts leave open, by the line that is lower."""
    straight, doubt = Line(nearer.slope, nearer.intercept), max(left.error, right.error)
    if left.vague or right.vague:
        return loosened(straight, doubt)
    return place.noisy(straight, LesserOfLines(left, right, straight, doubt), 1)


def product(left: Line, right: Line, place: Place) -> Line:
    """The product; one of two numbers that vary is no line."""
    if right.constant:
        return scaled(left, right.intercept)
    if left.constant:
        return scaled(right, left.intercept)
    if not right.slope:
        return loosened(scaled(left, right.intercept), right.error * farthest(left, place.here))
    if not left.slope:
        return loosened(scaled(right, left.intercept), left.error * farthest(right, place.here))
    corners = [one * other for one in reach(left, place.here) for other in reach(right, place.here)]
    return between(min(corners), max(corners))


def quotient(dividend: Line, divisor: Line, place: Place) -> Line:
    """The exact quotient by a whole number that is at least 1."""
    if divisor.constant:
        return scaled(dividend, Fraction(1, max(1, int(divisor.intercept))))
    if dividend == NOUGHT:
        return NOUGHT
    above, below = reach(dividend, place.here), reach(divisor, place.here)
    corners = [Fraction(one) / max(1, other) for one in above for other in below]
    return between(min(corners), max(corners))


def rounded(line: Line, rounding: Rounding, place: Place) -> Line:
    """The value rounded: exactly where it is known or already whole, else up to the rounding's doubt."""
    if line.constant:
        return known(rounded_exactly(Fraction(line.intercept), rounding))
    step = rounding.step.value
    if line.multiple and line.multiple % step == 0:
        return line
    doubt = Fraction(step, 2) if rounding.mode in (Mode.HALF_UP, Mode.HALF_EVEN) else step
    if line.vague:
        return loosened(line, doubt)
    return place.noisy(line, RoundedLine(line, rounding, doubt), step)


def places(index: Line, size: int, place: Place) -> range:
    """Which places of a table an index may mean; raises `Cut` where it passes from one to the next."""
    low, high = reach(index, place.here)
    first, last = min(max(0, ceil(low)), size - 1), min(max(0, floor(high)), size - 1)
    while first < last:
        under = less(index, known(last), place)
        if under == EITHER:
            break
        first, last = (first, last - 1) if under == UNIT else (last, last)
    return range(first, max(first, last) + 1)


def banded(amount: Line, bounds: Sequence[Line], rates: Sequence[Line], place: Place) -> Line:
    """What lies in each band, times its rate."""
    ends = [*(extreme(Extremum.LEAST, (amount, bound), place) for bound in bounds[1:]), amount]
    widths = (
        extreme(Extremum.GREATEST, (NOUGHT, minus(end, start)), place)
        for start, end in zip(bounds, ends, strict=True)
    )
    return summed(product(width, rate, place) for width, rate in zip(widths, rates, strict=True))


def unbanded(value: Line, bounds: Sequence[Line], rates: Sequence[Line], place: Place) -> Line:
    """The least amount whose bands come to `value` × one million."""
    wanted = scaled(value, MILLION)
    return chosen(
        less(value, UNIT, place), lambda: bounds[0], lambda: _climb(wanted, bounds, rates, place), place
    )


def _climb(wanted: Line, bounds: Sequence[Line], rates: Sequence[Line], place: Place) -> Line:
    """As `unbanded`, of a wanted sum that is more than 0."""
    start, rate = bounds[0], rates[0]
    if len(bounds) == 1:
        flat = less(rate, UNIT, place)
        return chosen(flat, lambda: start, lambda: summed((start, quotient(wanted, rate, place))), place)
    given = product(minus(bounds[1], start), rate, place)
    return chosen(
        less(given, wanted, place),
        lambda: _climb(minus(wanted, given), bounds[1:], rates[1:], place),
        lambda: summed((start, quotient(wanted, rate, place))),
        place,
    )
