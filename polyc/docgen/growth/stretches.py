"""The pieces as a reader takes them: stretches on which every further yuan is shared alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve, field, frozen

from polyc.analysis.pieces import Exact, Piece, Straight
from polyc.docgen.growth.profile import Profile, Share, amounts

_FUZZ = 100
"""A yuan, in fen: where roundings cross a turn, so few fen are not told apart from it."""

_TRIFLE = 2
"""A step of so many fen is rounding's."""


@frozen(kw_only=True)
class Stretch:
    """From `first` to `last`; `low` and `high` are what each pays at both ends, `trends` the lines between."""

    first: int
    last: int
    low: tuple[int, ...]
    high: tuple[int, ...]
    trends: tuple[Straight, ...] = field(repr=False)

    @property
    def slopes(self) -> tuple[Fraction, ...]:
        """What each pays of one fen more."""
        return tuple(each.slope for each in self.trends)


def stretches(profile: Profile) -> tuple[Stretch, ...]:
    """The settled stretches from left to right; there may be gaps where claims are refused."""
    parts = profile.parts
    done: list[Stretch] = []
    for each in _settled(profile.pieces, parts):
        if done and _goes_on(done[-1], each):
            done[-1] = evolve(done[-1], last=each.last, high=each.high)
        else:
            done.append(each)
    return tuple(done)


def _settled(pieces: Sequence[Piece], parts: tuple[Share, ...]) -> Iterator[Stretch]:
    """The pieces wide enough to be seen."""
    for piece in pieces:
        if isinstance(piece, Exact) and piece.last - piece.first >= _FUZZ:
            yield Stretch(
                first=piece.first,
                last=piece.last,
                low=amounts(piece, piece.first, parts),
                high=amounts(piece, piece.last, parts),
                trends=tuple(_trend(piece, part) for part in parts),
            )


def _trend(piece: Exact, part: Share) -> Straight:
    own = [piece.trends[local] for local in part.locals]
    return Straight(
        sum((each.slope for each in own), Fraction(0)), sum((each.intercept for each in own), Fraction(0))
    )


def _goes_on(left: Stretch, right: Stretch) -> bool:
    return left.slopes == right.slopes and beside(left, right) and not any(steps(left, right))


def beside(left: Stretch, right: Stretch) -> bool:
    """Whether nothing but a few fen lies between the two."""
    return right.first - left.last <= _FUZZ


def steps(left: Stretch, right: Stretch) -> tuple[int, ...]:
    """By how many fen each jumps between the two, 0 where it only bends."""
    return tuple(map(_step, left.trends, right.trends, left.high, right.low, _ends(left, right)))


def _ends(left: Stretch, right: Stretch) -> list[tuple[int, int]]:
    return [(left.last, right.first)] * len(left.trends)


def _step(before: Straight, after: Straight, high: int, low: int, ends: tuple[int, int]) -> int:
    gaps = [after.at(place, ()) - before.at(place, ()) for place in ends]
    level = min(gaps) <= _TRIFLE and max(gaps) >= -_TRIFLE
    return 0 if level else low - high


def turn(left: Stretch, right: Stretch) -> int:
    """The bill in fen from which on it is otherwise: where the lines cross, else the last of the left."""
    for before, after in zip(left.trends, right.trends, strict=True):
        if before.slope != after.slope:
            crossing = (before.intercept - after.intercept) / (after.slope - before.slope)
            if left.last - _FUZZ <= crossing <= right.first + _FUZZ:
                return int(crossing)
    return left.last
