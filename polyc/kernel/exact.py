"""The oracle's own arithmetic, in fractions: rounding and brackets as one would explain them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, assert_never

from polyc.money import MILLION, Mode, Rounding

HALF: Final = Fraction(1, 2)


def rounded(exact: Fraction, rounding: Rounding) -> int:
    """The multiple of the rounding's step next to `exact`, on the same side of zero."""
    step = rounding.step.value
    steps = abs(exact) / step
    whole = steps.numerator // steps.denominator
    size = (whole + int(_goes_up(whole, steps - whole, rounding.mode))) * step
    return size if exact >= 0 else -size


def _goes_up(whole: int, rest: Fraction, mode: Mode) -> bool:
    match mode:
        case Mode.HALF_UP:
            return rest >= HALF
        case Mode.DOWN:
            return False
        case Mode.UP:
            return rest > 0
        case Mode.HALF_EVEN:
            return rest > HALF or (rest == HALF and whole % 2 == 1)
        case _:
            assert_never(mode)


def bands(amount: int, bounds: Sequence[int], rates: Sequence[int]) -> int:
    """The part of `amount` in each band × the band's rate, summed, in amount × rate units."""
    ends = [*bounds[1:], amount]
    parts = [max(0, min(amount, end) - start) for start, end in zip(bounds, ends, strict=True)]
    return sum(part * rate for part, rate in zip(parts, rates, strict=True))


def bands_inverse(value: int, bounds: Sequence[int], rates: Sequence[int]) -> Fraction:
    """The least amount from ``bounds[0]`` on whose `bands` come to `value` × one million.

    Where no amount does, because the last rate is 0, the start of the last band.
    """
    wanted = value * MILLION
    if wanted <= 0:
        return Fraction(bounds[0])
    for start, end, rate in zip(bounds, bounds[1:], rates, strict=False):  # without the last band
        given = (end - start) * rate
        if given >= wanted:
            return start + Fraction(wanted, rate)
        wanted -= given
    return bounds[-1] + (Fraction(wanted, rates[-1]) if rates[-1] > 0 else Fraction(0))
