"""Generated JavaScript against the interpreter: thousands of random claims a policy, in one process each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from polyc.kernel.program import Program
from tests.backends.javascript.claims import Case, random_outcomes
from tests.backends.javascript.node import Node, needs_node
from tests.backends.javascript.policies import EVERY, known_claims, program, scenarios_of
from tests.backends.workload import workload

CLAIMS = 5000

pytestmark = needs_node


def settled(program: Program, random: Random, count: int, known: Iterable[Case] = ()) -> int:
    """How many of the claims settle; every one as the interpreter says."""
    cases = list(random_outcomes(program, random, count, known))
    calls = [case.numbers(program) for case, _ in cases]
    with Node(program) as node:
        found, traced = node.ints("settleInts", calls), node.ints("traceInts", calls)
    for (case, wanted), made, kept in zip(cases, found, traced, strict=True):
        assert made == wanted, case
        assert kept[: len(wanted)] == wanted, case
    return sum(wanted[0] == 0 for _, wanted in cases)


@pytest.mark.parametrize("path", EVERY)
def test_random_claims_of_every_policy_settle_as_the_interpreter_says(path: Path) -> None:
    random = Random(path.stem)
    settled(program(path), random, CLAIMS // 5)
    bound = program(path, scenarios_of(path))
    assert settled(bound, random, CLAIMS - CLAIMS // 5, known_claims(path, bound)) > CLAIMS // 4


def test_random_claims_of_the_workload_settle_as_the_interpreter_says() -> None:
    assert settled(workload(), Random(1), CLAIMS) > CLAIMS // 2
