"""What the reader on the page computes with: the pieces as JSON of whole numbers.

A piece is ``[first, last, turns, values]``, a refused one ``[first, last, reason]``.  A
straight value is ``[divisor, slope, intercept, number, share, …]``: its numerators over one
divisor.  A turn is ``[mode, step, value]`` for a rounding and ``["least", value, value]``
for the lesser of two.  Integers that a double does not hold are written as strings.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import Final, TypeAlias, assert_never

from polyc.analysis.pieces import Exact, Lesser, Open, Piece, Refused, Rounded, Straight, Turn
from polyc.docgen.growth.profile import Profile, Share
from polyc.money import Mode

Json: TypeAlias = "list[Json] | str | int"

_SAFE: Final = 2**53
_MODES: Final = {Mode.HALF_UP: "half_up", Mode.DOWN: "down", Mode.UP: "up", Mode.HALF_EVEN: "half_even"}


def reader_data(profile: Profile, last: int) -> str:
    """The pieces up to a bill of `last` fen, of every payer and the patient in their order."""
    parts = profile.parts
    told = [_piece(each, parts) for each in profile.pieces if each.first <= last]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _piece(piece: Piece, parts: Sequence[Share]) -> Json:
    ends: list[Json] = [_whole(piece.first), _whole(piece.last)]
    match piece:
        case Exact(turns=turns, values=values):
            sums = [_sum([values[local] for local in part.locals]) for part in parts]
            return [*ends, [_turn(each) for each in turns], [_straight(each) for each in sums]]
        case Refused():
            return [*ends, refusal_words(piece)]
        case Open():
            return [*ends, "这一段不是直线，请用计算器算"]
        case _:
            assert_never(piece)


def refusal_words(piece: Refused) -> str:
    """Why nothing is paid there."""
    return f"不予结算：{piece.refusal.reason} {piece.refusal.about}".strip()


def _sum(values: Sequence[Straight]) -> Straight:
    found: dict[int, Fraction] = {}
    for value in values:
        for number, share in value.shares:
            found[number] = found.get(number, Fraction(0)) + share
    kept = tuple(sorted((number, share) for number, share in found.items() if share))
    return Straight(
        Fraction(sum(each.slope for each in values)), Fraction(sum(each.intercept for each in values)), kept
    )


def _turn(turn: Turn) -> Json:
    match turn:
        case Rounded(value, rounding):
            return [_MODES[rounding.mode], rounding.step.value, _straight(value)]
        case Lesser(left, right):
            return ["least", _straight(left), _straight(right)]
        case _:
            assert_never(turn)


def _straight(value: Straight) -> Json:
    fractions = (value.slope, value.intercept, *(share for _, share in value.shares))
    divisor = lcm(*(each.denominator for each in fractions))
    return [_whole(divisor), *map(_whole, _numerators(value, divisor))]


def _numerators(value: Straight, divisor: int) -> Iterator[int]:
    yield int(value.slope * divisor)
    yield int(value.intercept * divisor)
    for number, share in value.shares:
        yield number
        yield int(share * divisor)


def _whole(value: int) -> Json:
    return value if abs(value) < _SAFE else str(value)
