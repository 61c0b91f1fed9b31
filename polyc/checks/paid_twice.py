"""Two layers that may pay the same claim do not pay the same base by more than 100 % together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from polyc.checks.trying import assignments, holds
from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.doubts import PaidTwice
from polyc.model.policy import BracketTable, Layer, Policy
from polyc.model.values import Constant, Parameter, Table, Value
from polyc.money import MILLION, percent_text


def paid_twice(policy: Policy) -> Iterator[Diagnostic]:
    """Finds layers whose base ignores what an earlier layer paid of it."""
    layers = [each for each in policy.definitions if isinstance(each, Layer)]
    for earlier, layer in combinations(layers, 2):
        total = _highest(earlier) + _highest(layer)
        if total > MILLION and _same_base(earlier, layer) and _together(earlier, layer):
            yield PaidTwice(
                span=layer.base.span,
                layer=layer.name,
                earlier=earlier.name,
                total=percent_text(total),
                first=earlier.base.span,
            )


def _same_base(one: Layer, other: Layer) -> bool:
    """Whether some version of both bases is written alike (constants are no bill)."""
    bases = [version.value for version in one.base.versions if not isinstance(version.value, Constant)]
    return any(version.value in bases for version in other.base.versions)


def _together(one: Layer, other: Layer) -> bool:
    """Whether some claim may be paid by both, as far as their conditions tell."""
    conditions = [each.applies for each in (one, other) if each.applies is not None]
    tried = assignments(conditions)
    return tried is None or any(all(holds(each, given) for each in conditions) for given in tried)


def _highest(layer: Layer) -> int:
    """The highest rate written, in millionths; 0 where a rate is no plain number."""
    if isinstance(layer.pricing, BracketTable):
        rates = [bracket.rate for bracket in layer.pricing.brackets]
    else:
        rates = [layer.pricing]
    return max((value for rate in rates for value in _values(rate)), default=0)


def _values(rate: Parameter) -> Iterator[int]:
    for version in rate.versions:
        yield from (cell.value for cell in _cells(version.value) if isinstance(cell, Constant))


def _cells(value: Value) -> tuple[Value, ...]:
    return value.cells if isinstance(value, Table) else (value,)
