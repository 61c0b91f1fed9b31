"""`settle` over typed claims: numbers by hand, scopes of state, refusals by field."""

from __future__ import annotations

from datetime import date, datetime
from types import ModuleType
from typing import Any

import pytest

from polyc.backends.python.load import load
from polyc.kernel.program import Reversal
from polyc.kernel.verify import verify
from tests.backends.kinds_sample import every_kind
from tests.backends.workload import workload

GOOD: dict[str, Any] = {
    "dscg_date": date(2023, 7, 10),
    "medfee_sumamt": 430_000,
    "调整额": -1_000,
    "比例": 850_000,
    "天数": 7,
    "急诊": True,
    "hosp_lv": "二级",
    "身份": frozenset({"低保", "孤儿"}),
    "链号": "A1",
}


@pytest.fixture(scope="module")
def module() -> ModuleType:
    program = every_kind()
    verify(program)
    return load(program)


def refused(module: ModuleType, **changed: Any) -> Any:
    result = module.settle(module.Claim(**{**GOOD, **changed}), module.State.empty())
    assert isinstance(result, module.Refused), result
    return result


def test_every_kind_of_value_goes_in_and_comes_out(module: ModuleType) -> None:
    settlement = module.settle(module.Claim(**GOOD), module.State.empty()).settlement
    assert settlement.hifp_pay == 430_000 - 1_000 + 50_000
    assert settlement.psn_part_amt == -49_000
    assert settlement.出院日期结果 == date(2023, 7, 10)
    assert (settlement.比例结果, settlement.天数结果) == (850_000, 7)
    assert settlement.急诊结果 is True
    assert settlement.级别结果 == "二级"
    assert settlement.身份结果 == frozenset({"低保", "孤儿"})


def test_cells_are_kept_by_year_life_and_chain(module: ModuleType) -> None:
    state = module.State.empty()
    for chain, cost in (("A1", 1_000), ("B2", 2_000), ("A1", 3_000)):
        claim = module.Claim(**{**GOOD, "调整额": 0, "medfee_sumamt": cost, "链号": chain})
        state = module.settle(claim, state).state
    assert state.cells == {
        "年度:2023": (156_000,),
        "终身": (3,),
        "链:链号:A1": (104_000,),
        "链:链号:B2": (52_000,),
    }
    assert (state.serial, state.reversed) == (3, ())


def test_the_state_that_came_in_is_not_touched(module: ModuleType) -> None:
    first = module.settle(module.Claim(**GOOD), module.State.empty()).state
    before = dict(first.cells)
    module.settle(module.Claim(**GOOD), first)
    assert first.cells == before
    assert module.State.empty() == ({}, 0, ())


def test_a_refusal_carries_number_message_and_clause(module: ModuleType) -> None:
    result = refused(module, hosp_lv="三级")
    assert (result.number, result.reason, result.about) == (7, "待定", "三级支付比例")
    assert result.message == "三级的支付比例待定。"
    assert [citation.article for citation in result.citations] == ["第三条"]


