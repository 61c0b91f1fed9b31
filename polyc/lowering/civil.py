"""年份, 月份 and 月末 in whole-number arithmetic.

Days are counted from 1 March 1968 and years from March to February, so that a leap day is
the last of its year and every fourth year has one.  The one exception before 2200 is 2100:
from 1 March 2100 on a day is added, as if 29 February 2100 had been.  Every intermediate
value is named, and clamped to what it can be, so that the ranges are proven.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from attrs import frozen

from polyc.kernel.expressions import Const, Expression, Local, Lookup, Quotient
from polyc.kinds import Count, Kind
from polyc.lowering.draft import Draft
from polyc.lowering.exact import greatest, least, linear, minus, plus, times
from polyc.lowering.logic import at_least
from polyc.money import Mode, Rounding

_EPOCH: Final = date(1970, 1, 1)
_SHIFT: Final = (_EPOCH - date(1968, 3, 1)).days
_MISSING: Final = (date(2100, 3, 1) - _EPOCH).days
"""The day that would have been 29 February 2100."""
_FIRST_MARCH: Final = 1968
_CUT: Final = Rounding(mode=Mode.DOWN)
_MONTHS: Final = (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2)
_MONTH_ENDS: Final = (31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337, 366)
"""After how many days of a year from March each month is over; February at the latest."""
_JANUARY: Final = 10


@frozen(kw_only=True)
class Civil:
    """A date taken apart: years and months counted from March 1968, 0 and 0 being that month."""

    year: Local
    month: Local


def year_of(draft: Draft, days: Expression) -> Expression:
    """The calendar year of a date."""
    civil = _civil(draft, days)
    return linear([(1, civil.year), (1, at_least(civil.month, _JANUARY))], _FIRST_MARCH)


def month_of(draft: Draft, days: Expression) -> Expression:
    """The month of a date, 1 to 12."""
    return _of_month(_civil(draft, days).month, _MONTHS)


def month_end(draft: Draft, days: Expression) -> Expression:
    """The last day of a date's month."""
    civil = _civil(draft, days)
    start, following = _start(civil.year), _start(plus(civil.year, Const(1)))
    length = least(_of_month(civil.month, _MONTH_ENDS), minus(following, start))
    end = named(draft, linear([(1, start), (1, length)], -1 - _SHIFT), Count(unit="天"))
    return minus(end, at_least(end, _MISSING))


def named(draft: Draft, value: Expression, kind: Kind) -> Local:
    """A value under a name of its own; declared names never end in an underscore and a number."""
    draft.reckoned += 1
    return draft.let(f"日历_{draft.reckoned}", value, kind)


def _civil(draft: Draft, days: Expression) -> Civil:
    unit = Count(unit="天")
    since = named(draft, linear([(1, days), (1, at_least(days, _MISSING))], _SHIFT), unit)
    year = named(draft, _quotient(linear([(4, since)], 3), 1461), unit)
    day = named(draft, greatest(Const(0), least(Const(365), minus(since, _start(year)))), unit)
    return Civil(year=year, month=named(draft, _quotient(linear([(5, day)], 2), 153), unit))


def _start(year: Expression) -> Expression:
    """How many days the years before have."""
    return _quotient(times(year, 1461), 4)


def _of_month(month: Local, values: tuple[int, ...]) -> Expression:
    return Lookup(indices=(month,), sizes=(len(values),), values=values)


def _quotient(dividend: Expression, divisor: int) -> Expression:
    return Quotient(dividend=dividend, divisor=Const(divisor), rounding=_CUT)
