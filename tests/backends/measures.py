"""Targets and tallies at random, and what fractions say of them."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from polyc.runtime.kinds import Kind
from polyc.runtime.measuring import Tally, Target

MONEY, RATE, HEADS = Kind("money"), Kind("rate"), Kind("count", "人")
PARTS = {"rate": (MONEY, MONEY), "money": (MONEY, HEADS), "count": (HEADS, HEADS)}
MODES = ("half_up", "down", "up", "half_even")


def target(
    kind: Kind = RATE,
    low: int | None = None,
    high: int | None = None,
    included: tuple[bool, bool] = (True, True),
    divided: bool = True,
    pending: tuple[str, ...] = (),
    mode: str = "half_up",
    places: int = 2,
) -> Target:
    """A target whose parts are of kinds that make up `kind`."""
    above, below = PARTS[kind.name]
    at = (0, 1 if divided else -1, 2, -1)
    return Target("某", "", kind, above, below, low, high, included, pending, mode, places, at, ())  # type: ignore[arg-type]  # one of the modes


def random_target(random: Random) -> Target:
    """One with its ends near the ratios of `random_tally`."""
    kind = random.choice((RATE, MONEY, HEADS))
    most = 2_000_000 if kind is RATE else 40
    ends = sorted(random.choice((random.randrange(most), random.randrange(11) * most // 10)) for _ in "ab")
    return target(
        kind=kind,
        low=random.choice((None, ends[0])),
        high=random.choice((None, ends[1])),
        included=(random.random() < 0.5, random.random() < 0.5),
        divided=random.random() < 0.8,
        pending=("某.上下",) if random.random() < 0.1 else (),
        mode=random.choice(MODES),
        places=random.randrange(5),
    )


def random_tally(random: Random) -> Tally:
    """Small sums, now and then none, negative or beyond 2^53."""
    scale = random.choice((1, 1, 1, 10**15))
    return Tally(
        random.choice((0, 1, 5)),
        int(random.random() < 0.1),
        random.randrange(-2, 40) * scale,
        random.choice((0, *range(-1, 20), 10, 10)) * scale,
    )


def ratio(asked: Target, tally: Tally) -> Fraction:
    """The measure in the target's own integers."""
    per = 1_000_000 if asked.kind.name == "rate" else 1
    return Fraction(tally.numerator * per, tally.denominator if asked.at[1] >= 0 else 1)


def within(asked: Target, found: Fraction) -> bool:
    """Whether the interval holds it."""
    above = asked.low is None or found > asked.low or (found == asked.low and asked.included[0])
    below = asked.high is None or found < asked.high or (found == asked.high and asked.included[1])
    return above and below


def expected(asked: Target, tally: Tally) -> str:
    """What comes of the target."""
    divided = asked.at[1] >= 0
    if tally.undecided:
        return "未定"
    if not tally.counted or (divided and tally.numerator == tally.denominator == 0):
        return "无数据"
    if divided and tally.denominator <= 0:
        return "不能计算"
    if not within(asked, ratio(asked, tally)):
        return "未达标"
    return "未定" if asked.pending else "达标"
