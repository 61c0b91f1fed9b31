"""The interpreter node by node, on numbers worked out by hand."""

from __future__ import annotations

import pytest
from attrs import evolve

from polyc.kernel.bug import KernelBug
from polyc.kernel.expressions import (
    ONE,
    ZERO,
    Bands,
    BandsInverse,
    Before,
    Compare,
    Comparison,
    Connective,
    Const,
    Expression,
    Extreme,
    Extremum,
    Linear,
    Local,
    Logic,
    Lookup,
    Not,
    Overlap,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.interpret import Refused, Settled, run
from polyc.kernel.statements import Guard, Statement, Update
from polyc.kinds import FLAG
from polyc.money import MILLION, Mode, Rounding, Step
from tests.kernel.small import CHANGE, COST, LEVEL, PAID, URGENT, arguments, let, program, refuse, state

HALF_UP = Rounding(mode=Mode.HALF_UP)


def settle(*body: Statement, paid: int = 0, **claim: int) -> Settled:
    outcome = run(program(*body), arguments(**claim), state(本年支付=paid))
    assert isinstance(outcome, Settled)
    return outcome


def value(expression: Expression, **claim: int) -> int:
    """What the expression comes to for 费用 7 and 本年支付 40, unless the claim says otherwise."""
    return settle(let("甲", expression), paid=40, **{"费用": 7, **claim}).values["甲"]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param(Const(-3), -3, id="const"),
        pytest.param(COST, 7, id="input"),
        pytest.param(PAID, 40, id="before"),
        pytest.param(Linear(terms=((2, COST), (-1, PAID)), constant=5), -21, id="linear"),
        pytest.param(Linear(terms=(), constant=5), 5, id="linear of nothing"),
        pytest.param(Product(COST, PAID), 280, id="product"),
        pytest.param(Quotient(dividend=PAID, divisor=COST, rounding=HALF_UP), 6, id="quotient"),
        pytest.param(Extreme(which=Extremum.LEAST, items=(COST, PAID, Const(9))), 7, id="least"),
        pytest.param(Extreme(which=Extremum.GREATEST, items=(COST, PAID, Const(9))), 40, id="greatest"),
        pytest.param(Not(ZERO), 1, id="not 0"),
        pytest.param(Not(ONE), 0, id="not 1"),
        pytest.param(Overlap(bits=Const(0b101), mask=0b110), 1, id="overlap"),
        pytest.param(Overlap(bits=Const(0b101), mask=0b010), 0, id="no overlap"),
        pytest.param(
            Select(cases=((ZERO, COST), (ONE, PAID), (ONE, ZERO)), otherwise=ONE), 40, id="first case"
        ),
        pytest.param(Select(cases=((ZERO, COST),), otherwise=PAID), 40, id="otherwise"),
        pytest.param(
            Lookup(indices=(ONE, Const(2)), sizes=(2, 3), values=(0, 1, 2, 10, 11, 12)),
            12,
            id="lookup, row-major",
        ),
        pytest.param(
            Bands(amount=PAID, bounds=(ZERO, COST), rates=(Const(10), ONE)), 7 * 10 + 33, id="bands"
        ),
        pytest.param(
            BandsInverse(value=COST, bounds=(Const(2),), rates=(Const(400_000),), rounding=HALF_UP),
            20,  # 2 + 7 ÷ 0.4 = 19.5
            id="bands inverse",
        ),
    ],
)
def test_expression(expression: Expression, expected: int) -> None:
    assert value(expression) == expected


@pytest.mark.parametrize(
    ("comparison", "holds"),
    [
        (Comparison.LESS, (1, 0, 0)),
        (Comparison.AT_MOST, (1, 1, 0)),
        (Comparison.EQUAL, (0, 1, 0)),
        (Comparison.UNEQUAL, (1, 0, 1)),
        (Comparison.AT_LEAST, (0, 1, 1)),
        (Comparison.MORE, (0, 0, 1)),
    ],
    ids=lambda item: item.name if isinstance(item, Comparison) else "",
)
def test_comparison(comparison: Comparison, holds: tuple[int, int, int]) -> None:
    compare = Compare(comparison=comparison, left=COST, right=Const(5))
    assert tuple(value(compare, 费用=cost) for cost in (4, 5, 6)) == holds


@pytest.mark.parametrize(
    ("items", "every", "some"),
    [((ZERO, ZERO), 0, 0), ((ZERO, ONE), 0, 1), ((ONE, ZERO), 0, 1), ((ONE, ONE), 1, 1)],
    ids=["00", "01", "10", "11"],
)
def test_logic(items: tuple[Expression, ...], every: int, some: int) -> None:
    assert value(Logic(connective=Connective.ALL, items=items)) == every
    assert value(Logic(connective=Connective.ANY, items=items)) == some


@pytest.mark.parametrize(
    ("mode", "step", "expected"),
    [
        (Mode.HALF_UP, Step.FEN, -3),
        (Mode.DOWN, Step.FEN, -2),
        (Mode.UP, Step.FEN, -3),
        (Mode.HALF_EVEN, Step.FEN, -2),
        (Mode.HALF_UP, Step.JIAO, 0),
        (Mode.UP, Step.JIAO, -10),
        (Mode.UP, Step.YUAN, -100),
    ],
)
def test_a_negative_quotient_is_rounded_like_its_opposite(mode: Mode, step: Step, expected: int) -> None:
    rounding = Rounding(mode=mode, step=step)
    assert value(Quotient(dividend=CHANGE, divisor=Const(2), rounding=rounding), 调整=-5) == expected
    assert value(Quotient(dividend=CHANGE, divisor=Const(2), rounding=rounding), 调整=5) == -expected


