"""Targets: shares of single settlements, added up, and what comes of them; all in whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from polyc.runtime.kinds import Kind
from polyc.runtime.money import yuan_text
from polyc.runtime.refusing import Citation
from polyc.runtime.rounding import rounded

Verdict = Literal["达标", "未达标", "无数据", "未定", "不能计算"]


class Target(NamedTuple):
    """What is measured over many settlements.

    `low` and `high` are the ends of the interval in the integer of `kind`, None where it
    is open; `included` tells of each end whether it belongs to it.  `pending`
    names what is 待定 in it.  `at`, of numerator, denominator (-1: there is none), flag
    that the settlement counts and flag that its share is undecided (-1: never), are the
    places among the values of a trace.
    """

    name: str
    words: str
    kind: Kind
    numerator: Kind
    denominator: Kind
    low: int | None
    high: int | None
    included: tuple[bool, bool]
    pending: tuple[str, ...]
    mode: Literal["half_up", "down", "up", "half_even"]
    places: int
    at: tuple[int, int, int, int]
    citations: tuple[Citation, ...]


class Tally(NamedTuple):
    """What settlements add to a target: how many count, how many of them are undecided, the two sums.

    Without a denominator `denominator` is 0.
    """

    counted: int
    undecided: int
    numerator: int
    denominator: int


NO_TALLY = Tally(0, 0, 0, 0)


def tally_of(target: Target, values: Sequence[int]) -> Tally:
    """The share of one settlement whose trace holds these values."""
    numerator, denominator, counts, undecided = target.at
    doubtful = undecided >= 0 and values[undecided] != 0
    if doubtful or not values[counts]:
        return Tally(int(doubtful), int(doubtful), 0, 0)
    return Tally(1, 0, values[numerator], values[denominator] if denominator >= 0 else 0)


def added(one: Tally, other: Tally, sign: int = 1) -> Tally:
    """Both together; with sign -1 the other is taken out of the one, as a reversal does."""
    return Tally(*(mine + sign * its for mine, its in zip(one, other, strict=True)))


def verdict(target: Target, tally: Tally) -> Verdict:
    """Whether the interval holds the ratio, compared exactly by cross-multiplication.

    0 ÷ 0 is 无数据, which is neither met nor failed; a denominator of 0 or less under
    anything else is 不能计算.
    """
    if tally.undecided:
        return "未定"
    if not tally.counted or (_divided(target) and tally.denominator == tally.numerator == 0):
        return "无数据"
    if _divided(target) and tally.denominator <= 0:
        return "不能计算"
    measure, one = _measure(target, tally)
    if target.low is not None and not _reaches(measure - target.low * one, target.included[0]):
        return "未达标"
    if target.high is not None and not _reaches(target.high * one - measure, target.included[1]):
        return "未达标"
    return "未定" if target.pending else "达标"


def ratio_text(target: Target, tally: Tally) -> str:
    """The ratio with the declared number of digits, — where there is none; what it shows decides nothing."""
    if not tally.counted or (_divided(target) and tally.denominator <= 0):
        return "—"
    measure, one = _measure(target, tally)
    per = {"rate": 10_000, "money": 100}.get(target.kind.name, 1)
    number = rounded(measure * 10**target.places, one * per, target.mode, 1)
    unit = {"rate": "%", "money": "元"}.get(target.kind.name, target.kind.unit)
    return _decimal(number, target.places, commas=target.kind.name != "rate") + unit


def distance(target: Target, tally: Tally) -> tuple[str, int] | None:
    """How far the numerator is from the nearer end it has to mind, in its own unit and never too little.

    ``("还差", n)``: with n more the target is met, ``("超出", n)``: with n less;
    ``("富余", n)``: it stays met with n less (or, below an upper end, with n more).  None
    where the target is neither met nor failed.
    """
    found = verdict(target, tally)
    if found not in ("达标", "未达标"):
        return None
    measure, one = _measure(target, tally)
    per = _per(target)
    below = None if target.low is None else measure - target.low * one
    above = None if target.high is None else target.high * one - measure
    if below is not None and not _reaches(below, target.included[0]):
        return "还差", _steps(-below, per, target.included[0])
    if above is not None and not _reaches(above, target.included[1]):
        return "超出", _steps(-above, per, target.included[1])
    rooms = [
        _room(room, per, included)
        for room, included in ((below, target.included[0]), (above, target.included[1]))
        if room is not None
    ]
    return ("富余", min(rooms)) if rooms else None


def part_text(kind: Kind, number: int) -> str:
    """A sum as its reader expects it; sums of many amounts have no bound."""
    return f"{yuan_text(number)}元" if kind.name == "money" else f"{number}{kind.unit}"


def _divided(target: Target) -> bool:
    return target.at[1] >= 0


def _per(target: Target) -> int:
    """How many integers of the target's kind make one: a rate is in millionths."""
    return 1_000_000 if target.kind.name == "rate" else 1


def _measure(target: Target, tally: Tally) -> tuple[int, int]:
    """Dividend and positive divisor of the ratio in the target's own integers."""
    one = tally.denominator if _divided(target) else 1
    return tally.numerator * _per(target), one


def _reaches(room: int, included: bool) -> bool:
    return room >= 0 if included else room > 0


def _steps(lacking: int, per: int, included: bool) -> int:
    """The fewest whole units of the numerator that make up what is lacking."""
    return -(-lacking // per) if included else lacking // per + 1


def _room(room: int, per: int, included: bool) -> int:
    """The most whole units of the numerator that may go."""
    return room // per if included else -(-room // per) - 1


def _decimal(number: int, places: int, commas: bool) -> str:
    whole, rest = divmod(abs(number), 10**places)
    sign = "-" if number < 0 else ""
    digits = f"{whole:,}" if commas else str(whole)
    return f"{sign}{digits}.{rest:0{places}d}" if places else f"{sign}{digits}"
