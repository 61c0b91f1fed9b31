"""Breakpoints worked out by hand, on programs of a few statements and on a real policy."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from polyc import pipeline
from polyc.analysis.breakpoints import breakpoints
from polyc.analysis.shapes import Bent, Breakpoints, Refused, Settled, Straight, Unknown
from polyc.kernel.bug import KernelBug
from polyc.kernel.expressions import (
    Bands,
    BandsInverse,
    Compare,
    Comparison,
    Connective,
    Const,
    Expression,
    Extreme,
    Extremum,
    Field,
    Input,
    Linear,
    Local,
    Logic,
    Lookup,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.program import ItemField, ItemList
from polyc.kernel.statements import Each, Fold, Guard, Statement, Total
from polyc.kinds import MONEY, Count
from polyc.money import MILLION, Mode, Rounding
from tests.kernel.small import CHANGE, COST, INPUTS, URGENT, arguments, field, let, program, refuse, state

HALF_UP, DOWN = Rounding(mode=Mode.HALF_UP), Rounding(mode=Mode.DOWN)
YUAN = 100
POLICY = Path(__file__).resolve().parents[2] / "policies" / "山东省" / "威海市" / "居民住院.pol"


def share(amount: Expression, percent: int, rounding: Rounding = HALF_UP) -> Expression:
    rate = Const(percent * MILLION // 100)
    return Quotient(dividend=Product(amount, rate), divisor=Const(MILLION), rounding=rounding)


def compare(left: Expression, comparison: Comparison, right: int) -> Expression:
    return Compare(comparison=comparison, left=left, right=Const(right))


def choose(condition: Expression, then: Expression, otherwise: Expression) -> Expression:
    return Select(cases=((condition, then),), otherwise=otherwise)


def least(*items: Expression) -> Expression:
    return Extreme(which=Extremum.LEAST, items=items)


def minus(left: Expression, right: Expression) -> Expression:
    return Linear(terms=((1, left), (-1, right)))


def along(
    *body: Statement, watch: tuple[str, ...] = ("果",), vary: str = "费用", **given: int
) -> Breakpoints:
    return breakpoints(program(*body), vary, arguments(**given), state(), watch=watch)


def firsts(found: Breakpoints) -> list[int]:
    return [stretch.first for stretch in found.stretches]


def slopes(found: Breakpoints, local: str = "果") -> list[Fraction]:
    return [straight(stretch, local).slope for stretch in found.stretches]


def straight(stretch: object, local: str = "果") -> Straight:
    assert isinstance(stretch, Settled)
    shape = stretch.shapes[local]
    assert isinstance(shape, Straight)
    return shape


def jumps(found: Breakpoints) -> list[tuple[int, int, int]]:
    return [(point.at, jump.before, jump.after) for point in found.points for jump in point.jumps]


def test_a_cap_bends_without_a_jump() -> None:
    """40 % of x reaches 200 at x = 500."""
    found = along(let("果", least(share(COST, 40), Const(200))))
    assert firsts(found) in ([0, 500], [0, 501])
    assert slopes(found) == [Fraction(2, 5), 0]
    assert jumps(found) == []


def test_between_breakpoints_there_is_one_line_and_its_rounding() -> None:
    found = along(let("果", share(minus(COST, Const(500)), 40)))
    (only,) = found.stretches
    assert straight(only) == Straight(slope=Fraction(2, 5), intercept=Fraction(-200), error=Fraction(1, 2))


def test_what_is_not_rounded_is_exact() -> None:
    (only,) = along(let("果", minus(COST, Const(500)))).stretches
    assert straight(only).error == 0


def test_a_rate_of_the_whole_amount_is_a_cliff() -> None:
    """Up to 10 000 half is paid: 5 000; from 10 001 on 60 %: 6 000.6, rounded to 6 001."""
    above = compare(COST, Comparison.MORE, 10_000)
    found = along(let("果", choose(above, share(COST, 60), share(COST, 50))))
    assert firsts(found) == [0, 10_001]
    assert jumps(found) == [(10_001, 5_000, 6_001)]


def test_a_comparison_of_a_rounded_amount_turns_where_it_is_rounded() -> None:
    """5 % of 1 990 is 99.5, rounded up to 100; 5 % of 1 989 is 99.45, rounded to 99."""
    reached = compare(share(COST, 5), Comparison.AT_LEAST, 100)
    found = along(let("果", choose(reached, Const(7_000), Const(0))))
    assert firsts(found) == [0, 1_990]
    assert jumps(found) == [(1_990, 0, 7_000)]


def test_an_equality_of_a_rounded_amount_holds_on_a_stretch() -> None:
    """5 % comes to 100 from 1 990 (99.5) to 2 009 (100.45); 2 010 gives 100.5, which is 101."""
    found = along(let("果", choose(compare(share(COST, 5), Comparison.EQUAL, 100), Const(9_000), Const(0))))
    assert firsts(found) == [0, 1_990, 2_010]
    assert jumps(found) == [(1_990, 0, 9_000), (2_010, 9_000, 0)]


def test_an_equality_that_holds_at_one_place() -> None:
    found = along(let("果", choose(compare(COST, Comparison.EQUAL, 300), Const(50), Const(0))))
    assert firsts(found) == [0, 300, 301]


def test_what_is_rounded_once_cancels_in_a_difference() -> None:
    """Whether less was paid than owed is known everywhere but at the cap, however the payment is rounded."""
    owed, paid = let("应付", share(COST, 33)), let("支付", least(Local("应付"), Const(3_300)))
    cut = Compare(comparison=Comparison.LESS, left=Local("支付"), right=Local("应付"))
    found = along(owed, paid, let("果", choose(cut, Const(10_000), Const(0))))
    assert len(found.stretches) == 2
    assert jumps(found) == [(10_002, 0, 10_000)]  # 33 % of 10 001 is 3 300.33, of 10 002 it is 3 300.66


def test_brackets_bend_at_their_bounds() -> None:
    bands = Bands(
        amount=COST,
        bounds=(Const(1_000), Const(5_000), Const(20_000)),
        rates=(Const(500_000), Const(600_000), Const(0)),
    )
    found = along(let("果", Quotient(dividend=bands, divisor=Const(MILLION), rounding=HALF_UP)))
    assert slopes(found) == [0, Fraction(1, 2), Fraction(3, 5), 0]
    assert straight(found.stretches[-1]).intercept == 2_000 + 9_000


def test_a_payment_back_to_the_cost_that_it_used() -> None:
    """50 % of 1 000 to 5 000 gives 2 000, then 80 %: 2 000 + 800 is reached at 6 000."""
    inverse = BandsInverse(
        value=COST,
        bounds=(Const(1_000), Const(5_000)),
        rates=(Const(500_000), Const(800_000)),
        rounding=HALF_UP,
    )
    found = along(let("果", inverse))
    assert slopes(found)[-2:] == [2, Fraction(5, 4)]
    assert straight(found.stretch_at(2_800)).at(2_800) == 6_000


def test_a_flat_band_of_an_inverse_is_a_cliff() -> None:
    """Once the 2 000 of the first band are used up, the fen above lies beyond the band that pays nothing."""
    inverse = BandsInverse(
        value=COST,
        bounds=(Const(0), Const(2_000), Const(9_000)),
        rates=(Const(MILLION), Const(0), Const(MILLION)),
        rounding=HALF_UP,
    )
    assert jumps(along(let("果", inverse))) == [(2_001, 2_000, 9_001)]


def test_a_claim_is_refused_on_a_stretch() -> None:
    within = Logic(
        connective=Connective.ALL,
        items=(compare(COST, Comparison.MORE, 500), compare(COST, Comparison.LESS, 700)),
    )
    found = along(refuse(3, within), let("果", COST))
    assert firsts(found) == [0, 501, 700]
    middle = found.stretch_at(600)
    assert isinstance(middle, Refused) and middle.refusal.number == 3
    assert jumps(found) == []


def test_a_guard_that_opens_within_the_range() -> None:
    inner = Guard(condition=compare(COST, Comparison.AT_LEAST, 800), body=(let("果", Const(60)),))
    found = along(Guard(condition=URGENT, body=(inner,)), 急诊=1)
    assert jumps(found) == [(800, 0, 60)]
    assert firsts(along(Guard(condition=URGENT, body=(inner,)), 急诊=0)) == [0]


def test_a_product_of_two_amounts_that_vary_is_told_to_be_bent() -> None:
    square = Quotient(dividend=Product(COST, COST), divisor=Const(1_000), rounding=HALF_UP)
    (only,) = along(let("果", square)).stretches
    assert isinstance(only, Settled) and only.shapes["果"] == Bent(low=0, high=10**12 // 1_000)


def test_a_bent_value_that_is_refused_above_a_bound_is_known_almost_everywhere() -> None:
    """x² passes 40 000 at 200; what the halving leaves open the interpreter says."""
    square = Product(COST, COST)
    found = along(refuse(1, compare(square, Comparison.MORE, 40_000)), let("果", COST))
    assert firsts(found) == [0, 201]


def test_a_bent_value_that_decides_everywhere_is_told_to_be_unknown() -> None:
    never = Compare(comparison=Comparison.LESS, left=Product(COST, COST), right=Product(COST, COST))
    found = along(refuse(1, never), let("果", COST))
    assert any(isinstance(stretch, Unknown) for stretch in found.stretches)


def test_a_share_by_days_is_straight_in_days() -> None:
    days = evolve(program(let("果", share(Product(COST, Input("天数")), 10))), inputs=(*INPUTS, DAYS))
    found = breakpoints(days, "天数", arguments(费用=3_000), state(), watch=("果",))
    assert slopes(found) == [300]


def test_a_table_by_days_steps_at_every_day() -> None:
    table = Lookup(indices=(least(Input("天数"), Const(2)),), sizes=(3,), values=(0, 500, 700))
    days = evolve(program(let("果", table)), inputs=(*INPUTS, DAYS))
    found = breakpoints(days, "天数", arguments(), state(), watch=("果",))
    assert jumps(found) == [(1, 0, 500), (2, 500, 700)]


def test_two_inputs_that_are_always_equal() -> None:
    both = program(let("果", minus(COST, CHANGE)))
    found = breakpoints(both, "费用", arguments(), state(), together=frozenset({"调整"}), watch=("果",))
    assert slopes(found) == [0]


def test_the_items_of_a_list_are_given() -> None:
    """Each item is paid up to its own limit out of the cost: 100, then 250 and nothing for the third."""
    listed = evolve(program(BY_ITEM), lists=(LIMITS,))
    items = {"限额": [{"额": 100}, {"额": 250}, {"额": 0}]}
    found = breakpoints(listed, "费用", arguments(), state(), items=items, watch=("果",))
    assert slopes(found) == [2, 1, 0]
    assert straight(found.stretches[-1]).intercept == 350


@pytest.mark.parametrize(
    ("vary", "wrong"),
    [("级别", "no number"), ("无", "no inputs"), ("链号", "no number")],
    ids=["choice", "unknown", "text"],
)
def test_only_numbers_vary(vary: str, wrong: str) -> None:
    with pytest.raises(KernelBug, match=wrong):
        breakpoints(program(), vary, arguments(), state())


def test_a_real_policy() -> None:
    """威海居民 二档 三级: every bound reckoned by hand from the clauses, in the docstring of `BY_HAND`."""
    source = pipeline.read(POLICY).value
    assert source is not None
    policy = pipeline.check(source).value
    assert policy is not None
    compiled = pipeline.compile_policy(policy, source).value
    assert compiled is not None
    claim = {"出院日期": 19_600, "缴费档次": 1, "机构级别": 3, "转诊方式": 0}
    found = breakpoints(
        compiled,
        "政策范围内费用",
        claim,
        {cell.name: 0 for cell in compiled.cells},
        together=frozenset({"住院总费用"}),
    )
    assert [
        (stretch.first, str(straight(stretch, "个人负担").slope)) for stretch in found.stretches
    ] == BY_HAND
    assert jumps(found) == []


BY_HAND = [
    (0, "1"),
    (800 * YUAN, "9/20"),
    (39_022_23, "9/50"),
    (40_000 * YUAN, "3/25"),
    (311_866_67, "21/200"),
    (437_771_43, "7/20"),
    (500_000 * YUAN, "3/10"),
    (600_000 * YUAN, "1/4"),
    (887_733_34, "1"),
]
"""起付线 800; 45 % 自付 to 4 万, 30 % above.  大病 begins where 0.45x + 440 = 18 000, x = 39 022.22, pays 60 %,
65 % from 0.3x + 6 440 = 100 000 on, x = 311 866.67.  基本医保 is capped at 0.7x − 6 440 = 300 000, x = 437 771.43;
then 大病's base is x − 300 000: 70 % from 200 000, 75 % from 300 000, up to 400 000 = 184 200 + 0.75 × 287 733.33.
"""

DAYS = field("天数", Count(unit="天"), 0, 30)
LIMITS = ItemList(
    name="限额",
    field="限额",
    items=(
        ItemField(name="额", field="额", kind=MONEY, low=0, high=1_000, default=None, computed=True, note=""),
    ),
    most=5,
)
BY_ITEM = Each(
    list="限额",
    body=(let("每项", least(COST, Field(list="限额", name="额"))),),
    totals=(Total(name="果", fold=Fold.SUM, value=Local("每项"), kind=MONEY, step=None),),
)
