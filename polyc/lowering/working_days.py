"""工作日后: the official holidays and make-up days as two tables in the program.

The package `chinesecalendar` knows the days that the State Council has announced; it is
asked when a policy is compiled, and the program needs it no more.  The tables hold the
years of the policy with one before and one after, as far as the calendar goes.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from attrs import frozen

from polyc.diagnostics.dates import CalendarEnds, NeedsCalendar
from polyc.kernel.expressions import Const, Expression, Lookup
from polyc.kinds import DATE, Count
from polyc.lowering.civil import named
from polyc.lowering.draft import Draft
from polyc.lowering.exact import greatest, least, linear, plus
from polyc.lowering.logic import any_of, less
from polyc.model.policy import Policy
from polyc.source.span import Span

_EPOCH = date(1970, 1, 1)


@frozen(kw_only=True)
class WorkingDays:
    """The days from `first` on: how many working days there are up to each, and which they are."""

    years: tuple[int, int]
    first: int
    counts: tuple[int, ...]
    days: tuple[int, ...]


def working_day(draft: Draft, day: Expression, number: Expression, words: str, span: Span) -> Expression:
    """The `number`-th working day after `day`; beyond the calendar the claim is refused.

    `words` is what readers call the date.
    """
    calendar = _calendar(draft, span)
    if calendar is None:
        return Const(0)
    unit = Count(unit="天")
    place = named(draft, linear([(1, day)], -calendar.first), unit)
    _refuse_outside(draft, place, len(calendar.counts), words, calendar)
    counted = _look(place, calendar.counts)
    wanted = named(draft, linear([(1, plus(counted, number))], -1), unit)
    _refuse_outside(draft, wanted, len(calendar.days), words, calendar)
    none = less(number, Const(1))
    message = "“工作日后”的天数至少是 1 天。"
    draft.refuse_if_needed(none, "日历", words, message)
    return named(draft, _look(wanted, calendar.days), DATE)


def _refuse_outside(draft: Draft, place: Expression, size: int, words: str, calendar: WorkingDays) -> None:
    first, last = calendar.years
    message = f"“{words}”或者算出的日期不在工作日历之内(从 {first} 年到 {last} 年)。"
    outside = any_of(less(place, Const(0)), less(Const(size - 1), place))
    draft.refuse_if_needed(outside, "日历", words, message)


def _look(place: Expression, values: tuple[int, ...]) -> Lookup:
    """The value at a place, which is proven to lie within the table."""
    within = greatest(Const(0), least(Const(len(values) - 1), place))
    return Lookup(indices=(within,), sizes=(len(values),), values=values)


# ---- the calendar ----


def _calendar(draft: Draft, span: Span) -> WorkingDays | None:
    known = covered()
    if known is None:
        draft.found.append(NeedsCalendar(span=span))
        return None
    first, last = _years(draft.policy)
    start, end = max(first - 1, known[0]), min(last + 1, known[1])
    if start > end:
        draft.found.append(CalendarEnds(span=span, first=known[0], last=known[1]))
        return None
    return _working_days(start, end)


def covered() -> tuple[int, int] | None:
    """The first and the last year of the calendar, or None where it is not installed."""
    try:
        from chinese_calendar import constants
    except ImportError:
        return None
    return min(constants.holidays).year, max(constants.holidays).year


def _years(policy: Policy) -> tuple[int, int]:
    """The years in which the policy is in force; one without an end goes on."""
    start = _day(policy.start).year
    return start, date.max.year - 1 if policy.end is None else _day(policy.end).year


def _day(days: int) -> date:
    return _EPOCH + timedelta(days=days)


@cache
def _working_days(start: int, end: int) -> WorkingDays:
    from chinese_calendar import is_workday

    first, last = date(start, 1, 1), date(end, 12, 31)
    every = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    works = [bool(is_workday(day)) for day in every]
    return WorkingDays(
        years=(start, end),
        first=(first - _EPOCH).days,
        counts=tuple(accumulate(map(int, works))),
        days=tuple((day - _EPOCH).days for day, works_ in zip(every, works, strict=True) if works_),
    )
