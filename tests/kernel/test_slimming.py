"""The passes before printing: fewer words, the same values."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polyc.kernel.expressions import (
    ONE,
    ZERO,
    Bands,
    Compare,
    Comparison,
    Connective,
    Const,
    Expression,
    Extreme,
    Extremum,
    Input,
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
from polyc.kernel.interpret import Settled
from polyc.kernel.passes.folding import fold
from polyc.kernel.passes.inlining import inline
from polyc.kernel.passes.proving import prove
from polyc.kernel.passes.reducing import content, divided, reduced
from polyc.kernel.passes.rescaling import rescale
from polyc.kernel.passes.slimming import slim
from polyc.kernel.program import Program
from polyc.kernel.statements import Guard, Let, Refuse
from polyc.kernel.verify import verify
from polyc.kernel.walk import statements
from polyc.kinds import RATE
from polyc.money import MILLION, Mode, Rounding
from tests.kernel import small
from tests.kernel.small import CHANGE, COST, LEVEL, PAID, URGENT, let, program, refuse
from tests.kernel.strategies import arguments, programs

HALF_UP = Rounding(mode=Mode.HALF_UP)
RATES = Lookup(indices=(LEVEL,), sizes=(3,), values=(850_000, 700_000, 0))


def compare(comparison: Comparison, left: Expression, right: Expression) -> Compare:
    return Compare(comparison=comparison, left=left, right=right)


def share(base: Expression, rate: Expression) -> Quotient:
    return Quotient(dividend=Product(base, rate), divisor=Const(MILLION), rounding=HALF_UP)


def both(*items: Expression) -> Logic:
    return Logic(connective=Connective.ALL, items=items)


def either(*items: Expression) -> Logic:
    return Logic(connective=Connective.ANY, items=items)


def least(*items: Expression) -> Extreme:
    return Extreme(which=Extremum.LEAST, items=items)


def by_level(*values: int) -> Lookup:
    return Lookup(indices=(LEVEL,), sizes=(3,), values=values)


@pytest.mark.parametrize(
    ("expression", "factor"),
    [
        pytest.param(Const(-850_000), 850_000, id="constant"),
        pytest.param(RATES, 50_000, id="table"),
        pytest.param(Linear(terms=((1, RATES),), constant=-20_000), 10_000, id="table less points"),
        pytest.param(Product(COST, RATES), 50_000, id="product"),
        pytest.param(Product(COST, PAID), 1, id="product of unknowns"),
        pytest.param(Bands(amount=COST, bounds=(ZERO,), rates=(RATES,)), 50_000, id="brackets"),
        pytest.param(Select(cases=((URGENT, Const(6)),), otherwise=Const(9)), 3, id="cases"),
        pytest.param(Linear(terms=((4, COST), (6, PAID))), 2, id="sum"),
        pytest.param(ZERO, 0, id="nothing"),
    ],
)
def test_the_factor_that_every_value_holds(expression: Expression, factor: int) -> None:
    assert content(expression) == factor


def test_a_share_is_reduced() -> None:
    assert reduced(Product(COST, RATES), MILLION) == (Product(COST, by_level(17, 14, 0)), 20)
    assert reduced(Product(COST, Const(MILLION)), MILLION) == (COST, 1)
    assert reduced(Product(COST, PAID), MILLION) == (Product(COST, PAID), MILLION)


def test_a_sum_is_divided_term_by_term() -> None:
    expression = Linear(terms=((4, COST), (1, Product(PAID, Const(6)))), constant=-10)
    assert divided(expression, 2) == Linear(terms=((2, COST), (1, Product(PAID, Const(3)))), constant=-5)


FOLDED = {
    "constants in a sum": (Linear(terms=((2, Const(3)), (1, COST)), constant=-6), COST),
    "a sum within a sum": (
        Linear(terms=((-1, Linear(terms=((1, COST), (-1, PAID)), constant=5)), (1, COST))),
        Linear(terms=((1, PAID),), constant=-5),
    ),
    "a sum times a number stays": (
        Linear(terms=((3, Linear(terms=((1, COST), (-1, PAID)))),)),
        Linear(terms=((3, Linear(terms=((1, COST), (-1, PAID)))),)),
    ),
    "product by nothing": (Product(ZERO, COST), ZERO),
    "product by one": (Product(COST, ONE), COST),
    "quotient of constants": (
        Quotient(dividend=Const(-3), divisor=Const(2), rounding=HALF_UP),
        Const(-2),
    ),
    "least within least": (
        least(Const(5), least(COST, Const(3)), COST),
        least(COST, Const(3)),
    ),
    "comparison of constants": (compare(Comparison.AT_MOST, Const(2), Const(2)), ONE),
    "difference compared with nothing": (
        compare(Comparison.LESS, Linear(terms=((1, COST), (-1, PAID))), ZERO),
        compare(Comparison.LESS, COST, PAID),
    ),
    "sum compared with its constant": (
        compare(Comparison.MORE, Linear(terms=((-1, COST), (1, PAID)), constant=7), Const(7)),
        compare(Comparison.MORE, PAID, COST),
    ),
    "table asked for one value": (
        compare(Comparison.EQUAL, by_level(5, 9, 5), Const(9)),
        compare(Comparison.EQUAL, LEVEL, ONE),
    ),
    "table asked for all but one": (
        Not(compare(Comparison.EQUAL, by_level(5, 9, 5), Const(9))),
        compare(Comparison.UNEQUAL, LEVEL, ONE),
    ),
    "table that never answers": (compare(Comparison.MORE, by_level(5, 9, 5), Const(9)), ZERO),
    "table of one value": (by_level(5, 5, 5), Const(5)),
    "table of its own keys": (by_level(0, 1, 2), LEVEL),
    "truth that is at least one": (
        compare(Comparison.AT_LEAST, Overlap(bits=LEVEL, mask=2), ONE),
        Overlap(bits=LEVEL, mask=2),
    ),
    "truth that is nothing": (
        compare(Comparison.EQUAL, compare(Comparison.MORE, COST, PAID), ZERO),
        compare(Comparison.AT_MOST, COST, PAID),
    ),
    "not of not": (Not(Not(URGENT)), URGENT),
    "overlap of a constant": (Overlap(bits=Const(6), mask=1), ZERO),
    "all with one that never holds": (both(URGENT, compare(Comparison.LESS, ONE, ZERO)), ZERO),
    "all with one that always holds": (both(URGENT, ONE), URGENT),
    "any within any": (
        either(URGENT, either(compare(Comparison.MORE, COST, PAID), URGENT)),
        either(URGENT, compare(Comparison.MORE, COST, PAID)),
    ),
    "case that always holds": (
        Select(cases=((URGENT, COST), (ONE, PAID), (URGENT, ZERO)), otherwise=ZERO),
        Select(cases=((URGENT, COST),), otherwise=PAID),
    ),
    "case that never holds": (Select(cases=((ZERO, COST),), otherwise=PAID), PAID),
    "case like the rest": (Select(cases=((URGENT, PAID),), otherwise=PAID), PAID),
    "case of truth": (
        Select(cases=((compare(Comparison.MORE, COST, PAID), ZERO),), otherwise=ONE),
        compare(Comparison.AT_MOST, COST, PAID),
    ),
}


@pytest.mark.parametrize(("expression", "short"), FOLDED.values(), ids=FOLDED)
def test_an_expression_is_folded(expression: Expression, short: Expression) -> None:
    assert fold(expression) == short
    assert fold(short) == short


def values(body: Program) -> dict[str, Expression]:
    return {item.name: item.value for item in statements(body.body) if isinstance(item, Let)}


def test_a_value_read_once_moves_and_another_name_goes() -> None:
    made = inline(
        program(
            let("起付", least(COST, Const(500))),
            let("又名", Local("起付")),
            let("余", Linear(terms=((1, COST), (-1, Local("又名"))))),
            let("付", share(Local("余"), RATES)),
            let("个人", Linear(terms=((1, Local("付")), (1, Local("起付"))))),
        ),
        frozenset({"个人", "个人负担"}),
    )
    assert sorted(values(made)) == ["个人", "个人负担", "付", "起付"]
    assert values(made)["付"] == share(Linear(terms=((1, COST), (-1, Local("起付")))), RATES)


def test_a_value_never_moves_out_of_its_guard() -> None:
    guarded = Guard(condition=URGENT, body=(let("加", Linear(terms=((1, COST),), constant=1)),))
    made = inline(program(guarded, let("总", Local("加"))), frozenset({"总", "个人负担"}))
    assert "加" in values(made)
    assert values(made)["总"] == Local("加")


def test_a_value_moves_into_a_guard() -> None:
    guarded = Guard(condition=URGENT, body=(let("总", Linear(terms=((2, Local("加")),))),))
    made = inline(
        program(let("加", Linear(terms=((1, COST),), constant=1)), guarded), frozenset({"总", "个人负担"})
    )
    assert sorted(values(made)) == ["个人负担", "总"]


def test_a_rate_that_nobody_sees_is_kept_in_larger_steps() -> None:
    body = (
        let("比例", RATES, RATE),
        let("付", share(COST, Local("比例"))),
        let("另付", share(PAID, Linear(terms=((1, Local("比例")),), constant=50_000))),
    )
    made = values(rescale(program(*body), frozenset()))
    assert made["比例"] == by_level(17, 14, 0)
    step = Linear(terms=((50_000, Local("比例")),))
    assert made["付"] == share(COST, step)
    assert values(rescale(program(*body), frozenset({"比例"})))["比例"] == RATES


def test_a_rate_that_is_compared_stays_in_millionths() -> None:
    body = (
        let("比例", RATES, RATE),
        let("付", share(COST, Local("比例"))),
        let("高", compare(Comparison.MORE, Local("比例"), ZERO)),
    )
    assert values(rescale(program(*body), frozenset()))["比例"] == RATES


def test_what_the_bounds_decide_is_decided() -> None:
    made = values(
        prove(
            program(
                let("费用不为负", compare(Comparison.AT_LEAST, COST, ZERO)),
                let("级别", compare(Comparison.MORE, LEVEL, Const(2))),
                let("未定", compare(Comparison.MORE, CHANGE, ZERO)),
                let("较大", Extreme(which=Extremum.GREATEST, items=(ZERO, COST))),
                let("较小", least(Const(5_000_000), COST, PAID)),
            )
        )
    )
    assert (made["费用不为负"], made["级别"]) == (ONE, ZERO)
    assert made["未定"] == compare(Comparison.MORE, CHANGE, ZERO)
    assert made["较大"] == COST
    assert made["较小"] == least(COST, PAID)


def test_refusals_in_a_row_ask_once_for_what_they_share() -> None:
    early = compare(Comparison.LESS, Input("出院日期"), Const(19_500))
    made = slim(
        program(
            refuse(1, both(early, compare(Comparison.EQUAL, LEVEL, ZERO))),
            refuse(2, both(early, compare(Comparison.EQUAL, LEVEL, ONE), URGENT)),
            refuse(3, both(URGENT, early)),
        ),
        frozenset(),
    )
    guard, last = made.body[:2]
    assert isinstance(guard, Guard)
    assert guard.condition == early
    conditions = [item.condition for item in guard.body if isinstance(item, Refuse)]
    assert conditions == [
        compare(Comparison.EQUAL, LEVEL, ZERO),
        both(compare(Comparison.EQUAL, LEVEL, ONE), URGENT),
    ]
    assert isinstance(last, Refuse)


def test_a_guard_that_is_decided_goes() -> None:
    always = compare(Comparison.AT_LEAST, COST, ZERO)
    never = compare(Comparison.LESS, COST, ZERO)
    made = slim(
        program(
            Guard(condition=always, body=(let("甲", Linear(terms=((1, COST),), constant=1)),)),
            Guard(condition=never, body=(let("乙", COST), refuse(9, ONE))),
        ),
        frozenset({"甲", "乙"}),
    )
    assert not [item for item in made.body if isinstance(item, Guard | Refuse)]
    assert values(made)["乙"] == ZERO


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_slim_program_settles_as_before(data: st.DataObject) -> None:
    whole = data.draw(programs())
    small_one = slim(whole, frozenset())
    verify(small_one)
    for _ in range(3):
        case = data.draw(arguments(whole))
        before, after = (case.settle(each) for each in (whole, small_one))
        if isinstance(before, Settled) and isinstance(after, Settled):
            assert before.after == after.after
            assert all(before.values[output.local] == after.values[output.local] for output in whole.outputs)
        else:
            assert before == after


def test_the_small_program_is_verified() -> None:
    verify(small.program(let("甲", COST)))
