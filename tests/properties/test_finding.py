"""The property can fail: one fen anywhere is found, and the claims do lie on the boundaries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest
from attrs import evolve

from polyc.kinds import Date
from polyc.source.text import Source
from polyc.testing.ledger import EPOCH, Inputs
from polyc.testing.module import Compiled
from tests.docgen.everything import EVERYTHING
from tests.properties.checking import check_years
from tests.properties.claims import Claim, draw_claim
from tests.properties.laws import check_balance, check_slots, layers
from tests.properties.subjects import both, ground, subjects, subjects_of
from tests.properties.years import begin

SUBJECT = next(each for each in subjects() if each.name == "weihai-resident-inpatient-0")
WEIHAI = both(SUBJECT)
BILL: Inputs = {
    "出院日期": date(2023, 7, 10).toordinal() - EPOCH,
    "缴费档次": 0,
    "机构级别": 0,
    "转诊方式": 0,
    "转诊链": "A1",
    "住院总费用": 430_000,
    "政策范围内费用": 430_000,
}


def more(numbers: tuple[int, ...], at: int) -> tuple[int, ...]:
    """One fen more at one place."""
    changed = list(numbers)
    changed[at] += 1
    return tuple(changed)


def with_outputs(settle: Callable[..., Any], claim: Any, state: Any) -> Any:
    settled = settle(claim, state)
    settlement = settled.settlement
    return settled._replace(settlement=settlement._replace(psn_part_amt=settlement.psn_part_amt + 1))


def with_cells(settle: Callable[..., Any], claim: Any, state: Any) -> Any:
    settled = settle(claim, state)
    after = settled.state
    key, cells = next(iter(after.cells.items()))
    return settled._replace(state=after._replace(cells={**after.cells, key: more(cells, 0)}))


def not_reversed(reverse: Callable[..., Any], settlement: Any, state: Any) -> Any:
    return reverse(settlement, state)._replace(state=state)


def forgetful(read: Callable[..., Any], text: object) -> Any:
    return read(text)._replace(serial=0)


CHANGES = [
    pytest.param("settle_ints", lambda settle, *given: more(settle(*given), 1), "settle_ints", id="output"),
    pytest.param("settle_ints", lambda settle, *given: more(settle(*given), -1), "settle_ints", id="cell"),
    pytest.param("settle_ints", lambda settle, *given: settle(*given)[:1], "settle_ints", id="refusal"),
    pytest.param(
        "trace_ints", lambda trace, *given: more(trace(*given), 2), "trace_ints", id="traced output"
    ),
    pytest.param("trace_ints", lambda trace, *given: more(trace(*given), -1), "steps", id="step"),
    pytest.param("settle", with_outputs, "settle", id="typed output"),
    pytest.param("settle", with_cells, "state", id="typed cell"),
    pytest.param("reverse", not_reversed, "after a reversal", id="reversal"),
    pytest.param("state_from_json", forgetful, "in other calls", id="cut"),
]


def changed(name: str, change: Callable[..., Any]) -> Compiled:
    """Weihai with one function of its module changed."""
    module = ModuleType("changed")
    module.__dict__.update(vars(WEIHAI.module))
    real = getattr(module, name)
    setattr(module, name, lambda *given: change(real, *given))
    return evolve(WEIHAI, module=module)


def whole_year(compiled: Compiled) -> None:
    year = begin(compiled)
    for chain in ("A1", "B2"):
        year.settle(Claim(inputs={**BILL, "转诊链": chain}, items={}))
    year.take_all_back()
    year.settle_again({1})


def test_the_year_of_the_reported_bill_is_settled_alike() -> None:
    whole_year(WEIHAI)


@pytest.mark.parametrize(("name", "change", "told"), CHANGES)
def test_one_fen_is_found(name: str, change: Callable[..., Any], told: str) -> None:
    with pytest.raises(AssertionError, match=told):
        whole_year(changed(name, change))


def test_a_failure_tells_the_claim_and_the_cells_before_it() -> None:
    with pytest.raises(AssertionError) as failure:
        whole_year(changed("settle_ints", lambda real, *given: more(real(*given), 1)))
    assert "'政策范围内费用': 430000" in failure.value.__notes__[0]


def test_the_laws_can_be_broken() -> None:
    slots = ("不适用", "起付", "先行自付", "支付", "比例自付", "超封顶", "基数")
    names = [f"{layer}_{slot}" for layer in ("基本医保", "大病保险") for slot in slots]
    nothing = {**dict.fromkeys(names, 0), "住院总费用": 0, "个人负担": 0}
    assert list(layers(WEIHAI.program)) == ["基本医保", "大病保险"]
    check_balance(WEIHAI.program, nothing)
    check_slots(WEIHAI.program, nothing)
    for name in ("住院总费用", "个人负担", "大病保险_支付"):
        with pytest.raises(AssertionError, match="fen in all"):
            check_balance(WEIHAI.program, {**nothing, name: 1})
    for name in names:
        with pytest.raises(AssertionError, match="保"):
            check_slots(WEIHAI.program, {**nothing, name: 1})
    with pytest.raises(AssertionError, match="大病保险"):
        check_slots(WEIHAI.program, {**nothing, "大病保险_起付": 1, "大病保险_支付": -1})


def test_a_policy_with_items_promises_and_choices_is_settled_alike() -> None:
    source = Source(path=Path("everything.pol"), text=EVERYTHING)
    for subject in subjects_of(source):
        assert both(subject).program.lists
        assert both(subject).program.guarantees
        assert check_years(subject, 20).settled > 20


def test_claims_lie_on_beside_and_far_from_the_boundaries() -> None:
    random = Random(1)
    drawn = [draw_claim(random, ground(SUBJECT), (150_000_00,)) for _ in range(20_000)]
    amounts = {claim.inputs["政策范围内费用"] for claim in drawn}
    deductibles, brackets, caps = (300_00, 500_00, 800_00), (40_000_00, 100_000_00), (200_000_00, 400_000_00)
    for edge in (*deductibles, *brackets, *caps, 200_000_00 - 150_000_00):
        assert {edge - 1, edge, edge + 1} <= amounts
    assert len(amounts) > 1_000
    assert {1_000_000_000, 999_999_999, 0, 1} <= amounts


def test_claims_lie_on_both_days_of_a_change_and_take_every_option() -> None:
    random = Random(1)
    drawn = [draw_claim(random, ground(SUBJECT), ()) for _ in range(2_000)]
    (day,) = (item.name for item in WEIHAI.program.inputs if isinstance(item.kind, Date))
    days = {claim.inputs[day] for claim in drawn}
    ends = (date(2023, 1, 1), date(2023, 6, 30), date(2023, 7, 1), date(2023, 12, 31))
    assert {end.toordinal() - EPOCH for end in ends} <= days
    options = {
        (claim.inputs["缴费档次"], claim.inputs["机构级别"], claim.inputs["转诊方式"]) for claim in drawn
    }
    assert len(options) == 2 * 4 * 4
