"""Taking settlements back: exact for the last one, sums of what is left otherwise."""

from __future__ import annotations

from datetime import date
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyc.backends.python.load import load
from polyc.kernel.program import Reversal
from tests.backends.kinds_sample import every_kind

LAST_ONLY, KEEP_LATER = load(every_kind(Reversal.LAST_ONLY)), load(every_kind(Reversal.KEEP_LATER))
CHAINS = st.sampled_from(("A1", "B2"))


def claim(module: ModuleType, cost: int, chain: str = "A1") -> Any:
    return module.Claim(date(2023, 7, 10), cost, 0, 0, 1, False, "一级", frozenset(), chain)


def settled(module: ModuleType, costs: list[tuple[int, str]]) -> tuple[list[Any], list[Any]]:
    """The settlements of these costs, and the state before the first and after each."""
    settlements, states = [], [module.State.empty()]
    for cost, chain in costs:
        settlement, state = module.settle(claim(module, cost, chain), states[-1])
        settlements.append(settlement)
        states.append(state)
    return settlements, states


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 100_000), CHAINS), min_size=1, max_size=6))
def test_taken_back_in_reverse_order_every_state_comes_back(costs: list[tuple[int, str]]) -> None:
    settlements, states = settled(LAST_ONLY, costs)
    state = states[-1]
    for settlement, before in zip(reversed(settlements), reversed(states[:-1]), strict=True):
        _, state = LAST_ONLY.reverse(settlement, state)
        assert state.cells == before.cells
    assert state.serial == len(costs)
    assert state.reversed == tuple(range(1, len(costs) + 1))


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 100_000), CHAINS, st.booleans()), min_size=1, max_size=6),
    st.randoms(use_true_random=False),
)
def test_cells_are_the_sums_of_what_still_stands(costs: list[tuple[int, str, bool]], order: Any) -> None:
    """Each settlement of the sample adds its cost and 500 yuan to year and chain, and 1 to life."""
    settlements, states = settled(KEEP_LATER, [(cost, chain) for cost, chain, _ in costs])
    state = states[-1]
    taken = [each for each, (_, _, back) in zip(settlements, costs, strict=True) if back]
    order.shuffle(taken)
    for settlement in taken:
        _, state = KEEP_LATER.reverse(settlement, state)
    live = [(cost + 50_000, chain) for cost, chain, back in costs if not back]
    assert sum(state.cells.get("年度:2023", (0,))) == sum(cost for cost, _ in live)
    assert sum(state.cells.get("终身", (0,))) == len(live)
    for name in ("A1", "B2"):
        paid = sum(cost for cost, chain in live if chain == name)
        assert sum(state.cells.get(f"链:链号:{name}", (0,))) == paid


def test_the_reversal_is_a_settlement_with_the_amounts_negated() -> None:
    (settlement,), (_, state) = settled(KEEP_LATER, [(70_000, "A1")])
    back, after = KEEP_LATER.reverse(settlement, state)
    assert (back.hifp_pay, back.psn_part_amt) == (-120_000, 50_000)
    assert (back.天数结果, back.级别结果) == (1, "一级")
    assert (back.serial, back.reversal_of) == (1, 1)
    assert back.changes == (
        ("年度:2023", (120_000,), (0,)),
        ("终身", (1,), (0,)),
        ("链:链号:A1", (120_000,), (0,)),
    )
    assert after == ({}, 1, (1,))


def test_a_reversed_number_is_never_used_again() -> None:
    (settlement,), (_, state) = settled(KEEP_LATER, [(70_000, "A1")])
    _, after = KEEP_LATER.reverse(settlement, state)
    again, last = KEEP_LATER.settle(claim(KEEP_LATER, 70_000), after)
    assert (again.serial, last.serial, last.reversed) == (2, 2, (1,))


@pytest.mark.parametrize(
    ("module", "number"),
    [pytest.param(LAST_ONLY, -1005, id="last only"), pytest.param(KEEP_LATER, None, id="later ones stay")],
)
def test_only_the_last_may_be_taken_back_where_the_policy_says_so(
    module: ModuleType, number: int | None
) -> None:
    (first, _), states = settled(module, [(1, "A1"), (2, "A1")])
    result = module.reverse(first, states[-1])
    assert getattr(result, "number", None) == number


def test_the_last_that_still_stands_may_be_taken_back() -> None:
    (first, second), states = settled(LAST_ONLY, [(1, "A1"), (2, "A1")])
    _, state = LAST_ONLY.reverse(second, states[-1])
    _, state = LAST_ONLY.reverse(first, state)
    assert state == ({}, 2, (1, 2))


def test_what_cannot_be_taken_back_is_refused_and_says_why() -> None:
    (first, second), states = settled(KEEP_LATER, [(1, "A1"), (2, "A1")])
    back, state = KEEP_LATER.reverse(first, states[-1])
    refusals = {
        "twice": KEEP_LATER.reverse(first, state),
        "reversal": KEEP_LATER.reverse(back, state),
        "unknown": KEEP_LATER.reverse(second, states[1]),
        "below zero": KEEP_LATER.reverse(second, states[-1]._replace(cells=states[1].cells | {"终身": (0,)})),
    }
    numbers = {name: refusal.number for name, refusal in refusals.items()}
    assert numbers == {"twice": -1004, "reversal": -1006, "unknown": -1003, "below zero": -1007}
    assert "第 1 次结算已经冲正过" in refusals["twice"].message
    assert "没有第 2 次结算" in refusals["unknown"].message
    assert "终身" in refusals["below zero"].message or "年度:2023" in refusals["below zero"].message


def test_a_settlement_read_back_from_json_can_be_taken_back() -> None:
    (first, _), states = settled(KEEP_LATER, [(1, "A1"), (2, "A1")])
    kept = KEEP_LATER.settlement_from_json(KEEP_LATER.settlement_to_json(first))
    assert kept == first
    assert KEEP_LATER.reverse(kept, states[-1]) == KEEP_LATER.reverse(first, states[-1])
