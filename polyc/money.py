"""Money, rates and rounding: the only place that does arithmetic on amounts outside the kernel.

Amounts are integers of fen, rates integers of millionths.  There is no float and no
`Decimal` anywhere; a quotient becomes an integer only through a declared `Rounding`.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, assert_never

from attrs import frozen

FEN_PER_YUAN: Final = 100
MILLION: Final = 1_000_000
PRICE_PER_FEN: Final = MILLION // FEN_PER_YUAN
"""A unit price is in millionths of a yuan: so many of them make a fen."""
QUANTITY_ONE: Final = 10_000
"""A quantity of one, in ten-thousandths."""
MONEY_BOUND: Final = 1_000_000_000 * FEN_PER_YUAN
"""10 亿元 in fen: the bound of every amount whose author wrote none."""


class Mode(Enum):
    """How a quotient that is not whole becomes whole; every mode is symmetric about zero."""

    HALF_UP = "四舍五入"
    DOWN = "舍去尾数"
    UP = "逢尾进一"
    HALF_EVEN = "四舍六入五成双"


class Step(Enum):
    """The smallest amount that a rounded result may hold, in fen."""

    FEN = 1
    JIAO = 10
    YUAN = 100


@frozen(kw_only=True)
class Rounding:
    """A declared rounding: the mode and the unit it rounds to."""

    mode: Mode
    step: Step = Step.FEN


def round_ratio(dividend: int, divisor: int, rounding: Rounding) -> int:
    """`dividend / divisor` fen, rounded to a multiple of `rounding.step`.

    `divisor` is positive.  Negative dividends are rounded as their absolute value, so
    that a reversal rounds exactly as the payment it takes back.
    """
    if divisor <= 0:
        raise ValueError("round_ratio needs a positive divisor")
    unit = rounding.step.value
    magnitude = _round_magnitude(abs(dividend), divisor * unit, rounding.mode) * unit
    return magnitude if dividend >= 0 else -magnitude


def _round_magnitude(dividend: int, divisor: int, mode: Mode) -> int:
    whole, rest = divmod(dividend, divisor)
    match mode:
        case Mode.HALF_UP:
            return whole + (2 * rest >= divisor)
        case Mode.DOWN:
            return whole
        case Mode.UP:
            return whole + (rest > 0)
        case Mode.HALF_EVEN:
            return whole + (2 * rest > divisor or (2 * rest == divisor and whole % 2 == 1))
        case _:
            assert_never(mode)


def yuan_text(fen: int) -> str:
    """Fen as yuan with two places and thousands commas: ``-1234567`` → ``-12,345.67``."""
    sign = "-" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), FEN_PER_YUAN)
    return f"{sign}{yuan:,}.{rest:02d}"


def percent_text(millionths: int) -> str:
    """Millionths as a percentage without trailing zeros: ``675000`` → ``67.5%``."""
    sign = "-" if millionths < 0 else ""
    whole, rest = divmod(abs(millionths), 10_000)
    places = f".{rest:04d}".rstrip("0") if rest else ""
    return f"{sign}{whole}{places}%"
