"""情景: what stands in for 待定, and putting it there."""

from __future__ import annotations

from typing import TypeVar

from attrs import evolve

from polyc.diagnostics.cases import NotPending, ScenariosClash
from polyc.diagnostics.names import UnknownName
from polyc.model.context import Context, notes, similar
from polyc.model.policy import Binding, Policy, Scenario
from polyc.model.scenario_values import scenario_parameter
from polyc.model.values import Parameter, Pending, Table, Value, Version
from polyc.model.walk import map_parameters, parameters
from polyc.syntax import clauses as syntax
from polyc.syntax.values import Written

Item = TypeVar("Item")


def scenarios(
    context: Context, items: tuple[syntax.Item, ...], known: dict[str, Parameter]
) -> tuple[Scenario, ...]:
    """All scenarios; `known` holds the policy's parameters by path."""
    return tuple(_scenario(context, item, known) for item in items if isinstance(item, syntax.Scenario))


def _scenario(context: Context, node: syntax.Scenario, known: dict[str, Parameter]) -> Scenario:
    bindings: list[Binding] = []
    for setting in node.settings:
        context.citations(setting.citations)
        for assignment in setting.assignments:
            bindings.extend(_bindings(context, assignment, known))
    return Scenario(
        name=node.name.text,
        bindings=tuple(bindings),
        citations=context.citations(node.citations),
        notes=notes(node),
        span=node.span,
    )


def _bindings(context: Context, node: syntax.Assignment, known: dict[str, Parameter]) -> list[Binding]:
    targets = _targets(context, node, known)
    made: list[Binding] = []
    for path, value in targets:
        old = known[path]
        if not any(pending(version.value) for version in old.versions):
            context.report(NotPending(span=node.span, path=path))
            continue
        new = scenario_parameter(context, path, value, old, node)
        if new is not None:
            made.append(Binding(path=path, value=new, span=node.span))
    return made


def _targets(
    context: Context, node: syntax.Assignment, known: dict[str, Parameter]
) -> list[tuple[str, syntax.Values | Written | syntax.Bracket]]:
    """The parameters that an assignment names; brackets name one for each band."""
    path = node.target.text
    if isinstance(node.value, tuple):
        bands = [name for name in known if name.startswith(f"{path}〔")]
        if len(bands) == len(node.value) and bands:
            return list(zip(bands, node.value, strict=True))
    elif path in known:
        return [(path, node.value)]
    close = similar(path, list(known))
    context.report(UnknownName(span=node.target.span, name=path, what="参数", similar=close))
    return []


def pending(value: Value) -> bool:
    """Whether something in a value is 待定."""
    if isinstance(value, Table):
        return any(isinstance(cell, Pending) for cell in value.cells)
    return isinstance(value, Pending)


# ---- applying ----


def bind(policy: Policy, names: tuple[str, ...]) -> tuple[Policy, tuple[ScenariosClash, ...]]:
    """The policy with these scenarios' values in place of 待定; two on one path clash."""
    chosen: dict[str, tuple[str, Binding]] = {}
    clashes: list[ScenariosClash] = []
    for scenario in policy.scenarios:
        if scenario.name not in names:
            continue
        for binding in scenario.bindings:
            earlier = chosen.get(binding.path)
            if earlier is not None:
                clashes.append(
                    ScenariosClash(
                        span=binding.span, path=binding.path, first=earlier[0], second=scenario.name
                    )
                )
            chosen[binding.path] = scenario.name, binding

    def bound(parameter: Parameter) -> Parameter:
        if parameter.path not in chosen:
            return parameter
        new = chosen[parameter.path][1].value.versions[0].value
        return evolve(parameter, versions=tuple(_filled(version, new) for version in parameter.versions))

    return map_parameters(policy, bound), tuple(clashes)


def _filled(version: Version, new: Value) -> Version:
    """The version with `new` wherever it was 待定."""
    old = version.value
    if isinstance(old, Pending):
        return evolve(version, value=new)
    if not isinstance(old, Table):
        return version
    cells = tuple(
        (new.cells[at] if isinstance(new, Table) else new) if isinstance(cell, Pending) else cell
        for at, cell in enumerate(old.cells)
    )
    return evolve(version, value=evolve(old, cells=cells))


def known_parameters(policy: Policy) -> dict[str, Parameter]:
    """All parameters of a policy by path, in text order."""
    return {each.path: each for each in parameters(policy)}
