"""Dates in whole numbers: every day that can be entered, against Python's own calendar and the announced holidays."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from polyc import pipeline
from polyc.kernel import interpret
from polyc.lowering import working_days
from polyc.source.text import Source
from polyc.testing.module import Compiled, compiled
from tests.backends.javascript.node import Node, needs_node

EPOCH = date(1970, 1, 1)
HEAD = """\
政策  日期
编号  dates-property
地区  示范省 示范市
施行  {period}
口径  用途:拨付
口径  适用版本:甲日
输入
  甲日  为 日期
  乙日  为 日期
  几天  为 天数
"""
LAST = 84_000
KNOWN = (date(2199, 12, 1) - EPOCH).days
"""Months from here on end after the last day that can be entered."""


def source(clauses: str, period: str = "1970年1月1日") -> Source:
    return Source(path=Path("test.pol"), text=HEAD.format(period=period) + clauses)


def made(clauses: str, period: str = "1970年1月1日") -> Compiled:
    text = source(clauses, period)
    checked = pipeline.check(text)
    assert checked.value is not None, [each.message for each in checked.diagnostics]
    lowered = pipeline.compile_policy(checked.value, text, ())
    assert lowered.value is not None, [each.message for each in lowered.diagnostics]
    return compiled(lowered.value)


@pytest.fixture(scope="module")
def civil() -> Compiled:
    return made(
        "计算  年 = 年份(甲日)\n计算  月 = 月份(甲日)\n计算  月底 = 月末(甲日)\n计算  过了 = 甲日 - 乙日 可为负\n"
    )


def wanted(day: int, other: int) -> tuple[int, ...]:
    found = EPOCH + timedelta(days=day)
    last = found.replace(day=calendar.monthrange(found.year, found.month)[1])
    return 0, found.year, found.month, (last - EPOCH).days, day - other


def test_every_day_has_its_year_month_and_month_end(civil: Compiled) -> None:
    settle = civil.module.settle_ints
    assert all(settle(day, 500) == wanted(day, 500) for day in range(KNOWN))


def test_a_month_that_ends_after_the_last_known_day_is_refused(civil: Compiled) -> None:
    assert civil.module.settle_ints(LAST, 0)[0] > 0


def days_of_note() -> list[int]:
    """First and last days of years and of Februaries, and a sample of the rest."""
    ends = [date(year, month, day) for year in range(1970, 2199) for month, day in ((1, 1), (3, 1), (12, 31))]
    return sorted({(each - EPOCH).days - back for each in ends for back in (0, 1) if each > EPOCH} | {0, 1})


def test_the_interpreter_says_the_same(civil: Compiled) -> None:
    for day in days_of_note():
        outcome = interpret.run(civil.program, {"甲日": day, "乙日": 7, "几天": 0}, {})
        assert isinstance(outcome, interpret.Settled)
        assert (0, *(outcome.values[each.local] for each in civil.program.outputs)) == wanted(day, 7)


@needs_node
def test_javascript_says_the_same(civil: Compiled) -> None:
    with Node(civil.program) as node:
        assert node.ints("settleInts", [[day, 7] for day in days_of_note()]) == [
            wanted(day, 7) for day in days_of_note()
        ]


# ---- working days ----


@pytest.fixture(scope="module")
def instalment() -> Compiled:
    return made("计算  那天 = 工作日后(乙日,几天)\n", "2019年1月1日 至 2021年12月31日")


def walked(day: int, number: int) -> int:
    """The number-th working day after a day, one day after another."""
    found = EPOCH + timedelta(days=day)
    while number:
        found += timedelta(days=1)
        number -= bool(chinese_calendar.is_workday(found))
    return (found - EPOCH).days


def cases() -> list[tuple[int, int]]:
    start = (date(2018, 1, 1) - EPOCH).days
    return [(day, number) for day in range(start, start + 1700) for number in (1, 10, 25)]


def test_working_days_are_those_of_the_calendar(instalment: Compiled) -> None:
    settle = instalment.module.settle_ints
    for day, number in cases():
        assert settle(day, number) == (0, walked(day, number))


def test_the_interpreter_walks_the_same_way(instalment: Compiled) -> None:
    for day, number in cases()[::37]:
        outcome = interpret.run(instalment.program, {"甲日": 18_000, "乙日": day, "几天": number}, {})
        assert isinstance(outcome, interpret.Settled)
        assert outcome.values["那天"] == walked(day, number)


@needs_node
def test_javascript_walks_the_same_way(instalment: Compiled) -> None:
    some = cases()[::7]
    with Node(instalment.program) as node:
        assert node.ints("settleInts", some) == [(0, walked(day, number)) for day, number in some]


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2017, 12, 31), 10),  # before the year before the policy
        (date(2023, 1, 1), 1),  # after the year after it
        (date(2022, 12, 30), 10),  # from within, to without
        (date(2020, 5, 1), 0),  # no working day at all
    ],
    ids=["before", "after", "out-of-it", "none"],
)
def test_what_the_calendar_does_not_hold_is_refused(instalment: Compiled, day: date, number: int) -> None:
    numbers = {"甲日": 18_000, "乙日": (day - EPOCH).days, "几天": number}
    outcome = interpret.run(instalment.program, numbers, {})
    assert isinstance(outcome, interpret.Refused)
    assert outcome.refusal.reason == "日历"
    assert "2018 年到 2022 年" in outcome.refusal.message or number == 0
    assert instalment.module.settle_ints(numbers["乙日"], number) == (outcome.refusal.number,)


def test_without_the_calendar_a_policy_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working_days, "covered", lambda: None)
    found = pipeline.check(source("计算  那天 = 工作日后(乙日,10天)\n")).diagnostics
    assert [each.code for each in found if each.code.startswith("P57")] == ["P572"]
    assert "pip install 'polyc[calendar]'" in "".join(each.help for each in found)


def test_a_calendar_that_is_not_installed_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "chinese_calendar", None)
    assert working_days.covered() is None


def test_a_policy_of_years_without_announced_holidays() -> None:
    found = pipeline.check(source("计算  那天 = 工作日后(乙日,10天)\n", "2190年1月1日")).diagnostics
    assert [each.code for each in found if each.code.startswith("P57")] == ["P573"]
