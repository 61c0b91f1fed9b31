"""Claims that show what is wrong: rates that leave their range, exceptions that apply at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from polyc import pipeline
from polyc.analysis.rates import rates_out_of_range
from polyc.analysis.witness import NoWitness, Witness, held_together, refused_by, words
from polyc.diagnostics.page import text_of
from polyc.diagnostics.reached import RateReached
from polyc.diagnostics.tables import UndecidedExceptions
from polyc.kernel.expressions import (
    Compare,
    Comparison,
    Connective,
    Const,
    Expression,
    Linear,
    Local,
    Logic,
    Lookup,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.program import ItemField, ItemList
from polyc.kernel.statements import Each, Fold, Guard, Refuse, Statement, Total
from polyc.kinds import FLAG, MONEY, RATE, Count
from polyc.money import MILLION, Mode, Rounding
from polyc.source.text import Source
from tests.kernel.small import CHANGE, COST, LEVEL, PAID, URGENT, let, program, refuse

POLICY = text_of("policy.pol")
LINE = "支付比例  按 机构级别:一级 90%,二级 80%,三级 待定"
EXCEPTION = "例外 特困全额 当 身份 含 特困 则 100%"


def compare(left: Expression, comparison: Comparison, right: int) -> Expression:
    return Compare(comparison=comparison, left=left, right=Const(right))


def raised(table: tuple[int, int, int], condition: Expression, by: int) -> tuple[Statement, Statement]:
    """A rate by level, raised where the condition holds, and the refusal where it passes 100 %."""
    base = Lookup(indices=(LEVEL,), sizes=(3,), values=table)
    more = Select(cases=((condition, Const(by)),), otherwise=Const(0))
    rate = let("支付比例", Linear(terms=((1, base), (1, more))), RATE)
    return rate, beyond(1)


def beyond(number: int) -> Refuse:
    over = Compare(comparison=Comparison.LESS, left=Const(MILLION), right=Local("支付比例"))
    made = refuse(number, over)
    return evolve(made, refusal=evolve(made.refusal, reason="比例", about="基本医保.支付比例"))


def found(*body: Statement) -> list[tuple[str, str]]:
    return [(each.rate, each.claim) for each in rates_out_of_range(program(*body))]


def test_a_rate_that_only_a_raise_takes_over_the_whole() -> None:
    """98 % + 5 points at the third level of an urgent claim."""
    assert found(*raised((700_000, 900_000, 980_000), URGENT, 50_000)) == [("103%", "级别 三级,急诊 真")]


def test_a_raise_that_just_fits() -> None:
    assert found(*raised((700_000, 900_000, 950_000), URGENT, 50_000)) == []


def test_a_raise_that_the_highest_cell_never_meets() -> None:
    """Intervals alone would say 103 %; only the first level is raised."""
    assert found(*raised((700_000, 900_000, 980_000), compare(LEVEL, Comparison.EQUAL, 0), 50_000)) == []


def test_a_raise_from_a_threshold_of_an_amount_on() -> None:
    above = compare(COST, Comparison.MORE, 5_000)
    assert found(*raised((700_000, 900_000, 980_000), above, 50_000)) == [("103%", "费用 50.01元,级别 三级")]


def test_a_raise_by_the_state_before() -> None:
    often = compare(PAID, Comparison.AT_LEAST, 300)
    assert found(*raised((700_000, 900_000, 980_000), often, 50_000)) == [
        ("103%", "级别 三级,本年此前 本年支付 3元")
    ]


def test_a_claim_that_is_refused_before_shows_nothing() -> None:
    """The third level is 待定, so that its 98 % never meets the raise."""
    pending = refuse(9, compare(LEVEL, Comparison.EQUAL, 2))
    assert found(pending, *raised((700_000, 900_000, 980_000), URGENT, 50_000)) == []


def test_a_rate_within_a_guard() -> None:
    rate, over = raised((700_000, 900_000, 980_000), compare(COST, Comparison.AT_LEAST, 0), 50_000)
    assert found(Guard(condition=URGENT, body=(rate, over))) == [("103%", "费用 0元,级别 三级,急诊 真")]


def test_a_share_of_amounts_is_left_to_the_claim() -> None:
    """Which of two amounts is larger only the bill can tell."""
    share = Quotient(
        dividend=Product(CHANGE, Const(MILLION)),
        divisor=Linear(terms=((1, COST),), constant=1),
        rounding=Rounding(mode=Mode.DOWN),
    )
    assert found(let("支付比例", share, RATE), beyond(1)) == []


def test_two_conditions_that_hold_at_once() -> None:
    made = program(
        let("甲", compare(COST, Comparison.MORE, 800), FLAG),
        let("乙", compare(LEVEL, Comparison.EQUAL, 1), FLAG),
    )
    shown = held_together(made, "甲", "乙")
    assert isinstance(shown, Witness)
    assert words(made, shown) == "费用 8.01元,级别 二级"


def test_two_conditions_that_exclude_each_other() -> None:
    made = program(
        let("甲", compare(COST, Comparison.MORE, 800), FLAG),
        let("乙", compare(COST, Comparison.LESS, 800), FLAG),
    )
    assert held_together(made, "甲", "乙") == NoWitness(complete=True)


def test_a_search_through_arithmetic_proves_nothing() -> None:
    """Only 费用 = 333 does it, and no literal says so."""
    thrice = compare(Linear(terms=((3, COST),)), Comparison.EQUAL, 999)
    made = program(refuse(5, Logic(connective=Connective.ALL, items=(thrice, URGENT))))
    assert refused_by(made, 5) == NoWitness(complete=False)


def test_what_rests_on_items_is_not_ruled_out() -> None:
    """A trial has no items, so that the count is 0; a real claim has some."""
    some = let("有", compare(Local("条数"), Comparison.MORE, 0), FLAG)
    made = evolve(program(COUNTED, some, let("急", URGENT, FLAG)), lists=(ROWS,))
    assert held_together(made, "有", "急") == NoWitness(complete=False)


ROWS = ItemList(
    name="明细",
    field="明细",
    items=(
        ItemField(name="额", field="额", kind=MONEY, low=0, high=9, default=None, computed=True, note=""),
    ),
    most=5,
)
COUNTED = Each(
    list="明细",
    body=(),
    totals=(Total(name="条数", fold=Fold.COUNT, value=Const(1), kind=Count(unit="条"), step=None),),
)


# ---- as `polyc check` says it ----


def check(old: str, new: str) -> tuple[object, ...]:
    assert old in POLICY
    return pipeline.check(Source(path=Path("policy.pol"), text=POLICY.replace(old, new))).diagnostics


def test_a_policy_whose_raise_goes_too_far() -> None:
    (reached,) = check(LINE, LINE.replace("90%", "98%"))
    assert isinstance(reached, RateReached)
    assert (reached.name, reached.rate) == ("基本医保.支付比例", "103%")
    assert reached.claim == "机构级别 一级,身份 无,年龄 60岁"


def test_exceptions_that_meet_are_shown_with_a_claim() -> None:
    other = "例外 大额 当 住院总费用 超过 1万元 则 99%\n    例外 老人 当 年龄 不低于 60岁 则 100%"
    (conflict,) = check(EXCEPTION, other)
    assert isinstance(conflict, UndecidedExceptions)
    assert conflict.witness == "年龄 60岁,住院总费用 10000.01元"


@pytest.mark.parametrize("young", ["低于 18岁", "不超过 59岁"], ids=["apart", "adjacent"])
def test_exceptions_that_never_meet_are_no_conflict(young: str) -> None:
    other = f"例外 儿童 当 年龄 {young} 则 99%\n    例外 老人 当 年龄 不低于 60岁 则 100%"
    assert check(EXCEPTION, other) == ()


def test_exceptions_that_meet_in_one_year_of_age() -> None:
    other = "例外 年轻 当 年龄 不超过 60岁 则 99%\n    例外 老人 当 年龄 不低于 60岁 则 100%"
    (conflict,) = check(EXCEPTION, other)
    assert isinstance(conflict, UndecidedExceptions)
    assert conflict.witness == "年龄 60岁"
