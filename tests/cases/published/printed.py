"""Numbers as pages print them, held against exact ones: 34790元, 9.29万元, 73.62%."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

_UNITS: Final = {"元": Fraction(100), "万元": Fraction(1_000_000), "%": Fraction(1, 100)}
"""What a unit is worth: fen for amounts, one for a rate."""


def agrees(printed: str, value: Fraction) -> bool:
    """Whether `value` (fen, or a rate) is what is printed.

    Yuan are printed to the fen and must be equal; 万元 and % are printed rounded, and
    must be equal to the last digit that is printed.
    """
    number, unit = _parts(printed)
    if unit == "元":
        return Fraction(number) * _UNITS[unit] == value
    digit = Fraction(1, 10 ** len(number.partition(".")[2]))
    return _half_up(value / _UNITS[unit] / digit) * digit == Fraction(number)


def _parts(printed: str) -> tuple[str, str]:
    found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)(元|万元|%)", printed)
    assert found, f"{printed} is no printed number"
    return found[1], found[2]


def _half_up(value: Fraction) -> int:
    assert value >= 0
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