def test_the_result_of_inverse_bands_is_rounded_as_a_whole() -> None:
    even = Rounding(mode=Mode.HALF_EVEN)
    bounds, rates = (ONE,), (Const(2 * MILLION),)
    assert value(BandsInverse(value=ONE, bounds=bounds, rates=rates, rounding=even)) == 2  # 1.5, not 1 + 0.5


def test_what_a_decided_condition_skips_is_not_looked_at() -> None:
    wrong = Quotient(dividend=ONE, divisor=CHANGE, rounding=HALF_UP)
    judged = Compare(comparison=Comparison.EQUAL, left=wrong, right=ONE)
    assert value(Select(cases=((ONE, COST),), otherwise=wrong)) == 7
    assert value(Logic(connective=Connective.ALL, items=(ZERO, judged))) == 0
    assert value(Logic(connective=Connective.ANY, items=(ONE, judged))) == 1


GUARDED = Guard(
    condition=URGENT,
    body=(
        let("甲", COST),
        Guard(
            condition=Compare(comparison=Comparison.MORE, left=COST, right=Const(10)), body=(let("乙", COST),)
        ),
        Update(cell="本年支付", value=Linear(terms=((1, PAID), (1, Local("甲"))))),
    ),
)
AFTER = let("丙", Linear(terms=((1, Local("甲")), (1, Local("乙"))), constant=1))


@pytest.mark.parametrize(
    ("urgent", "cost", "values", "paid"),
    [
        pytest.param(1, 30, (30, 30, 61), 35, id="both hold"),
        pytest.param(1, 10, (10, 0, 11), 15, id="outer holds"),
        pytest.param(0, 30, (0, 0, 1), 5, id="none holds"),
    ],
)
def test_guard(urgent: int, cost: int, values: tuple[int, int, int], paid: int) -> None:
    outcome = settle(GUARDED, AFTER, paid=5, 急诊=urgent, 费用=cost)
    assert tuple(outcome.values[name] for name in ("甲", "乙", "丙")) == values
    assert outcome.after == {"本年支付": paid, "链内起付": 0}


def test_updates_are_seen_only_afterwards() -> None:
    outcome = settle(Update(cell="本年支付", value=COST), let("甲", Before("本年支付")), paid=5, 费用=9)
    assert (outcome.values["甲"], outcome.after["本年支付"]) == (5, 9)


def test_a_refusal_ends_the_settlement_at_once() -> None:
    never = let("甲", Quotient(dividend=ONE, divisor=CHANGE, rounding=HALF_UP))
    first, second = refuse(1, URGENT), refuse(2, ONE)
    body = program(first, Guard(condition=ONE, body=(second,)), never)
    assert run(body, arguments(急诊=1), state()) == Refused(first.refusal)
    assert run(body, arguments(急诊=0), state()) == Refused(second.refusal)


def test_a_refusal_behind_a_guard_that_does_not_hold_is_none() -> None:
    outcome = run(program(Guard(condition=URGENT, body=(refuse(1, ONE),))), arguments(费用=3), state())
    assert outcome == Settled(values={"个人负担": 3}, after=state())


@pytest.mark.parametrize(
    ("statement", "wrong"),
    [
        pytest.param(
            let("甲", Quotient(dividend=COST, divisor=CHANGE, rounding=HALF_UP)),
            "divisor is 0",
            id="divisor of 0",
        ),
        pytest.param(
            let(
                "甲",
                Quotient(dividend=COST, divisor=Linear(terms=((1, CHANGE),), constant=-2), rounding=HALF_UP),
            ),
            "divisor is -2",
            id="negative divisor",
        ),
        pytest.param(
            let("甲", Lookup(indices=(LEVEL,), sizes=(1,), values=(5,))), "index is 1", id="index too large"
        ),
        pytest.param(
            let("甲", Lookup(indices=(Const(-1),), sizes=(2,), values=(5, 6))),
            "index is -1",
            id="index below 0",
        ),
        pytest.param(
            let("甲", Bands(amount=COST, bounds=(ONE, CHANGE), rates=(ONE, ONE))),
            "bounds fall",
            id="bounds fall",
        ),
        pytest.param(
            let("甲", BandsInverse(value=COST, bounds=(ONE,), rates=(Const(-1),), rounding=HALF_UP)),
            "rate is negative",
            id="negative rate under an inverse",
        ),
        pytest.param(let("甲", Not(Const(2)), FLAG), "condition is 2", id="condition of 2"),
        pytest.param(Update(cell="本年支付", value=Const(-1)), "out of bounds", id="cell out of its bounds"),
        pytest.param(
            Guard(condition=ONE, body=(Update(cell="本年支付", value=ONE),) * 2),
            "written twice",
            id="two updates",
        ),
    ],
)
def test_a_broken_promise_of_the_program_is_a_bug(statement: Statement, wrong: str) -> None:
    with pytest.raises(KernelBug, match=wrong):
        run(program(statement), arguments(级别=1), state())


@pytest.mark.parametrize(
    ("inputs", "before"),
    [
        pytest.param(arguments(费用=-1), state(), id="input out of bounds"),
        pytest.param({"费用": 1}, state(), id="input missing"),
        pytest.param(arguments(), state(本年支付=-1), id="cell out of bounds"),
        pytest.param(arguments(), {}, id="cell missing"),
    ],
)
def test_a_wrong_call_is_a_bug(inputs: dict[str, int], before: dict[str, int]) -> None:
    with pytest.raises(KernelBug):
        run(program(), inputs, before)


def test_texts_are_not_asked_for() -> None:
    whole = program()
    assert any(item.name == "链号" for item in whole.inputs)
    assert run(evolve(whole, cells=()), arguments(), {}) == Settled(values={"个人负担": 0}, after={})
