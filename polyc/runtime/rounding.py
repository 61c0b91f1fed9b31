"""The roundings and brackets that are too rare to be printed out in place; exact integers only."""

from __future__ import annotations

from typing import Literal


def rounded(
    dividend: int, divisor: int, mode: Literal["half_up", "down", "up", "half_even"], step: int
) -> int:
    """`dividend / divisor` to a multiple of `step` fen, symmetric about zero; `divisor` is positive."""
    unit = divisor * step
    whole, rest = divmod(abs(dividend), unit)
    match mode:
        case "half_up":
            whole += 2 * rest >= unit
        case "down":
            pass
        case "up":
            whole += rest > 0
        case "half_even":
            whole += 2 * rest > unit or (2 * rest == unit and whole % 2 == 1)
    return whole * step if dividend >= 0 else -whole * step


def bands_inverse(
    value: int,
    bounds: tuple[int, ...],
    rates: tuple[int, ...],
    mode: Literal["half_up", "down", "up", "half_even"],
    step: int,
) -> int:
    """The least amount of fen from the first bound on for which the brackets pay `value` fen, rounded once.

    `rates` are millionths.  Where no amount does, because the last rate is 0, the start of
    the last bracket.
    """
    wanted = max(value, 0) * 1_000_000
    start = bounds[0]
    for at, rate in enumerate(rates):
        start = bounds[at]
        given = wanted if at + 1 == len(bounds) else (bounds[at + 1] - start) * rate
        if wanted == 0 or (given >= wanted and rate > 0):
            return rounded(start * max(rate, 1) + wanted, max(rate, 1), mode, step)
        wanted -= given
    return rounded(start, 1, mode, step)
