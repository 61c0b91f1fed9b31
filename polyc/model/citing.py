"""Every citation of a policy."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.model.policy import BracketTable, Definition, Denial, Layer, Policy, Suppose
from polyc.model.values import Citation, Parameter
from polyc.model.walk import definition_parameters


def policy_citations(policy: Policy) -> Iterator[Citation]:
    """Every citation, in no particular order, with repetitions."""
    for definition in policy.definitions:
        yield from definition_citations(definition)
    for rule in policy.best_runs:
        yield from rule.citations
    for guarantee in policy.guarantees:
        yield from guarantee.citations
    for target in policy.targets:
        yield from target.citations
    for scenario in policy.scenarios:
        yield from scenario.citations
    for case in policy.cases:
        yield from case.citations


def definition_citations(definition: Definition) -> Iterator[Citation]:
    """Every citation of a definition and of its parts."""
    for parameter in definition_parameters(definition):
        yield from parameter_citations(parameter)
    match definition:
        case Layer():
            yield from definition.citations
            yield from definition.applies_citations
            yield from definition.deductible.citations
            yield from definition.cap.citations
            if isinstance(definition.pricing, BracketTable):
                yield from definition.pricing.citations
        case Denial() | Suppose():
            yield from definition.citations
        case _:
            return


def parameter_citations(parameter: Parameter) -> Iterator[Citation]:
    """Every citation of a parameter's versions and of what changes them."""
    for version in parameter.versions:
        yield from version.citations
        for adjustment in version.adjustments:
            yield from adjustment.citations
        for rule in version.exceptions:
            yield from rule.citations
