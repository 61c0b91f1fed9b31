"""The sample policy of the command line, checked and compiled."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from polyc import pipeline
from polyc.kernel.program import Program
from polyc.model.policy import Policy
from polyc.source.text import Source
from polyc.testing.run import Compile
from tests.cli.samples import POLICY


def sample(more: str = "", text: str = POLICY) -> tuple[Source, Policy, Compile]:
    """The policy with `more` text at its end, and what compiles it."""
    source = Source(path=Path("样.pol"), text=text + more)
    policy = pipeline.check(source).value
    assert policy is not None

    @cache
    def under(scenarios: tuple[str, ...]) -> Program:
        assert policy is not None
        program = pipeline.compile_policy(policy, source, scenarios).value
        assert program is not None
        return program

    return source, policy, under
