"""What may be proven never negative: the slots of layers, and nothing that is not so."""

from __future__ import annotations

import pytest

from polyc.kernel.expressions import (
    ZERO,
    BandsInverse,
    Const,
    Expression,
    Extreme,
    Extremum,
    Linear,
    Local,
    Lookup,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.interval import Interval
from polyc.kernel.ranges import interval, ranges
from polyc.kernel.statements import Guard, Statement
from polyc.money import MILLION, Mode, Rounding, Step
from tests.kernel.layers import HALF_UP, RATE, SLOTS, Layer, brackets, least, minus, share
from tests.kernel.small import BOUND, CHANGE, COST, LEVEL, PAID, URGENT, let, program

ONE_WHOLE = Const(MILLION)
FIRST, SECOND, THIRD = Layer("一"), Layer("二"), Layer("三")


def lows(*body: Statement) -> dict[str, int]:
    found = ranges(program(*body))
    assert not found.overflows
    return {name: reached.low for name, reached in found.locals.items()}


def divided(
    terms: tuple[tuple[int, Expression], ...], constant: int = 0, divisor: Expression = ONE_WHOLE
) -> Quotient:
    return Quotient(dividend=Linear(terms=terms, constant=constant), divisor=divisor, rounding=HALF_UP)


def inverse(value: Expression, *rates: Expression) -> BandsInverse:
    return BandsInverse(value=value, bounds=(ZERO, Const(10)), rates=rates, rounding=HALF_UP)


def test_an_amount_less_a_part_of_it() -> None:
    body = (let("甲", least(COST, PAID)), let("乙", minus(COST, Local("甲"))))
    assert ranges(program(*body)).locals["乙"] == Interval(0, BOUND)
    assert interval(minus(COST, least(PAID, COST)), ranges(program()).environment) == Interval(0, BOUND)


@pytest.mark.parametrize(
    "due",
    [
        pytest.param(None, id="rate by level"),
        pytest.param(
            brackets(FIRST.slot("进入支付"), ZERO, Const(90_000)), id="brackets above the deductible"
        ),
        pytest.param(
            brackets(COST, FIRST.slot("起付"), Const(90_000), Const(100_000)),
            id="brackets with absolute bounds",
        ),
        pytest.param(
            Select(cases=((URGENT, FIRST.slot("进入支付")),), otherwise=share(FIRST.slot("进入支付"), RATE)),
            id="exception",
        ),
    ],
)
def test_no_slot_of_a_layer_is_negative(due: Expression | None) -> None:
    plain = lows(*FIRST.lets(COST, due))
    guarded = lows(Guard(condition=URGENT, body=FIRST.lets(COST, due)))
    assert {plain[FIRST.slot(slot).name] for slot in SLOTS} == {0}
    assert {guarded[FIRST.slot(slot).name] for slot in SLOTS} == {0}


def test_what_three_layers_leave_is_not_negative() -> None:
    """The second layer may not apply, and then pays nothing; each stands on what the one before left."""
    left = minus(FIRST.slot("余额"), SECOND.slot("支付"))
    body: tuple[Statement, ...] = (
        *FIRST.lets(COST),
        Guard(condition=URGENT, body=SECOND.lets(FIRST.slot("余额"))),
        let("二余", left),
        *THIRD.lets(Local("二余")),
        let("个人", minus(COST, FIRST.slot("支付"), SECOND.slot("支付"), THIRD.slot("支付"))),
    )
    found = lows(*body)
    assert (found["二余"], found["个人"]) == (0, 0)


def test_shares_of_one_amount_sum_to_no_more_than_it() -> None:
    halves = Linear(terms=((400_000, COST), (1, Product(COST, RATE))), constant=-1)
    paid = Quotient(dividend=halves, divisor=Const(2 * MILLION), rounding=HALF_UP)
    assert (
        lows(let("甲", minus(COST, COST, paid)), let("乙", minus(Linear(terms=((2, COST),)), paid)))["乙"]
        == 0
    )


def test_what_an_inverse_uses_up_is_no_less_than_what_is_given() -> None:
    assert (
        lows(let("甲", inverse(COST, RATE, Const(MILLION))), let("乙", minus(Local("甲"), COST)))["乙"] == 0
    )


HIGH_RATE = Lookup(indices=(LEVEL,), sizes=(3,), values=(1, MILLION, MILLION + 1))
YUAN = Rounding(mode=Mode.HALF_UP, step=Step.YUAN)
YUAN_DOWN = Rounding(mode=Mode.DOWN, step=Step.YUAN)


def test_rounding_down_to_yuan_stays_below() -> None:
    assert lows(let("甲", minus(COST, share(COST, RATE, YUAN_DOWN))))["甲"] == 0


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param(minus(COST, least(PAID, CHANGE)), id="least of others"),
        pytest.param(minus(COST, Extreme(which=Extremum.GREATEST, items=(COST, PAID))), id="greatest of it"),
        pytest.param(minus(COST, share(COST, Const(MILLION), YUAN)), id="60 fen are rounded to 1 yuan"),
        pytest.param(minus(COST, share(COST, Const(MILLION + 1))), id="rate above one"),
        pytest.param(minus(COST, share(COST, HIGH_RATE)), id="rate in a table above one"),
        pytest.param(minus(COST, divided(((MILLION, COST),), MILLION)), id="one fen on top"),
        pytest.param(minus(COST, divided(((MILLION, COST), (-1, CHANGE)))), id="less what may be negative"),
        pytest.param(
            minus(divided(((MILLION, COST),), divisor=HIGH_RATE), COST), id="divided by more than one"
        ),
        pytest.param(minus(inverse(COST, HIGH_RATE, Const(MILLION)), COST), id="inverse of a rate above one"),
        pytest.param(minus(inverse(COST, Const(MILLION), ZERO), COST), id="inverse that ends at a rate of 0"),
        pytest.param(minus(CHANGE, share(CHANGE, RATE)), id="share of what may be negative"),
        pytest.param(minus(COST, Linear(terms=((1, least(COST, PAID)),), constant=1)), id="one fen too many"),
        pytest.param(minus(COST, least(COST, PAID), least(COST, PAID)), id="taken away twice"),
        pytest.param(minus(least(COST, PAID), COST), id="the wrong way round"),
        pytest.param(minus(COST, Select(cases=((URGENT, COST),), otherwise=PAID)), id="one branch of two"),
        pytest.param(minus(COST, Product(LEVEL, COST)), id="product by up to two"),
    ],
)
def test_what_may_be_negative_is_not_proven(expression: Linear) -> None:
    assert lows(let("甲", expression))["甲"] < 0


