"""From what was followed along an amount to exact pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import define, field

from polyc.analysis import pieces
from polyc.analysis.arithmetic import LesserOfLines, Noisy, RoundedLine
from polyc.analysis.exploring import Doubtful, Found, Refusing, Settling
from polyc.analysis.following import Followed, follow
from polyc.analysis.lines import Line
from polyc.analysis.pieces import Exact, Lesser, Open, Piece, Refused, Rounded, Straight, Turn
from polyc.kernel.interpret import Items
from polyc.kernel.program import Program


def piecewise(
    program: Program,
    vary: str,
    fixed: Mapping[str, int],
    before: Mapping[str, int],
    *,
    varied_with: frozenset[str] = frozenset(),
    items: Items | None = None,
    watch: tuple[str, ...] = (),
) -> tuple[Piece, ...]:
    """The pieces from the least to the greatest value of `vary`, without gaps; arguments as of `breakpoints`."""
    followed = follow(program, vary, fixed, before, together=varied_with, items=items, watch=watch)
    return pieces.together([piece for found in followed.found for piece in _pieces(found, followed)])


def _pieces(found: Found, followed: Followed) -> Iterator[Piece]:
    first, last = found.here.first, found.here.last
    match found:
        case Settling(values=values):
            yield _settled(first, last, {name: values[name] for name in followed.watched}, followed.noises)
        case Refusing(refusal=refusal):
            yield Refused(first=first, last=last, refusal=refusal)
        case Doubtful(narrow=True):
            for place in range(first, last + 1):
                yield pieces.at_one_place(place, followed.run(place), followed.watched)
        case Doubtful():
            yield Open(first=first, last=last)


def _settled(first: int, last: int, lines: Mapping[str, Line], noises: Sequence[Noisy]) -> Exact | Open:
    work = _Work(noises)
    if not all(work.is_exact(line) for line in lines.values()):
        return Open(first=first, last=last)
    values = {name: work.straight(line) for name, line in lines.items()}
    trends = {name: Straight(Fraction(line.slope), Fraction(line.intercept)) for name, line in lines.items()}
    return Exact(first=first, last=last, turns=tuple(work.turns), values=values, trends=trends)


@define
class _Work:
    """The roundings of a piece as they are written down: each after those that it rests on."""

    noises: Sequence[Noisy]
    turns: list[Turn] = field(factory=list)
    numbers: dict[int, int] = field(factory=dict)
    """The place among the turns, by symbol."""

    def is_exact(self, line: Line) -> bool:
        """Whether nothing in the line, and in what was rounded on the way to it, is vague."""
        if line.vague:
            return False
        return all(self.is_exact(each) for symbol, _ in line.noise for each in _sources(self.noises[symbol]))

    def straight(self, line: Line) -> Straight:
        """The line, its noise told by the roundings: what one adds is its result less what it was made of."""
        slope, intercept = Fraction(line.slope), Fraction(line.intercept)
        shares: dict[int, Fraction] = {}
        for symbol, share in line.noise:
            noise = self.noises[symbol]
            times = Fraction(share) / Fraction(noise.doubt)
            before = self.straight(noise.line if isinstance(noise, RoundedLine) else noise.nearer)
            slope -= times * before.slope
            intercept -= times * before.intercept
            for number, of_it in ((self.number(symbol), Fraction(1)), *_less(before)):
                shares[number] = shares.get(number, Fraction(0)) + times * of_it
        kept = tuple(sorted((number, share) for number, share in shares.items() if share))
        return Straight(slope, intercept, kept)

    def number(self, symbol: int) -> int:
        """The place of a rounding among the turns, where it is written now if it was not."""
        if symbol not in self.numbers:
            turn = self.turn(self.noises[symbol])
            self.numbers[symbol] = len(self.turns)
            self.turns.append(turn)
        return self.numbers[symbol]

    def turn(self, noise: Noisy) -> Turn:
        """What is worked out there."""
        match noise:
            case RoundedLine(line, rounding):
                return Rounded(self.straight(line), rounding)
            case LesserOfLines(left, right):
                return Lesser(self.straight(left), self.straight(right))


def _sources(noise: Noisy) -> tuple[Line, ...]:
    match noise:
        case RoundedLine(line):
            return (line,)
        case LesserOfLines(left, right, nearer):
            return left, right, nearer


def _less(value: Straight) -> Iterator[tuple[int, Fraction]]:
    return ((number, -share) for number, share in value.shares)
