"""The results of a program along one amount, exact to the last fen.

A piece is a formula that holds at every integer of its range: roundings one after the
other, each of something straight in the amount and in the roundings before it, then
the results, straight in the same.  What the analysis leaves open by a few fen is asked
of the interpreter, place by place; nothing is sampled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias, assert_never

from attrs import evolve, field, frozen

from polyc.kernel import interpret
from polyc.kernel.exact import rounded
from polyc.kernel.statements import Refusal
from polyc.money import Rounding


@frozen
class Straight:
    """``slope × x + intercept + Σ share × the rounding of that number``; exact."""

    slope: Fraction
    intercept: Fraction
    shares: tuple[tuple[int, Fraction], ...] = ()

    def at(self, place: int, found: Sequence[int]) -> Fraction:
        """The value at a place, the roundings before it being found."""
        return (
            self.slope * place + self.intercept + sum(share * found[number] for number, share in self.shares)
        )


@frozen
class Rounded:
    """A straight value rounded."""

    value: Straight
    rounding: Rounding


@frozen
class Lesser:
    """The lesser of two whole values."""

    left: Straight
    right: Straight


Turn: TypeAlias = Rounded | Lesser


@frozen(kw_only=True)
class Exact:
    """From `first` to `last` the claim is settled; `values` holds what is watched.

    `turns` are worked from the first to the last; `trends` are the values as if nothing
    were rounded, without shares.
    """

    first: int
    last: int
    turns: tuple[Turn, ...] = field(repr=False)
    values: Mapping[str, Straight]
    trends: Mapping[str, Straight]

    def at(self, place: int) -> dict[str, int]:
        """Every watched value at a place of the range, as the interpreter gives it."""
        found: list[int] = []
        for turn in self.turns:
            found.append(_turned(turn, place, found))
        return {name: int(value.at(place, found)) for name, value in self.values.items()}


@frozen(kw_only=True)
class Refused:
    """From `first` to `last` the claim is refused."""

    first: int
    last: int
    refusal: Refusal


@frozen(kw_only=True)
class Open:
    """From `first` to `last` no formula is known: two values that both vary are multiplied or divided."""

    first: int
    last: int


Piece: TypeAlias = Exact | Refused | Open


def _turned(turn: Turn, place: int, found: Sequence[int]) -> int:
    match turn:
        case Rounded(value, rounding):
            return rounded(Fraction(value.at(place, found)), rounding)
        case Lesser(left, right):
            return int(min(left.at(place, found), right.at(place, found)))
        case _:
            assert_never(turn)


def at_one_place(place: int, outcome: interpret.Outcome, watched: Sequence[str]) -> Exact | Refused:
    """What the interpreter says of one place."""
    match outcome:
        case interpret.Refused(refusal=refusal):
            return Refused(first=place, last=place, refusal=refusal)
        case interpret.Settled(values=values):
            flat = {name: Straight(Fraction(0), Fraction(values[name])) for name in watched}
            return Exact(first=place, last=place, turns=(), values=flat, trends=flat)
        case _:
            assert_never(outcome)


def together(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces in their order; those beside each other of which one formula tells are one."""
    done: list[Piece] = []
    for each in pieces:
        wider = _both(done[-1], each) if done else None
        if wider is None:
            done.append(each)
        else:
            done[-1] = wider
    return tuple(done)


def _both(left: Piece, right: Piece) -> Piece | None:
    match left, right:
        case Exact(), Exact() if _tells(left, right):
            return evolve(left, last=right.last)
        case Exact(), Exact() if _tells(right, left):
            return evolve(right, first=left.first)
        case Exact(), Exact() if evolve(left, first=right.first, last=right.last) == right:
            return evolve(left, last=right.last)
        case Refused(), Refused() if left.refusal == right.refusal:
            return evolve(left, last=right.last)
        case Open(), Open():
            return evolve(left, last=right.last)
        case _:
            return None


def _tells(formula: Exact, other: Exact) -> bool:
    """Whether the other is one place, and the formula holds there as well."""
    return other.first == other.last and formula.at(other.first) == other.at(other.first)
