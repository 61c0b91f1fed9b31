"""Every 案例 of every policy, and random years, in both languages: settlements, states, explanations."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from polyc.kernel.program import Program, Reversal
from polyc.model.policy import Case, Settlement
from polyc.testing import expecting
from polyc.testing.ledger import Ledger, entries
from polyc.testing.module import Compiled, compiled
from tests.backends.javascript import twins
from tests.backends.javascript.claims import Case as ClaimCase
from tests.backends.javascript.claims import random_outcomes
from tests.backends.javascript.node import Node, needs_node
from tests.backends.javascript.policies import EVERY, known_claims, policy, program, scenarios_of
from tests.backends.kinds_sample import every_kind
from tests.backends.workload import workload

pytestmark = needs_node

YEAR = 60
"""How many random claims one person has."""

DRAWN = 500
"""Out of how many they are chosen."""


@pytest.mark.parametrize("path", EVERY)
def test_every_case_is_the_same_in_both_languages(path: Path) -> None:
    by_scenarios: dict[tuple[str, ...], list[Case]] = {}
    for case in policy(path).cases:
        by_scenarios.setdefault(case.scenarios, []).append(case)
    with Node() as node:
        for scenarios, cases in by_scenarios.items():
            both = compiled(program(path, scenarios))
            node.load(both.program)
            for case in cases:
                check_case(case, both, node)


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


def mostly_settling(program: Program, random: Random, known: Iterable[ClaimCase]) -> list[ClaimCase]:
    """Claims of which at least half settle for a person without history, if that many are found."""
    found = list(random_outcomes(program, random, DRAWN, known))
    settling = [case for case, wanted in found if wanted[0] == 0][-YEAR:]
    others = [case for case, wanted in found if wanted[0] != 0][-YEAR // 4 :]
    mixed = [*settling, *others]
    random.shuffle(mixed)
    return mixed


def check_year(program: Program, random: Random, known: Iterable[ClaimCase] = ()) -> int:
    """One person's claims with reversals now and then; how many settle."""
    both, live = compiled(program), list[Any]()
    state, settled = both.module.State.empty(), 0
    with Node(program) as node:
        for case in mostly_settling(program, random, known):
            inputs = twins.with_texts(both, case.inputs, random.choice(("A1", "乙 2", "__proto__")))
            result = twins.settle(both, node, both.claim(inputs, case.items), state)
            if not isinstance(result, both.module.Refused):
                state, settled = result.state, settled + 1
                live.append(result.settlement)
            if live and random.random() < 0.2:
                at = -1 if program.reversal is Reversal.LAST_ONLY else random.randrange(len(live))
                taken = twins.reverse(both, node, live.pop(at), state)
                state = state if isinstance(taken, both.module.Refused) else taken.state
    return settled


@pytest.mark.parametrize("path", EVERY)
def test_a_random_year_is_the_same_in_both_languages(path: Path) -> None:
    bound = program(path, scenarios_of(path))
    assert check_year(bound, Random(path.stem), known_claims(path, bound)) > YEAR // 2


@pytest.mark.parametrize(
    "program",
    [
        pytest.param(every_kind(), id="every kind"),
        pytest.param(every_kind(Reversal.LAST_ONLY), id="last only"),
        pytest.param(workload(), id="workload"),
    ],
)
def test_a_random_year_of_a_sample_is_the_same_in_both_languages(program: Program) -> None:
    assert check_year(program, Random(7)) > YEAR // 2
