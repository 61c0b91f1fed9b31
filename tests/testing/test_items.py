"""Cases with items, on the outpatient bill worked out by hand."""

from __future__ import annotations

import pytest
from attrs import evolve

from polyc.kernel.expressions import ZERO
from polyc.kernel.statements import Let, Refuse
from polyc.kinds import MONEY
from polyc.model import policy as model
from polyc.source.span import NOWHERE
from polyc.testing import twice
from polyc.testing.ledger import Ledger
from polyc.testing.module import Compiled, compiled
from polyc.testing.run import run_case
from tests.kernel.outpatient import BODY, EACH, PIECE, YUAN, outpatient
from tests.testing.small import case, refusal

DAY = ("就诊日期", 19_400)
ROWS = (
    (("项目", "检查"), ("类别", 0), ("单价", 260 * YUAN), ("数量", PIECE), ("限价", 200 * YUAN)),
    (("项目", "乙药"), ("类别", 1), ("单价", 50 * YUAN), ("数量", 4 * PIECE), ("自付比例", 100_000)),
    (("项目", "保健品"), ("类别", 2), ("单价", 80 * YUAN), ("数量", PIECE)),
)


@pytest.fixture(scope="module")
def both() -> Compiled:
    return compiled(outpatient())


def settles(
    *rows: tuple[tuple[str, int | str], ...], refused: model.Refused | None = None, **expected: int
) -> model.Settlement:
    wanted = tuple(
        model.Expected(subject=name, to_date=False, kind=MONEY, value=fen, span=NOWHERE)
        for name, fen in expected.items()
    )
    items = (("费用", rows),) if rows else ()
    return model.Settlement(
        name="首诊", inputs=(DAY,), items=items, expected=wanted, refused=refused, span=NOWHERE
    )


def test_a_bill_settles_with_what_stands_in(both: Compiled) -> None:
    """限价 stands in as 单价 in two rows, 自付比例 as nothing in two."""
    result = run_case(case(settles(*ROWS, 总费用=54_000, 可纳入=38_000, 支付=19_000)), both)
    assert result.failures == ()
    assert [(each.row, each.steps[4].text) for each in result.events[0].items] == [
        (1, "200.00元"),
        (2, "180.00元"),
        (3, "0.00元"),
    ]


def test_a_bill_without_items(both: Compiled) -> None:
    assert run_case(case(settles(总费用=0)), both).failures == ()


def test_a_wrong_total_tells_its_step(both: Compiled) -> None:
    (found,) = run_case(case(settles(*ROWS, 可纳入=1)), both).failures
    assert (found.subject, found.expected, found.actual, found.step) == ("可纳入", "0.01元", "380.00元", 2)


def test_a_refusal_of_an_item(both: Compiled) -> None:
    nothing = (*ROWS[0][:3], ("数量", 0))
    told = case(settles(ROWS[0], nothing, refused=refusal("输入", "费用.数量")))
    assert run_case(told, both).failures == ()
    (found,) = run_case(case(settles(ROWS[0], nothing)), both).failures
    assert "费用第 2 行:数量不能为零" in found.actual


def test_an_item_that_is_out_of_bounds_or_incomplete_is_refused_at_the_door(both: Compiled) -> None:
    for wrong in ((*ROWS[0][:3], ("数量", -1)), ROWS[0][:3]):
        told = case(settles(wrong, refused=refusal("输入", "费用")))
        assert run_case(told, both).failures == ()


def test_back_ends_that_disagree_on_an_item_are_a_bug(both: Compiled) -> None:
    """The interpreter is given a program in which the tonic's class counts for nothing."""
    other = compiled(outpatient(evolve(EACH, body=tuple(map(_generous, EACH.body)))))
    mixed = evolve(both, program=other.program)
    with pytest.raises(twice.BackendsDisagree, match="settle_ints"):
        twice.settle(mixed, dict([DAY]), both.opening(Ledger({})), Ledger({}), {"费用": [dict(ROWS[2])]})


def test_a_step_of_an_item_that_differs_is_a_bug(both: Compiled) -> None:
    """The first two steps of the items are taken for one another; no total tells."""
    first, second, *rest = both.item_step_locals
    mixed = evolve(both, item_step_locals=(second, first, *rest))
    with pytest.raises(twice.BackendsDisagree, match="费用_全自费 in row 1"):
        twice.settle(mixed, dict([DAY]), both.opening(Ledger({})), Ledger({}), {"费用": [dict(ROWS[0])]})


def _generous(statement: Let | Refuse) -> Let | Refuse:
    if isinstance(statement, Let) and statement == BODY[1]:
        return evolve(statement, value=ZERO)
    return statement
