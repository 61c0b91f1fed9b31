"""The cases of the policies look at nearly all of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from polyc import pipeline
from polyc.kernel.program import Program
from polyc.testing.coverage.measure import Coverage, measure
from polyc.testing.coverage.point import Part

POLICIES = Path(__file__).resolve().parents[2] / "policies"


@cache
def coverages() -> tuple[Coverage, ...]:
    return tuple(map(covered, pipeline.policy_files([POLICIES])))


def covered(path: Path) -> Coverage:
    source = pipeline.read(path).value
    assert source is not None
    policy = pipeline.check(source).value
    assert policy is not None

    @cache
    def under(scenarios: tuple[str, ...]) -> Program:
        program = pipeline.compile_policy(policy, source, scenarios).value
        assert program is not None
        return program

    return measure(policy, under)


@pytest.mark.parametrize(
    ("parts", "least"),
    [((Part.CLAUSE, Part.CELL), 95), ((Part.BAND,), 95), ((Part.BOUNDARY,), 90)],
    ids=["clauses_and_cells", "bands", "boundaries"],
)
def test_the_cases_look_at_nearly_all(parts: tuple[Part, ...], least: int) -> None:
    """In per cent of all policies together; `polyc test --coverage` tells what is left."""
    of = [point for each in coverages() for part in parts for point in each.of(part)]
    missing = [point.words for each in coverages() for part in parts for point in each.missing(part)]
    assert 100 * (len(of) - len(missing)) >= least * len(of), missing
