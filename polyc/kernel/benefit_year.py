"""The benefit year that a day belongs to."""

from __future__ import annotations

from datetime import date
from typing import Final

from polyc.kernel.program import Program

_EPOCH: Final = date(1970, 1, 1).toordinal()


def benefit_year(program: Program, days: int) -> int:
    """The calendar year in which the benefit year of a day began; `days` count from 1970-01-01."""
    day = date.fromordinal(days + _EPOCH)
    return day.year if day.month >= program.year_month else day.year - 1
