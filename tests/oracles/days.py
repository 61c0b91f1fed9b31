"""Days as the second calculations count them: one after another, by the calendar of Python and the holidays."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import chinese_calendar

EPOCH = date(1970, 1, 1)


def number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def working_day(day: date, count: int) -> date:
    """The `count`-th working day after `day`."""
    while count:
        day += timedelta(days=1)
        count -= bool(chinese_calendar.is_workday(day))
    return day
