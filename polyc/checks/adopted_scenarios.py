"""The scenarios that one case adopts do not give one place two values."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.model.policy import Policy
from polyc.model.scenarios import bind


def adopted_scenarios(policy: Policy) -> Iterator[Diagnostic]:
    """Finds scenarios that clash where a case adopts both; each pair once."""
    together = dict.fromkeys(case.scenarios for case in policy.cases)
    clashes = (clash for names in together for clash in bind(policy, names)[1])
    yield from dict.fromkeys(clashes)
