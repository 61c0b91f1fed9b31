"""保证 held against the settlements of cases, and searched for claims that break them."""

from __future__ import annotations

from attrs import evolve

from polyc.kernel.expressions import Compare, Comparison, Const, Local
from polyc.kernel.program import Guarantee, Program
from polyc.kernel.statements import Let
from polyc.kinds import FLAG
from polyc.testing.module import compiled
from polyc.testing.run import run_case
from tests.testing.small import YUAN, case, program, reverses, settles, wants


def promising(most: int) -> Program:
    """The policy of one layer, with a promise that it never pays more than so many yuan."""
    made = program()
    paid = Compare(comparison=Comparison.AT_MOST, left=Local("基本_支付"), right=Const(most * YUAN))
    promise = Let(name="保证_1", value=paid, kind=FLAG, step=None)
    return evolve(made, body=(*made.body, promise), guarantees=(Guarantee(name="不多付", local="保证_1"),))


def test_a_promise_that_a_settlement_keeps_says_nothing() -> None:
    """80 % of 700 − 500 is 160."""
    told = case(settles("首诊", 700, wants("基本.支付", 160)))
    assert run_case(told, compiled(promising(160))).passed


def test_a_promise_that_a_settlement_breaks_fails_the_case_with_the_claim() -> None:
    told = case(settles("首诊", 700, wants("基本.支付", 160)))
    (found,) = run_case(told, compiled(promising(159))).failures
    assert (found.subject, found.expected) == ("保证 不多付", "成立")
    assert found.actual == "不成立(单据:日期 2023年7月1日,费用 700元,级别 一级,链号 甲)"


def test_taking_a_settlement_back_breaks_no_promise_again() -> None:
    told = case(settles("首诊", 700), reverses("首诊"))
    result = run_case(told, compiled(promising(159)))
    assert [len(event.mismatches) for event in result.events] == [1, 0]
