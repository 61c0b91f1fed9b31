"""From what was followed to stretches: where rounding decides, the interpreter is asked, claim by claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Final, TypeAlias

from polyc.analysis.exploring import Doubtful, Found, Refusing, Settling
from polyc.analysis.joining import joined
from polyc.analysis.lines import Line, Range, reach
from polyc.analysis.shapes import Bent, Refused, Settled, Shape, Straight, Stretch, Unknown
from polyc.kernel import interpret

Run: TypeAlias = Callable[[int], interpret.Outcome]
"""What the interpreter makes of the claim with that value of the varied input."""

TRIFLE: Final = 2
"""A doubt of so many fen is rounding's, whatever it came from; a value with more is bent."""


def settle(found: Sequence[Found], watched: Sequence[str], run: Run) -> tuple[Stretch, ...]:
    """The stretches in order, those in a row that are alike joined."""
    done: list[Stretch] = []
    open_places: list[int] = []
    for each in found:
        if isinstance(each, Doubtful) and each.narrow:
            open_places.extend(range(each.here.first, each.here.last + 1))
            continue
        done.extend(
            _between(done.pop() if done else None, open_places, _stretch(each, watched), watched, run)
        )
        open_places = []
    if open_places:
        done.extend(_between(done.pop() if done else None, open_places, None, watched, run))
    return joined(done)


def _stretch(found: Found, watched: Sequence[str]) -> Stretch:
    first, last = found.here.first, found.here.last
    match found:
        case Settling(here, values):
            shapes = {name: _shape(values[name], here) for name in watched}
            return Settled(first=first, last=last, shapes=shapes)
        case Refusing(refusal=refusal):
            return Refused(first=first, last=last, refusal=refusal)
        case Doubtful():
            return Unknown(first=first, last=last)


def _shape(line: Line, here: Range) -> Shape:
    if line.vague <= TRIFLE:
        return Straight(
            slope=Fraction(line.slope), intercept=Fraction(line.intercept), error=Fraction(line.error)
        )
    low, high = reach(line, here)
    return Bent(low=ceil(low), high=floor(high))


def _between(
    left: Stretch | None, places: list[int], right: Stretch | None, watched: Sequence[str], run: Run
) -> list[Stretch]:
    """The places between two stretches, given to the one that they fit or left as stretches of their own."""
    claims = [_point(place, run(place), watched) for place in places]
    while claims and left and (wider := _wider(left, claims[0], right)):
        left = wider
        claims.pop(0)
    while claims and right and (wider := _wider(right, claims[-1], left)):
        right = wider
        claims.pop()
    return [each for each in (left, *claims, right) if each is not None]


def _point(place: int, outcome: interpret.Outcome, watched: Sequence[str]) -> Settled | Refused:
    match outcome:
        case interpret.Refused(refusal=refusal):
            return Refused(first=place, last=place, refusal=refusal)
        case interpret.Settled(values=values):
            zero = Fraction(0)
            shapes = {
                name: Straight(slope=zero, intercept=Fraction(values[name]), error=zero) for name in watched
            }
            return Settled(first=place, last=place, shapes=shapes)


def _wider(stretch: Stretch, point: Settled | Refused, other: Stretch | None) -> Stretch | None:
    """The stretch with a place beside it, None where the place is of another sort."""
    first, last = min(stretch.first, point.first), max(stretch.last, point.last)
    match stretch, point:
        case Refused(refusal=one), Refused(refusal=two) if one == two:
            return Refused(first=first, last=last, refusal=one)
        case Settled(shapes=shapes), Settled(shapes=values):
            others = other.shapes if isinstance(other, Settled) else {}
            found = {
                name: _fitted(shape, _value(values[name]), point.first, others.get(name))
                for name, shape in shapes.items()
            }
            kept = {name: shape for name, shape in found.items() if shape is not None}
            return Settled(first=first, last=last, shapes=kept) if len(kept) == len(found) else None
        case _:
            return None


def _value(shape: Shape) -> Fraction:
    assert isinstance(shape, Straight)
    return shape.intercept


def _fitted(shape: Shape, value: Fraction, place: int, other: Shape | None) -> Shape | None:
    """The shape where the value lies on it as well as rounding lets it, None otherwise."""
    match shape:
        case Bent(low=low, high=high):
            fits = low - TRIFLE <= value <= high + TRIFLE
            return Bent(low=min(low, floor(value)), high=max(high, ceil(value))) if fits else None
        case Straight(slope=slope, intercept=intercept, error=error):
            off = abs(value - shape.at(place))
            if off > _allowed(shape, place, other):
                return None
            return Straight(slope=slope, intercept=intercept, error=max(error, off))


def _allowed(shape: Straight, place: int, other: Shape | None) -> Fraction:
    """Where two lines meet, a value may lie beside either of them."""
    if not isinstance(other, Straight):
        return shape.error
    gap = abs(shape.at(place) - other.at(place))
    meeting = gap <= shape.error + other.error + 1
    return max(shape.error, other.error) + gap if meeting else shape.error
