"""Every deductible, rate, bracket, cap, denial and target says which clause it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.unused import Uncited
from polyc.model.policy import BracketTable, Denial, Layer, OwnLimit, Policy
from polyc.model.values import Computed, Formula, InputValue, Parameter, Pending, Table, Value
from polyc.model.walk import definition_parameters


def uncited_parameters(policy: Policy) -> Iterator[Diagnostic]:
    """Finds parameters of layers without a citation of their own or of their layer, uncited denials and targets."""
    for layer in policy.definitions:
        if not isinstance(layer, Layer) or layer.citations:
            continue
        for parameter in _parameters(layer):
            if not all(version.citations or _stands_elsewhere(parameter) for version in parameter.versions):
                yield Uncited(span=parameter.span, name=parameter.path)
    for denial in policy.definitions:
        if isinstance(denial, Denial) and not denial.citations:
            yield Uncited(span=denial.span, name=f"不予结算 {denial.name}")
    for target in policy.targets:
        if not target.citations:
            yield Uncited(span=target.span, name=target.name)


def _parameters(layer: Layer) -> Iterator[Parameter]:
    """The parameters that hold numbers of the policy: not the base, which is a formula."""
    cited_brackets = isinstance(layer.pricing, BracketTable) and layer.pricing.citations
    limits = [line.limit for line in (layer.deductible, layer.cap)]
    own = {limit.value.path for limit in limits if isinstance(limit, OwnLimit)}
    for parameter in definition_parameters(layer):
        if parameter is layer.base or (cited_brackets and parameter.path not in own):
            continue
        yield parameter


def _stands_elsewhere(parameter: Parameter) -> bool:
    """Whether the value is one that another clause gives and cites, or that no source gives."""
    cells = (cell for version in parameter.versions for cell in _cells(version.value))
    return all(isinstance(cell, Computed | InputValue | Pending) for cell in cells)


def _cells(value: Value) -> tuple[Formula, ...]:
    return value.cells if isinstance(value, Table) else (value,)
