"""Two exceptions of one value never apply at once, unless one overrides the other.

Whether both can apply is found by trying (`checks/trying.py`).  A found assignment is the
witness that the message shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from polyc.checks.trying import assignments, holds, told
from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.tables import UndecidedExceptions
from polyc.model.policy import Policy
from polyc.model.values import ExceptionRule
from polyc.model.walk import parameters


def exception_conflicts(policy: Policy) -> Iterator[Diagnostic]:
    """Finds pairs of exceptions that can apply to one claim without an order between them."""
    for parameter in parameters(policy):
        for version in parameter.versions:
            for first, second in combinations(version.exceptions, 2):
                if first.name in second.overrides or second.name in first.overrides:
                    continue
                witness = _witness(first, second)
                if witness is not None:
                    yield UndecidedExceptions(
                        span=second.span,
                        first=first.name,
                        second=second.name,
                        witness=witness,
                        other=first.span,
                    )


def _witness(first: ExceptionRule, second: ExceptionRule) -> str | None:
    """A claim to which both apply, in words; None where there is none."""
    tried = assignments((first.condition, second.condition))
    if tried is None:
        return "条件太多,没有逐一试过"
    both = (each for each in tried if holds(first.condition, each) and holds(second.condition, each))
    return next(map(told, both), None)
