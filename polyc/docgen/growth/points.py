"""Notable points in words: who begins or stops to pay, what a further yuan costs, and cliffs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from polyc.analysis.pieces import Refused
from polyc.docgen.figures import money, slip_money
from polyc.docgen.growth.profile import Profile
from polyc.docgen.growth.reader_data import refusal_words
from polyc.docgen.growth.stretches import Stretch, beside, steps, stretches, turn

_HUNDRED = 10_000
"""100 元 in fen."""


@frozen(kw_only=True)
class Point:
    """At a bill of `at` fen something changes; a cliff is what people may want to go round."""

    at: int
    words: str
    cliff: bool = False


def points(profile: Profile) -> tuple[Point, ...]:
    """Every notable point, from left to right."""
    names = [each.name for each in profile.parts]
    bill = profile.held.varied[0]
    own = stretches(profile)
    found = [
        point
        for left, right in pairwise(own)
        if beside(left, right)
        for point in _between(left, right, names, bill)
    ]
    return tuple(sorted((*found, *_refusals(profile, bill)), key=lambda each: each.at))


def _refusals(profile: Profile, bill: str) -> Iterator[Point]:
    last = profile.pieces[-1].last
    for each in profile.pieces:
        if isinstance(each, Refused) and each.last > each.first:
            end = "" if each.last == last else f"至 {slip_money(each.last)}"
            yield Point(
                at=each.first, words=f"{bill} {slip_money(each.first)}{end}起，{refusal_words(each)}。"
            )


def _between(left: Stretch, right: Stretch, names: list[str], bill: str) -> Iterator[Point]:
    jumps = steps(left, right)
    if any(jumps):
        told = "，".join(
            _jumped(*each) for each in zip(names, jumps, left.high, right.low, strict=True) if each[1]
        )
        more = slip_money(right.first - left.last)
        yield Point(
            at=left.last,
            words=f"{bill}从 {slip_money(left.last)} 到 {slip_money(right.first)}，只多 {more}，{told}。",
            cliff=True,
        )
    changes = list(_changes(left, right, names))
    if changes:
        at = turn(left, right)
        yield Point(at=at, words=f"{bill}到 {money(at)}：{'；'.join(changes)}。")


def _jumped(name: str, step: int, before: int, after: int) -> str:
    way = "多付" if step > 0 else "少付"
    return f"{name}{way} {slip_money(abs(after - before))}（由 {slip_money(before)}变为 {slip_money(after)}）"


def _changes(left: Stretch, right: Stretch, names: list[str]) -> Iterator[str]:
    *payers, patient = zip(names, left.slopes, right.slopes, right.low, strict=True)
    for name, before, after, paid in payers:
        if before == 0 < after:
            yield f"{name}{'又往上付' if paid > 1 else '开始付'}"
        elif after == 0 < before:
            yield f"{name}付到 {slip_money(paid)}为止，不再增加"
    name, before, after, _ = patient
    if before != after:
        yield f"以后每多 100元，{name}由 {per_hundred(before)}变为 {per_hundred(after)}"


def per_hundred(slope: Fraction) -> str:
    """What is paid of 100 元 more: 35元; 约 33.33元 where that is no whole number of fen."""
    exact = slope * _HUNDRED
    whole = round(exact)
    return money(whole) if whole == exact else f"约 {slip_money(whole)}"
