"""Generated C against the interpreter and the generated Python: random claims of every policy, under the sanitizers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import pytest

from polyc.kernel.program import Program
from polyc.testing.module import Compiled, compiled
from tests.backends.c.compiler import Driver, needs_compiler
from tests.backends.c.crossing import crossed, drawn
from tests.backends.javascript.claims import printed, without_cases
from tests.backends.kinds_sample import every_kind
from tests.backends.workload import workload
from tests.kernel.outpatient import outpatient
from tests.properties.claims import Ground
from tests.properties.subjects import both, ground, subjects

CROSSED = 5500
"""So many claims of each policy beside those that are interpreted: over all policies more than 200,000."""

pytestmark = needs_compiler

SAMPLES = {"workload": workload(), "every kind": every_kind(), "items": outpatient()}


def flat(arguments: Sequence[Any], program: Program) -> list[int]:
    """The arguments of `settle_ints` as the driver takes them."""
    scalars = len(arguments) - len(program.lists)
    lists = ((len(rows), *chain.from_iterable(rows)) for rows in arguments[scalars:])
    there = [] if any(item.computed for item in program.inputs) else [0]
    return [*there, *arguments[:scalars], *chain.from_iterable(lists)]


def check(
    driver: Driver, program: Program, calls: Sequence[Sequence[Any]], wanted: Sequence[tuple[int, ...]]
) -> int:
    """How many settle; every one as wanted."""
    found = driver.settle([flat(call, program) for call in calls])
    for call, told, made in zip(calls, wanted, found, strict=True):
        assert made == told, call
    return sum(told[0] == 0 for told in wanted)


def settled(driver: Driver, both: Compiled, ground: Ground, random: Random, count: int) -> int:
    """How many of the claims settle: those drawn as the interpreter says, `count` crossed as Python says."""
    pool = drawn(both, ground, random)
    calls = [call for call, _ in pool]
    more = list(crossed(calls, len(both.program.lists), random, count))
    wanted = [*(told for _, told in pool), *(printed(both, call) for call in more)]
    return check(driver, both.program, [*calls, *more], wanted)


@pytest.mark.parametrize("policy", sorted({each.policy for each in subjects()}))
def test_random_claims_of_every_policy_settle_to_the_same_integers(policy: str, tmp_path: Path) -> None:
    sets = [each for each in subjects() if each.policy == policy]
    fullest = max(sets, key=lambda each: len(each.scenarios))
    driver = Driver(both(fullest).program, tmp_path)
    assert settled(driver, both(fullest), ground(fullest), Random(policy), CROSSED) > CROSSED // 20


@pytest.mark.parametrize("name", SAMPLES)
def test_random_claims_of_the_samples_settle_to_the_same_integers(name: str, tmp_path: Path) -> None:
    sample = compiled(SAMPLES[name])
    driver = Driver(sample.program, tmp_path)
    assert settled(driver, sample, without_cases(sample.program), Random(name), CROSSED) > CROSSED // 50
