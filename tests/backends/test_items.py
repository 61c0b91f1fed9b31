"""Items of lists in the generated module: settled, taken back, refused by row, each row explained."""

from __future__ import annotations

import pytest
from attrs import evolve

from polyc.backends.python.load import load
from polyc.kernel.expressions import Input, Linear, Local
from polyc.kernel.statements import Each, Shown
from polyc.kernel.verify import verify
from polyc.kinds import DATE, MONEY
from tests.backends.bill import CHECKED, DAY, EMPTY, GOOD, MODULE, PROGRAM, TYPED, claim, integers, row
from tests.backends.kinds_sample import every_kind
from tests.kernel import small
from tests.kernel.outpatient import BILL, LIST, PIECE, YUAN, of_item, outpatient, step

# ---- settling ----


def test_the_bill_by_hand() -> None:
    settlement = MODULE.settle(TYPED, EMPTY).settlement
    assert settlement[:8] == (54_000, 38_000, 50 * YUAN, 26_000, 3, 1, 19_000, 35_000)
    wanted = (0, 54_000, 38_000, 50 * YUAN, 26_000, 3, 1, 19_000, 35_000)
    assert MODULE.settle_ints(integers(*BILL)) == wanted
    assert MODULE.trace_ints(integers(*BILL))[:9] == wanted


def test_without_items_every_total_is_0() -> None:
    assert MODULE.settle_ints(()) == MODULE.trace_ints(()) == (0,) * 9
    assert MODULE.settle(claim(), EMPTY).settlement[:8] == (0,) * 8
    assert MODULE.explain_items(claim(), EMPTY) == ()


def test_a_settlement_of_items_is_taken_back() -> None:
    settled = MODULE.settle(TYPED, EMPTY)
    back = MODULE.reverse(settled.settlement, settled.state)
    assert (back.settlement.hifp_pay, back.settlement.psn_part_amt) == (-19_000, -35_000)
    read = MODULE.settlement_from_json(MODULE.settlement_to_json(settled.settlement))
    assert read == settled.settlement
    assert MODULE.settlement_to_json(settled.settlement)["outputs"]["最低单价"] == "50.00"


def test_what_is_given_back_gives_the_negated_amounts() -> None:
    module = load(outpatient(least_quantity=-1_000 * PIECE))
    rows = integers(*BILL, {**BILL[0], "单价": 205_005_000, "数量": 15_000, "自付比例": 333_333})
    back = tuple((*each[:2], -each[2], *each[3:]) for each in rows)
    there, returned = module.settle_ints(rows), module.settle_ints(back)
    for at in (1, 2, 7, 8):
        assert returned[at] == -there[at] < 0


# ---- refusals ----


def test_a_refusal_names_the_list_and_the_row() -> None:
    nothing = row("空", "甲类", YUAN, 0)
    result = MODULE.settle(claim(CHECKED, nothing), EMPTY)
    assert (result.number, result.reason, result.about) == (4, "输入", "费用.数量")
    assert result.message == "费用第 2 行:数量不能为零。"
    assert MODULE.explain(claim(CHECKED, nothing), EMPTY) == result
    assert MODULE.explain_items(claim(CHECKED, nothing), EMPTY) == result
    refused = integers(BILL[0], {**BILL[0], "数量": 0})
    assert MODULE.settle_ints(refused) == MODULE.trace_ints(refused) == (4, 2)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param([CHECKED], "费用(feedetail)应为至多200行的明细,写成 费用 的元组", id="list for a tuple"),
        pytest.param((tuple(CHECKED),), "费用(feedetail)第 1 行应为 费用", id="bare tuple for a row"),
        pytest.param((CHECKED,) * 201, "至多200行的明细,现在有 201 行", id="too many rows"),
        pytest.param(
            (CHECKED, CHECKED._replace(pric=-1)),
            "第 2 行:单价(pric)应为0.00元至100,000.00元的单价,现在是-0.000001元",
            id="price below 0",
        ),
        pytest.param((CHECKED._replace(cnt=PIECE * 1_000 + 1),), "现在是1000.0001", id="too many pieces"),
        pytest.param((CHECKED._replace(cnt=1.0),), "类型或内容不对", id="float"),
        pytest.param((CHECKED._replace(类别="丁类"),), "甲类、乙类、丙类之一", id="no such option"),
        pytest.param((CHECKED._replace(类别=["甲类"]),), "甲类、乙类、丙类之一", id="list for an option"),
        pytest.param((CHECKED._replace(项目=None),), "项目应为文本", id="nothing for a text"),
    ],
)
def test_a_wrong_row_is_refused_with_its_row_and_field(rows: object, told: str) -> None:
    result = MODULE.settle(MODULE.Claim(DAY, rows), EMPTY)
    assert (result.number, result.about) == (-2, "费用(feedetail)")
    assert told in result.message
    assert MODULE.explain(MODULE.Claim(DAY, rows), EMPTY) == result


