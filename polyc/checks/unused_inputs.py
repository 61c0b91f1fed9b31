"""Every input is read by some clause."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.unused import UnusedInput
from polyc.model.formula_walk import policy_formulas
from polyc.model.policy import Chain, Layer, Limit, OwnLimit, Policy, Pool, Scope, Suppose
from polyc.model.values import InputValue


def unused_inputs(policy: Policy) -> Iterator[Diagnostic]:
    """Finds inputs that no formula, condition, convention or chain reads."""
    used = {each.name for each in policy_formulas(policy) if isinstance(each, InputValue)}
    used |= set(_conventions(policy)) | set(_chains(policy))
    used |= {rule.subject.name for rule in policy.best_runs}
    used |= {each.date for each in policy.targets}
    for each in policy.inputs:
        if each.name not in used:
            yield UnusedInput(span=each.span, name=each.name)


def _conventions(policy: Policy) -> Iterator[str]:
    kept = policy.conventions
    shared = () if kept.sharing is None else (kept.sharing.total,)
    yield from (kept.version_date, kept.year_date, kept.known_date, *shared, *kept.order)


def _chains(policy: Policy) -> Iterator[str]:
    for each in policy.definitions:
        match each:
            case Pool(scope=scope):
                yield from _key(scope)
            case Layer():
                yield from _limit_key(each.deductible.limit)
                yield from _limit_key(each.cap.limit)
                if each.accumulation is not None:
                    yield from _key(each.accumulation.scope)
            case Suppose(subject=subject):
                yield subject.name
            case _:
                pass


def _limit_key(limit: Limit | None) -> Iterator[str]:
    if isinstance(limit, OwnLimit):
        yield from _key(limit.scope)


def _key(scope: Scope) -> Iterator[str]:
    if isinstance(scope, Chain):
        yield scope.input