def test_a_skipped_guard_is_thought_of() -> None:
    """Where the guard does not hold, 甲 is 0 and no longer at least as large as what is taken away."""
    guarded = Guard(condition=URGENT, body=(let("甲", COST),))
    assert lows(guarded, let("乙", minus(Local("甲"), least(COST, PAID))))["乙"] < 0
    part = Guard(condition=URGENT, body=(let("甲", least(CHANGE, PAID)),))
    assert lows(part, let("乙", minus(CHANGE, Local("甲"))))["乙"] < 0


def test_what_another_guard_computes_is_kept_where_one_is_skipped() -> None:
    body = (
        Guard(condition=URGENT, body=(let("甲", COST),)),
        Guard(
            condition=URGENT,
            body=(let("乙", Extreme(which=Extremum.GREATEST, items=(Local("甲"), PAID))),),
        ),
        let("丙", minus(Local("乙"), Local("甲"))),
    )
    assert lows(*body)["丙"] < 0


def test_two_guards_are_not_taken_for_one() -> None:
    """Both guards look alike, yet nothing says that the second holds where the first does."""
    body = (
        Guard(condition=URGENT, body=(let("甲", COST),)),
        Guard(condition=URGENT, body=(let("乙", least(COST, PAID)),)),
        let("丙", minus(Local("甲"), Local("乙"))),
    )
    assert lows(*body)["丙"] < 0