@pytest.mark.parametrize(
    ("field", "value", "number", "told"),
    [
        pytest.param("dscg_date", "2023-07-10", -1, "出院日期(dscg_date)应为", id="text for a date"),
        pytest.param("dscg_date", datetime(2023, 7, 10), -1, "的日期", id="time for a date"),
        pytest.param(
            "dscg_date", date(2023, 6, 30), -1001, "2023-07-01至2023-12-31", id="day before the version"
        ),
        pytest.param(
            "dscg_date", date(2024, 1, 1), -1001, "不在本版政策的施行期内", id="day after the version"
        ),
        pytest.param("medfee_sumamt", -1, -2, "0.00元至100,000.00元的金额", id="negative amount"),
        pytest.param("medfee_sumamt", 10_000_001, -2, "现在是100,000.01元", id="amount over its bound"),
        pytest.param("medfee_sumamt", 4300.0, -2, "类型或内容不对", id="float"),
        pytest.param("medfee_sumamt", True, -2, "类型或内容不对", id="flag for an amount"),
        pytest.param("medfee_sumamt", 10**5000, -2, "过大的数", id="endless number"),
        pytest.param("比例", 1_000_001, -4, "0%至100%的比例", id="rate over one"),
        pytest.param("天数", 366, -5, "0天至365天的整数", id="days over a year"),
        pytest.param("急诊", 1, -6, "是或否", id="number for a flag"),
        pytest.param("hosp_lv", "四级", -7, "一级、二级、三级之一", id="no such option"),
        pytest.param("hosp_lv", ["一级"], -7, "一级、二级、三级之一", id="list for an option"),
        pytest.param("身份", frozenset({"贫困"}), -8, "低保、特困、孤儿中的零项或多项", id="no such member"),
        pytest.param("身份", {"低保"}, -8, "中的零项或多项", id="set that can change"),
        pytest.param("链号", "", -9, "不空且首尾没有空白的文本", id="empty chain"),
        pytest.param("链号", " A1", -9, "不空且首尾没有空白的文本", id="blank around a chain"),
        pytest.param("链号", None, -9, "文本", id="nothing for a text"),
    ],
)
def test_a_wrong_value_is_refused_with_its_field(
    module: ModuleType, field: str, value: object, number: int, told: str
) -> None:
    result = refused(module, **{field: value})
    assert result.number == number
    assert told in result.message


def test_all_wrong_fields_are_told_at_once(module: ModuleType) -> None:
    result = refused(module, medfee_sumamt="4300", 天数=-1)
    assert result.number == -2
    assert "总费用(medfee_sumamt)" in result.message
    assert "天数" in result.message


def test_another_modules_claim_or_state_is_refused(module: ModuleType) -> None:
    twin = load(every_kind())
    assert module.settle(twin.Claim(**GOOD), module.State.empty()).number == -1000
    assert module.settle(module.Claim(**GOOD), twin.State.empty()).number == -1002
    settled = twin.settle(twin.Claim(**GOOD), twin.State.empty())
    assert module.reverse(settled.settlement, module.State.empty()).number == -1002


def test_the_refusals_of_trace_ints_stand_in_the_static_table(module: ModuleType) -> None:
    good = (19_548, 430_000, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    assert module.trace_ints(*good)[0] == 0
    for at, wrong, number in (
        (0, -1, -1),
        (1, -1, -2),
        (5, 2, -6),
        (6, 3, -7),
        (0, 19_538, -1001),
        (6, 2, 7),
    ):
        called = (*good[:at], wrong, *good[at + 1 :])
        assert module.trace_ints(*called) == (number,)
        assert module.REFUSALS[number].number == number


def test_two_stays_of_a_year_by_hand() -> None:
    """10 000 元 at a tertiary hospital, 2 000 of it class B, 500 self-paid.

    Eligible 9 300; basic (9 300 - 1 000) x 60 % = 4 980, then (9 300 - 500) x 60 % = 5 280.
    For 低保 the second stay lifts the total to 8 340: (8 340 - 8 000) x 65 % = 221.  Aid is
    (4 320 - 1 500) x 75 % = 2 115, then (9 300 - 5 280 - 221) x 75 % = 2 849.25.
    """
    program = workload()
    verify(program)
    module = load(program)
    results, state = [], module.State.empty()
    for day in (3, 9):
        claim = module.Claim(date(2026, 3, day), "三级", "低保", False, 1_000_000, 200_000, 50_000)
        settlement, state = module.settle(claim, state)
        results.append(settlement[:4])
    assert results == [(498_000, 0, 211_500, 290_500), (528_000, 22_100, 284_925, 164_975)]
    assert state.cells == {"年度:2026": (2, 1_026_000, 834_000, 811_900, 496_425)}


def test_a_year_begins_with_empty_cells() -> None:
    program = workload()
    module = load(program)
    state = module.State.empty()
    for year in (2026, 2027):
        claim = module.Claim(date(year, 3, 3), "三级", "普通", False, 1_000_000, 200_000, 50_000)
        settlement, state = module.settle(claim, state)
        assert settlement.hifp_pay == 498_000
    assert sorted(state.cells) == ["年度:2026", "年度:2027"]


def test_the_program_of_every_kind_is_verified_for_both_reversals() -> None:
    for reversal in Reversal:
        verify(every_kind(reversal))
