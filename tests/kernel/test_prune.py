"""Pruning drops what nobody reads, and only that."""

from __future__ import annotations

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polyc.kernel.expressions import ONE, Linear, Local, Not
from polyc.kernel.interpret import Settled
from polyc.kernel.passes.prune import prune
from polyc.kernel.statements import Guard, Update
from polyc.kinds import FLAG
from tests.kernel.small import COST, URGENT, let, program, refuse
from tests.kernel.strategies import arguments, programs

NEEDS_A = Linear(terms=((1, Local("甲")),), constant=1)


def test_needs_reach_back_through_lets() -> None:
    body = (let("甲", COST), let("乙", NEEDS_A), let("丙", Local("乙")))
    assert prune(program(*body), frozenset({"乙"})) == body[:2]
    assert prune(program(*body), frozenset()) == ()


def test_updates_and_refusals_keep_what_they_read() -> None:
    body = (
        let("甲", COST),
        let("乙", Not(URGENT), FLAG),
        refuse(1, Local("乙")),
        Update(cell="本年支付", value=NEEDS_A),
    )
    assert prune(program(*body), frozenset()) == body


def test_a_guard_keeps_its_condition_only_while_something_is_in_it() -> None:
    condition = let("甲", Not(URGENT), FLAG)
    guard = Guard(
        condition=Local("甲"), body=(let("乙", COST), let("丙", ONE), Guard(condition=ONE, body=()))
    )
    whole = program(condition, guard)
    assert prune(whole, frozenset({"乙"})) == (condition, evolve(guard, body=(let("乙", COST),)))
    assert prune(whole, frozenset({"甲"})) == (condition,)
    assert prune(whole, frozenset()) == ()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_pruned_program_settles_alike(data: st.DataObject) -> None:
    whole = data.draw(programs())
    keep = frozenset({"支付", "个人负担"})
    pruned = evolve(whole, body=prune(whole, keep))
    claim = data.draw(arguments(whole))
    before, after = (claim.settle(item) for item in (whole, pruned))
    if isinstance(before, Settled):
        assert isinstance(after, Settled)
        assert after.after == before.after
        assert {name: after.values[name] for name in keep} == {name: before.values[name] for name in keep}
    else:
        assert after == before
