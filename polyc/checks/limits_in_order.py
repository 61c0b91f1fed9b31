"""A layer's cap on cost lies above its deductible, wherever both are plain amounts."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.layers import CapBelowDeductible
from polyc.model.plain import plain
from polyc.model.policy import Layer, Limit, OwnLimit, Policy
from polyc.model.values import Constant, Table, Value


def limits_in_order(policy: Policy) -> Iterator[Diagnostic]:
    """Finds layers whose highest cap does not exceed their lowest deductible."""
    for layer in policy.definitions:
        if not isinstance(layer, Layer):
            continue
        deductibles, caps = _amounts(layer.deductible.limit), _amounts(layer.cap.limit)
        if not deductibles or not caps:
            continue
        deductible = min(deductibles, key=_fen)
        cap = max(caps, key=_fen)
        if 0 < deductible.value >= cap.value:
            yield CapBelowDeductible(
                span=cap.span,
                layer=layer.name,
                cap=plain(cap.value, cap.kind),
                deductible=plain(deductible.value, deductible.kind),
            )


def _fen(constant: Constant) -> int:
    return constant.value


def _amounts(limit: Limit | None) -> list[Constant]:
    """The amounts that a limit may take; none where one of them is no plain amount."""
    if not isinstance(limit, OwnLimit):
        return []
    cells = [cell for version in limit.value.versions for cell in _cells(version.value)]
    constants = [cell for cell in cells if isinstance(cell, Constant)]
    return constants if len(constants) == len(cells) else []


def _cells(value: Value) -> tuple[Value, ...]:
    return value.cells if isinstance(value, Table) else (value,)
