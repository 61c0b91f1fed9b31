"""Every 计算, 额度 and 分配 serves a payment, a limit, a guarantee, a case or the reader of the result."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.doubts import UnusedDefinition
from polyc.model.formula_walk import policy_formulas
from polyc.model.policy import Apportion, Compute, Definition, Layer, Policy, Pool, PoolLimit, Purpose, Split
from polyc.model.values import Computed, ItemValue, PoolUsed, Sum


def unused_definitions(policy: Policy) -> Iterator[Diagnostic]:
    """Finds definitions that nothing reads; of a policy that is no benefit, every one is a result."""
    if policy.conventions.purpose is not Purpose.BENEFIT:
        return
    used = {*_read(policy), *_drawn(policy), *_expected(policy)}
    if policy.conventions.sharing is not None:
        used.add(policy.conventions.sharing.rest)
    for each in policy.definitions:
        match each:
            case Compute(field="") | Split(pays=False) | Pool() | Apportion():
                if each.name not in used and not _refuses(each):
                    yield UnusedDefinition(span=each.span, name=each.name)
            case _:
                pass


def _refuses(each: Definition) -> bool:
    """Whether a difference that may not be negative is written to refuse claims for which it would be."""
    if not isinstance(each, Compute) or each.signed:
        return False
    values = (version.value for version in each.value.versions)
    return any(isinstance(value, Sum) and any(sign < 0 for sign, _ in value.terms) for value in values)


def _read(policy: Policy) -> Iterator[str]:
    for each in policy_formulas(policy):
        match each:
            case Computed(name=name) | ItemValue(name=name):
                yield name.split(".")[0]  # one part of what is shared out in each row bears both names
            case PoolUsed(pool=name):
                yield name
            case _:
                pass


def _drawn(policy: Policy) -> Iterator[str]:
    """The pools from which layers draw."""
    for each in policy.definitions:
        if isinstance(each, Layer):
            limits = (each.deductible.limit, each.cap.limit)
            yield from (limit.pool for limit in limits if isinstance(limit, PoolLimit))


def _expected(policy: Policy) -> Iterator[str]:
    """What cases look at: somebody reads it in the result."""
    for case in policy.cases:
        for event in case.events:
            yield from ((each.name or each.subject).split(".")[0] for each in event.expected)
