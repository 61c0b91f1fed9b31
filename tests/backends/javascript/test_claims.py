"""Generated JavaScript against the interpreter and the generated Python: thousands of random claims a policy."""

from __future__ import annotations

from random import Random

import pytest

from polyc.testing.module import Compiled, compiled
from tests.backends.javascript.claims import outcomes, without_cases
from tests.backends.javascript.node import Node, needs_node
from tests.backends.kinds_sample import every_kind
from tests.backends.workload import workload
from tests.kernel.outpatient import outpatient
from tests.properties.claims import Ground
from tests.properties.subjects import both, ground, subjects

CLAIMS = 5000

INTERPRETED = 600
"""So many of a set of claims the interpreter settles as well; the others the generated Python."""

SAMPLES = {"workload": workload(), "every kind": every_kind(), "items": outpatient()}

pytestmark = needs_node


def settled(node: Node, program: Compiled, ground: Ground, random: Random, count: int) -> int:
    """How many of the claims settle; every one as the interpreter or the generated Python says."""
    cases = list(outcomes(program, ground, random, count, INTERPRETED))
    calls = [case.numbers(program.program) for case, _ in cases]
    node.load(program.program)
    found, traced = node.ints("settleInts", calls), node.ints("traceInts", calls)
    rows_from = 1 + len(program.program.outputs) + len(program.program.cells)
    for (case, wanted), made, kept in zip(cases, found, traced, strict=True):
        assert made == wanted, case
        whole = wanted[:rows_from]
        assert kept[: len(whole)] == whole, case
    return sum(wanted[0] == 0 for _, wanted in cases)


@pytest.mark.parametrize("policy", sorted({each.policy for each in subjects()}))
def test_random_claims_of_every_policy_settle_as_the_interpreter_says(policy: str) -> None:
    """Most under the most scenarios, with which few claims are refused for want of a number."""
    sets = [each for each in subjects() if each.policy == policy]
    fullest = max(sets, key=lambda each: len(each.scenarios))
    with Node() as node:
        settled(node, both(sets[0]), ground(sets[0]), Random(policy), CLAIMS // 5)
        rest = CLAIMS - CLAIMS // 5
        assert settled(node, both(fullest), ground(fullest), Random(policy), rest) > CLAIMS // 5


@pytest.mark.parametrize("name", SAMPLES)
def test_random_claims_of_the_samples_settle_as_the_interpreter_says(name: str) -> None:
    sample = compiled(SAMPLES[name])
    with Node() as node:
        count = settled(node, sample, without_cases(sample.program), Random(name), CLAIMS // 5)
    assert count > CLAIMS // 20
