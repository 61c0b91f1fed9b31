"""What the second calculations share: exact fractions of fen, and nothing of polyc."""

from __future__ import annotations

from fractions import Fraction

YUAN = 100

Band = tuple[int, int | None, int]
"""From which yuan, up to which (None: without end), how many per cent."""


class Refused(Exception):
    """A claim that the policy cannot settle: ``reason`` and what it is ``about``."""

    def __init__(self, reason: str, about: str) -> None:
        self.reason, self.about = reason, about
        super().__init__(f"{reason} {about}")


def half_up(amount: Fraction) -> int:
    """Whole fen of an amount that is not negative."""
    return int(amount + Fraction(1, 2))


def percent(amount: int, number: int | Fraction) -> int:
    """`number` per cent of an amount, in whole fen."""
    return half_up(Fraction(amount * number, 100))


def progressive(amount: int, bands: tuple[Band, ...]) -> Fraction:
    """The part of `amount` (fen) in each band at the band's rate, added up."""
    due = Fraction(0)
    for start, end, rate in bands:
        top = amount if end is None else min(amount, end * YUAN)
        due += max(0, top - start * YUAN) * Fraction(rate, 100)
    return due


def left(limit: int, used: int) -> int:
    """What is left of a limit, in fen."""
    return max(0, limit - used)
