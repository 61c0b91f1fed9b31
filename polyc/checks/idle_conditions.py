"""The condition of an exception or of 另 holds for some claims and not for others."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.checks.trying import Bounds, assignments, holds
from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.doubts import AlwaysHolds, NeverHolds
from polyc.model.policy import Policy
from polyc.model.values import Adjustment, ExceptionRule
from polyc.model.walk import parameters


def idle_conditions(policy: Policy) -> Iterator[Diagnostic]:
    """Finds conditions that no claim meets, or every claim."""
    bounds = {each.name: (each.low, each.high) for each in policy.inputs}
    for parameter in parameters(policy):
        for version in parameter.versions:
            rules: tuple[ExceptionRule | Adjustment, ...] = (*version.exceptions, *version.adjustments)
            for rule in rules:
                yield from _idle(parameter.path, rule, bounds)


def _idle(path: str, rule: ExceptionRule | Adjustment, bounds: Bounds) -> Iterator[Diagnostic]:
    tried = assignments((rule.condition,), bounds)
    if tried is None:
        return
    answers = {holds(rule.condition, each) for each in tried if each}  # 修改 … 提高 has no condition at all
    name = rule.name if isinstance(rule, ExceptionRule) and rule.name else path
    if answers == {False}:
        yield NeverHolds(span=rule.span, name=name)
    elif answers == {True}:
        yield AlwaysHolds(span=rule.span, name=name)
