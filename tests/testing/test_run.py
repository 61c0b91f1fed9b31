"""Cases on a policy of one layer; every amount is worked out by hand."""

from __future__ import annotations

import pytest

from polyc.testing import twice
from polyc.testing.ledger import Ledger
from polyc.testing.module import Compiled, compiled
from polyc.testing.result import CaseResult, Mismatch
from polyc.testing.run import run_case
from tests.testing.small import (
    BOUND,
    DAY_2023_07_01,
    DAY_2023_12_31,
    DAY_2024_01_01,
    YUAN,
    case,
    program,
    refusal,
    reverses,
    settles,
    wants,
)


@pytest.fixture(scope="module")
def both() -> Compiled:
    return compiled(program())


def failures(result: CaseResult) -> tuple[Mismatch, ...]:
    assert not result.passed
    return result.failures


def test_a_year_with_a_shared_deductible_and_a_reversal(both: Compiled) -> None:
    told = case(
        settles("首诊", 300, wants("基本.起付", 300), wants("基本.支付", 0)),
        settles("二诊", 700, wants("基本.起付", 200), wants("基本.支付", 400), wants("基本.支付", 400, True)),
        reverses("首诊", wants("基本.起付", -300), wants("基本.起付", 200, True)),
        settles("三诊", 400, wants("基本.起付", 300), wants("基本.支付", 80), wants("基本.支付", 480, True)),
    )
    assert run_case(told, both).failures == ()


def test_a_wrong_expectation_tells_both_amounts_and_the_step(both: Compiled) -> None:
    result = run_case(case(settles("首诊", 700, wants("基本.支付", 161))), both)
    assert failures(result) == (
        Mismatch(subject="基本.支付", expected="161.00元", actual="160.00元", step=2),
    )
    assert [(step.number, step.text) for step in result.events[0].steps] == [
        (1, "500.00元"),
        (2, "160.00元"),
        (3, "540.00元"),
    ]


def test_the_first_mismatch_is_the_first_step_that_parts(both: Compiled) -> None:
    told = case(settles("首诊", 700, wants("基本.支付", 1), wants("基本.起付", 1)))
    assert [each.subject for each in failures(run_case(told, both))] == ["基本.起付", "基本.支付"]


def test_the_opening_state_counts(both: Compiled) -> None:
    told = case(
        settles(
            "首诊", 300, wants("基本.起付", 100), wants("基本.支付", 160), wants("基本.支付", 1160, True)
        ),
        before=(("基本.起付线", 400 * YUAN), ("基本.支付", 1000 * YUAN)),
    )
    assert run_case(told, both).passed


def test_an_opening_state_that_no_clause_reads_fails(both: Compiled) -> None:
    told = case(settles("首诊", 300), before=(("基本.起付", 400 * YUAN),))
    assert "基本_起付" in failures(run_case(told, both))[0].subject


def test_a_pool_is_asked_for_by_the_name_of_its_cell(both: Compiled) -> None:
    told = case(
        settles("首诊", 300, wants("基本.起付线", 300, True), wants("链内", 300, True)),
        settles("二诊", 700, wants("基本.起付线", 501, True)),
    )
    assert [each.actual for each in failures(run_case(told, both))] == ["500.00元"]


def test_another_year_begins_at_zero(both: Compiled) -> None:
    told = case(
        settles("年末", 700, wants("基本.支付", 160), day=DAY_2023_12_31),
        settles("年初", 700, wants("基本.支付", 160), wants("基本.支付", 160, True), day=DAY_2024_01_01),
    )
    assert run_case(told, both).passed


def test_an_unknown_subject_fails(both: Compiled) -> None:
    told = case(settles("首诊", 300, wants("基本.奖金", 0), wants("奖金", 0, True)))
    assert [each.actual for each in failures(run_case(told, both))] == ["没有这个数", "没有这个数"]


@pytest.mark.parametrize(
    "about", ["", "基本.支付比例", "基本.支付比例〔三级〕"], ids=["reason", "parameter", "cell"]
)
def test_an_expected_refusal(both: Compiled, about: str) -> None:
    assert run_case(case(settles("首诊", 300, level=1, refused=refusal("待定", about))), both).passed


@pytest.mark.parametrize(
    ("reason", "about"),
    [("超限", ""), ("待定", "基本.封顶线"), ("待定", "基本.支付比例〔一级〕")],
    ids=["other-reason", "other-about", "other-cell"],
)
def test_a_refusal_for_another_reason_fails(both: Compiled, reason: str, about: str) -> None:
    result = run_case(case(settles("首诊", 300, level=1, refused=refusal(reason, about))), both)
    assert failures(result)[0].actual == "拒付(待定 基本.支付比例〔三级〕):三级的比例待定。"


def test_an_unexpected_refusal_fails_and_leaves_the_state(both: Compiled) -> None:
    told = case(settles("首诊", 300, level=1), settles("二诊", 700, wants("基本.支付", 160, True)))
    assert [each.expected for each in failures(run_case(told, both))] == ["结算"]


def test_a_settlement_where_a_refusal_is_expected_fails(both: Compiled) -> None:
    result = run_case(case(settles("首诊", 300, refused=refusal("待定"))), both)
    assert [(each.expected, each.actual) for each in failures(result)] == [("拒付(待定)", "结算")]


def test_refusals_at_the_door(both: Compiled) -> None:
    told = case(
        settles("太早", 300, day=DAY_2023_07_01 - 1, refused=refusal("版本", "日期")),
        settles("太多", BOUND // YUAN + 1, refused=refusal("输入", "费用")),
    )
    assert run_case(told, both).passed


def test_a_reversal_of_nothing_and_a_second_reversal(both: Compiled) -> None:
    told = case(
        settles("首诊", 300, level=1, refused=refusal("待定")),
        reverses("首诊"),
        settles("二诊", 300),
        reverses("二诊"),
        reverses("二诊", refused=refusal("冲正")),
    )
    assert [each.subject for each in failures(run_case(told, both))] == ["冲正 首诊"]


def test_back_ends_that_disagree_are_a_bug() -> None:
    truth, other = compiled(program()), compiled(program(rate=700_000))
    mixed = Compiled(program=truth.program, module=other.module, step_locals=other.step_locals)
    with pytest.raises(twice.BackendsDisagree, match="settle_ints"):
        run_case(case(settles("首诊", 700)), mixed)


def test_a_state_that_differs_from_the_ledger_is_a_bug(both: Compiled) -> None:
    with pytest.raises(twice.BackendsDisagree, match="state"):
        twice.compare_state(both, both.opening(Ledger({("年度:2023", "基本_支付"): 1})), Ledger({}))
