"""Every 案例 of every policy, and random years, in both languages: settlements, states, explanations."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from polyc import pipeline
from polyc.kernel.program import Program, Reversal
from polyc.model.policy import Case, Settlement
from polyc.testing import expecting
from polyc.testing.ledger import Ledger, entries
from polyc.testing.module import Compiled, compiled
from tests.backends.javascript import twins
from tests.backends.javascript.claims import without_cases
from tests.backends.javascript.node import Node, needs_node
from tests.backends.kinds_sample import every_kind
from tests.backends.workload import workload
from tests.kernel.outpatient import outpatient
from tests.properties.claims import Ground, draw_claim
from tests.properties.subjects import Subject, both, checked, ground, read, subjects, subjects_of

pytestmark = needs_node

ROOT = Path(__file__).resolve().parents[3]

YEAR = 40
"""How many random claims one person has."""

POLICIES = sorted({each.policy for each in subjects()})


@pytest.mark.parametrize("policy", POLICIES)
def test_every_case_is_the_same_in_both_languages(policy: str) -> None:
    assert check_cases(each for each in subjects() if each.policy == policy) > 0


@pytest.mark.parametrize("folder", ["tests/cases", "site/reference"])
def test_every_case_of_the_small_policies_is_the_same_in_both_languages(folder: str) -> None:
    files = pipeline.policy_files([ROOT / folder])
    assert check_cases(each for path in files for each in subjects_of(read(path))) >= len(files)


def check_cases(found: Iterable[Subject]) -> int:
    """Every case of these subjects; how many there are."""
    count = 0
    with Node() as node:
        for subject in found:
            node.load(both(subject).program)
            for case in cases_of(subject):
                check_case(case, both(subject), node)
                count += 1
    return count


@cache
def cases_of(subject: Subject) -> list[Case]:
    """The cases of the policy that adopt these scenarios."""
    return [case for case in checked(subject.source).cases if case.scenarios == subject.scenarios]


def check_case(case: Case, both: Compiled, node: Node) -> None:
    first = next(event for event in case.events if isinstance(event, Settlement))
    before = {expecting.local_of(name): value for name, value in case.before}
    state = both.opening(Ledger({}).plus(entries(both.program, dict(first.inputs), before)))
    made: dict[str, Any] = {}
    for event in case.events:
        if isinstance(event, Settlement):
            items = {name: tuple(map(dict, rows)) for name, rows in event.items}
            claim = both.claim(dict(event.inputs), items)
            result = twins.settle(both, node, claim, state)
        elif event.name in made:
            result = twins.reverse(both, node, made[event.name], state)
        else:
            continue
        if not isinstance(result, both.module.Refused):
            state = result.state
            made.setdefault(event.name, result.settlement)


def check_year(both: Compiled, ground: Ground, random: Random) -> int:
    """One person's claims with reversals now and then; how many settle."""
    program, live = both.program, list[Any]()
    state, settled = both.module.State.empty(), 0
    with Node(program) as node:
        for _ in range(YEAR):
            claim = draw_claim(random, ground, tuple(both.ledger(state).cells.values()))
            result = twins.settle(both, node, both.claim(claim.inputs, claim.items), state)
            if not isinstance(result, both.module.Refused):
                state, settled = result.state, settled + 1
                live.append(result.settlement)
            if live and random.random() < 0.2:
                at = -1 if program.reversal is Reversal.LAST_ONLY else random.randrange(len(live))
                taken = twins.reverse(both, node, live.pop(at), state)
                state = state if isinstance(taken, both.module.Refused) else taken.state
    return settled


@pytest.mark.parametrize("policy", POLICIES)
def test_a_random_year_is_the_same_in_both_languages(policy: str) -> None:
    sets = [each for each in subjects() if each.policy == policy]
    fullest = max(sets, key=lambda each: len(each.scenarios))
    assert check_year(both(fullest), ground(fullest), Random(policy)) > YEAR // 8


SAMPLES: dict[str, Program] = {
    "every kind": every_kind(),
    "last only": every_kind(Reversal.LAST_ONLY),
    "workload": workload(),
    "items": outpatient(),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_random_year_of_a_sample_is_the_same_in_both_languages(name: str) -> None:
    sample = compiled(SAMPLES[name])
    assert check_year(sample, without_cases(sample.program), Random(name)) > YEAR // 8
