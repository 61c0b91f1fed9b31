"""The policy on which `polyc check` is timed is a right one, of the length that is told."""

from __future__ import annotations

from pathlib import Path

from polyc import pipeline
from polyc.source.text import Source
from tests.benchmarks.long_policy import long_policy


def test_the_long_policy_has_no_mistake() -> None:
    text = long_policy(1_000)
    assert 1_000 <= text.count("\n") < 1_020
    checked = pipeline.check(Source(path=Path("long.pol"), text=text))
    assert checked.value is not None
    assert not checked.diagnostics
    policy = checked.value
    assert len(policy.definitions) > 20
    assert len(policy.cases) > 60
    assert len(policy.scenarios) == 6


def test_another_length_has_as_many_cases_as_fit() -> None:
    assert 600 <= long_policy(600).count("\n") < 620
