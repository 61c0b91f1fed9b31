"""Runs the cases of a policy, every event in order, on one insured person each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from polyc.kernel.program import Program
from polyc.model.policy import Case, Event, Policy, Reversal, Settlement
from polyc.testing import expecting, twice
from polyc.testing.ledger import Ledger, entries
from polyc.testing.module import Compiled, compiled
from polyc.testing.person import Person
from polyc.testing.result import CaseResult, EventResult, Mismatch

Compile: TypeAlias = Callable[[tuple[str, ...]], Program]
"""The program of the policy under some scenarios."""

Under: TypeAlias = Callable[[tuple[str, ...]], Compiled]
"""The program under some scenarios, with its module."""


def run_cases(policy: Policy, compile_under: Compile) -> tuple[CaseResult, ...]:
    """Every case of the policy; raises `twice.BackendsDisagree` where polyc contradicts itself."""
    return run_all(policy, cache(lambda scenarios: compiled(compile_under(scenarios))))


def run_all(policy: Policy, under: Under) -> tuple[CaseResult, ...]:
    """As `run_cases`, of a policy that is compiled; `under` remembers what it has made."""
    return tuple(run_case(case, under(case.scenarios)) for case in policy.cases)


def run_case(case: Case, both: Compiled) -> CaseResult:
    """One case on the policy compiled under the case's scenarios."""
    first = next(event for event in case.events if isinstance(event, Settlement))
    before = {expecting.local_of(name): value for name, value in case.before}
    unused = sorted(set(before) - {cell.name for cell in both.program.cells})
    if unused:
        return CaseResult(case=case, events=(_unused(first, unused),))
    opening = Ledger({}).plus(entries(both.program, dict(first.inputs), before))
    person = Person(state=both.opening(opening), ledger=opening, opening=opening)
    return CaseResult(case=case, events=tuple(_event(event, both, person) for event in case.events))


def _unused(event: Event, cells: list[str]) -> EventResult:
    found = (
        Mismatch(subject=f"本年此前 {name}", expected="政策用到它", actual="没有哪一条用到它", step=0)
        for name in cells
    )
    return EventResult(event=event, mismatches=tuple(found), steps=())


def _event(event: Event, both: Compiled, person: Person) -> EventResult:
    match event:
        case Settlement():
            return _settle(event, both, person)
        case Reversal():
            return _reverse(event, both, person)


def _settle(event: Settlement, both: Compiled, person: Person) -> EventResult:
    items = {name: tuple(map(dict, rows)) for name, rows in event.items}
    outcome = twice.settle(both, dict(event.inputs), person.state, person.ledger, items)
    if isinstance(outcome, twice.Refused):
        return expecting.refused(event, outcome)
    person.take(event.name, outcome)
    return expecting.settled(event, both, person, outcome, sign=1)


def _reverse(event: Reversal, both: Compiled, person: Person) -> EventResult:
    outcome = person.made.get(event.name)
    if outcome is None:
        missing = Mismatch(subject=f"冲正 {event.name}", expected="已经结算", actual="没有结算成功", step=0)
        return EventResult(event=event, mismatches=(missing,), steps=())
    result = both.module.reverse(outcome.settlement, person.state)
    if isinstance(result, both.module.Refused):
        return expecting.refused(event, twice.refused(both, result))
    person.take_back(event.name, result.state)
    twice.compare_state(both, person.state, person.ledger)
    return expecting.settled(event, both, person, outcome, sign=-1)