def test_every_wrong_row_and_field_is_told_at_once() -> None:
    wrong = MODULE.Claim("2023", (CHECKED._replace(pric=-1), CHECKED, CHECKED._replace(cnt=-1)))
    result = MODULE.settle(wrong, EMPTY)
    assert result.number == -1
    for told in ("就诊日期", "第 1 行:单价", "第 3 行:数量"):
        assert told in result.message


def test_the_bounds_of_every_row_are_checked_by_trace_ints() -> None:
    good = integers(*BILL)
    assert MODULE.trace_ints((*good, (0, 1, 1, 1, 1_000_001))) == (-2, 4)
    assert MODULE.trace_ints(good * 67) == (-2,)
    assert MODULE.REFUSALS[-2].message == "费用(feedetail)应为至多200行的明细。"


# ---- explaining ----


def test_totals_are_steps_of_the_settlement() -> None:
    steps = {step.label: step for step in MODULE.explain(TYPED, EMPTY)}
    assert steps["总费用"].formula == "合计(总费用)"
    assert (steps["可纳入"].amount, steps["可纳入"].text) == (38_000, "380.00元")
    assert steps["最低单价"].text == "50.00元"
    assert steps["支付"].formula == "380.00元 × 50%"


def test_every_row_has_its_steps() -> None:
    found = MODULE.explain_items(TYPED, EMPTY)
    assert [(each.items, each.row) for each in found] == [("费用", 1), ("费用", 2), ("费用", 3)]
    first, second = ({step.label: step for step in each.steps} for each in found[:2])
    assert first["费用.超限价"].text == "60.00元"
    assert second["费用.金额"].words == "费用.单价 × 费用.数量"
    assert second["费用.金额"].formula == "50.00元 × 4"
    assert second["费用.先行自付"].formula == "× 10%"
    assert [step.amount for step in found[2].steps] == [8_000, 8_000, 0, 0, 0]


def test_a_row_shows_what_is_known_of_the_whole_claim() -> None:
    """The share of the item in a total of an earlier loop, and an input of the claim."""
    shown = small.let("份额", Linear(terms=((1, Local("总费用")), (-1, of_item("单价")))))
    formula = (
        Shown(value=Local("总费用"), kind=MONEY, name="总费用"),
        " − ",
        Shown(value=of_item("项目"), kind=MONEY, name="费用.项目"),
        Shown(value=Input("就诊日期"), kind=DATE, name="就诊日期"),
    )
    told = evolve(shown, step=step("份额", *formula))
    again = Each(list=LIST, body=(told,), totals=())
    program = evolve(PROGRAM, body=(PROGRAM.body[0], again, *PROGRAM.body[1:]))
    verify(program)
    module = load(program)
    found = module.explain_items(module.claim_from_json(GOOD), module.State.empty())
    assert [(each.row, len(each.steps)) for each in found] == [(1, 6), (2, 6), (3, 6)]
    assert found[0].steps[5].amount == 54_000 - 260 * YUAN
    assert found[0].steps[5].formula == "540.00元 − 费用.项目就诊日期"


def test_a_policy_without_lists_has_no_items() -> None:
    module = load(every_kind())
    assert module.LISTS == module.ITEM_STEPS == ()
