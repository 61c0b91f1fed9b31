"""Ranges: by hand for each node, and sound for random programs."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polyc.kernel.expressions import (
    ONE,
    ZERO,
    Bands,
    BandsInverse,
    Compare,
    Comparison,
    Const,
    Expression,
    Extreme,
    Extremum,
    Linear,
    Local,
    Lookup,
    Not,
    Overlap,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.interpret import Settled
from polyc.kernel.interval import Interval
from polyc.kernel.ranges import interval, ranges
from polyc.kernel.statements import Guard
from polyc.money import Mode, Rounding, Step
from tests.kernel.small import BOUND, CHANGE, COST, LEVEL, PAID, URGENT, let, program
from tests.kernel.strategies import arguments, programs

HALF_UP = Rounding(mode=Mode.HALF_UP)
YUAN_UP = Rounding(mode=Mode.UP, step=Step.YUAN)
BRACKETS = ((ZERO, Const(100_000)), (Const(500_000), Const(800_000)))


@pytest.mark.parametrize(
    ("expression", "low", "high"),
    [
        pytest.param(Const(5), 5, 5, id="const"),
        pytest.param(COST, 0, BOUND, id="input"),
        pytest.param(PAID, 0, BOUND, id="cell"),
        pytest.param(
            Linear(terms=((-2, COST), (1, CHANGE)), constant=7), -3 * BOUND + 7, BOUND + 7, id="linear"
        ),
        pytest.param(Product(CHANGE, Const(-3)), -3 * BOUND, 3 * BOUND, id="product"),
        pytest.param(Product(CHANGE, CHANGE), -BOUND * BOUND, BOUND * BOUND, id="square"),
        pytest.param(
            Quotient(dividend=CHANGE, divisor=Linear(terms=((1, LEVEL),), constant=3), rounding=HALF_UP),
            -333_333,
            333_333,
            id="quotient by 3 to 5",
        ),
        pytest.param(
            Quotient(dividend=COST, divisor=Const(999_999), rounding=YUAN_UP), 0, 100, id="quotient to yuan"
        ),
        pytest.param(
            Quotient(dividend=COST, divisor=LEVEL, rounding=HALF_UP), 0, BOUND, id="guarded divisor"
        ),
        pytest.param(Extreme(which=Extremum.LEAST, items=(CHANGE, Const(9))), -BOUND, 9, id="least"),
        pytest.param(Extreme(which=Extremum.GREATEST, items=(CHANGE, Const(9))), 9, BOUND, id="greatest"),
        pytest.param(Compare(comparison=Comparison.LESS, left=COST, right=PAID), 0, 1, id="comparison"),
        pytest.param(Not(URGENT), 0, 1, id="not"),
        pytest.param(Overlap(bits=LEVEL, mask=2), 0, 1, id="overlap"),
        pytest.param(Select(cases=((URGENT, Const(-4)),), otherwise=LEVEL), -4, 2, id="select"),
        pytest.param(Lookup(indices=(LEVEL,), sizes=(3,), values=(5, -7, 6)), -7, 6, id="lookup"),
        pytest.param(
            Bands(amount=CHANGE, bounds=BRACKETS[0], rates=BRACKETS[1]),
            0,
            100_000 * 500_000 + 900_000 * 800_000,
            id="bands",
        ),
        pytest.param(
            Bands(amount=COST, bounds=(PAID,), rates=(Const(500_000),)),
            0,
            BOUND * 500_000,
            id="computed bound",
        ),
        pytest.param(
            Bands(
                amount=Linear(terms=((1, LEVEL),), constant=300_000), bounds=BRACKETS[0], rates=BRACKETS[1]
            ),
            100_000 * 500_000 + 200_000 * 800_000,
            100_000 * 500_000 + 200_002 * 800_000,
            id="bands fully reached",
        ),
        pytest.param(
            Bands(amount=Const(9), bounds=(LEVEL, Const(5)), rates=(Const(2), ONE)),
            3 * 2 + 4,
            5 * 2 + 4,
            id="bands from 0 to 2 on",
        ),
        pytest.param(
            BandsInverse(
                value=Const(400_000), bounds=(Const(50),), rates=(Const(800_000),), rounding=HALF_UP
            ),
            500_050,
            500_050,
            id="inverse of one band",
        ),
    ],
)
def test_interval(expression: Expression, low: int, high: int) -> None:
    assert interval(expression, ranges(program()).environment) == Interval(low, high)


@pytest.mark.parametrize(
    ("rates", "low", "high"),
    [
        # 400 000 fen: at least at the steepest rate throughout, at most at the flattest.
        pytest.param((500_000, 800_000), 500_000, 600_000, id="rising"),
        pytest.param((800_000, 500_000), 500_000, 800_000, id="falling"),
        pytest.param((0, 800_000), 500_000, 600_000, id="first 0"),
        pytest.param((800_000, 0), 100_000, 100_000, id="last 0"),
    ],
)
def test_interval_of_an_inverse(rates: tuple[int, int], low: int, high: int) -> None:
    first, last = rates
    expression = BandsInverse(
        value=Const(400_000), bounds=BRACKETS[0], rates=(Const(first), Const(last)), rounding=HALF_UP
    )
    assert interval(expression, ranges(program()).environment) == Interval(low, high)


def test_inputs_cells_and_locals_have_their_ranges() -> None:
    found = ranges(program(let("甲", Linear(terms=((1, LEVEL),), constant=5))))
    assert found.inputs["调整"] == Interval(-BOUND, BOUND)
    assert found.cells["本年支付"] == Interval(0, BOUND)
    assert found.locals == {"甲": Interval(5, 7), "个人负担": Interval(0, BOUND)}


def test_a_guarded_local_may_be_0_outside_but_not_inside() -> None:
    above = let("甲", Linear(terms=((1, LEVEL),), constant=5))
    twice = let("乙", Linear(terms=((2, Local("甲")),)))
    found = ranges(program(Guard(condition=URGENT, body=(above, twice)), let("丙", Local("甲"))))
    assert (found.locals["甲"], found.locals["丙"]) == (Interval(0, 7), Interval(0, 7))
    assert found.locals["乙"] == Interval(0, 14)
    tenfold = let("乙", Quotient(dividend=Const(100), divisor=Local("甲"), rounding=HALF_UP))
    inside = ranges(program(Guard(condition=ONE, body=(above, tenfold))))
    assert inside.locals["乙"] == Interval(0, 20)  # by 5 at least: the 0 of a skipped guard never divides


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_every_value_lies_in_its_range(data: st.DataObject) -> None:
    made = data.draw(programs())
    found = ranges(made)
    assert not found.overflows
    for _ in range(3):
        claim = data.draw(arguments(made))
        outcome = claim.settle(made)
        if isinstance(outcome, Settled):
            outside = {
                name: value for name, value in outcome.values.items() if value not in found.locals[name]
            }
            assert not outside
            for each in (each for rows in outcome.items.values() for each in rows):
                assert not {name: value for name, value in each.items() if value not in found.locals[name]}
