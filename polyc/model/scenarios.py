"""情景: what stands in for 待定, and putting it there."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from polyc.diagnostics.cases import NotPending, ScenariosClash
from polyc.diagnostics.names import UnknownName
from polyc.model.context import Context, notes, similar
from polyc.model.policy import Binding, Policy, Scenario
from polyc.model.scenario_values import scenario_parameter
from polyc.model.values import Citation, Parameter, Pending, Table, Value, Version
from polyc.model.walk import map_parameters, parameters
from polyc.syntax import clauses as syntax
from polyc.syntax.values import Written


def scenarios(
    context: Context, items: tuple[syntax.Item, ...], known: dict[str, Parameter]
) -> tuple[Scenario, ...]:
    """All scenarios; `known` holds the policy's parameters by path.

    One that comes along from another policy and has nothing left to fill is left out.
    """
    made = [_scenario(context, item, known) for item in items if isinstance(item, syntax.Scenario)]
    return tuple(each for each in made if each.bindings or each.span.origin is None)


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
            if node.span.origin is None:
                context.report(NotPending(span=node.span, path=path))
            continue
        new = scenario_parameter(context, path, value, old, node)
        inherited = node.span.origin is not None
        if new is not None and not (inherited and _idle(old, new)):
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
    if node.target.names[0].text not in context.broken and node.span.origin is None:
        close = similar(path, list(known))
        context.report(UnknownName(span=node.target.span, name=path, what="参数", similar=close))
    return []


def _idle(old: Parameter, new: Parameter) -> bool:
    """Whether a table fills nothing that is 待定."""
    given = new.versions[0].value
    return isinstance(given, Table) and not _filled_cells(old, given)


def pending(value: Value) -> bool:
    """Whether something in a value is 待定."""
    if isinstance(value, Table):
        return any(isinstance(cell, Pending) for cell in value.cells)
    return isinstance(value, Pending)


# ---- applying ----


def bind(policy: Policy, names: tuple[str, ...]) -> tuple[Policy, tuple[ScenariosClash, ...]]:
    """The policy with these scenarios' values in place of 待定; two on one cell clash."""
    chosen: dict[str, list[tuple[str, Binding]]] = {}
    for scenario in policy.scenarios:
        if scenario.name in names:
            for binding in scenario.bindings:
                chosen.setdefault(binding.path, []).append((scenario.name, binding))
    known = known_parameters(policy)
    clashes = tuple(clash for path, bindings in chosen.items() for clash in _clashes(known[path], bindings))

    def bound(parameter: Parameter) -> Parameter:
        versions = parameter.versions
        for scenario, binding in chosen.get(parameter.path, ()):
            new = binding.value.versions[0].value
            cited = next(each.citations for each in policy.scenarios if each.name == scenario)
            versions = tuple(_filled(version, new, cited) for version in versions)
        return evolve(parameter, versions=versions)

    return map_parameters(policy, bound), clashes


def _clashes(old: Parameter, bindings: list[tuple[str, Binding]]) -> Iterator[ScenariosClash]:
    """A finding for each binding that fills a cell which an earlier one fills too."""
    filled: dict[int, str] = {}
    for name, binding in bindings:
        cells = _filled_cells(old, binding.value.versions[0].value)
        taken = next((filled[cell] for cell in cells if cell in filled), None)
        if taken is not None:
            yield ScenariosClash(span=binding.span, path=binding.path, first=taken, second=name)
        filled |= dict.fromkeys(cells, name)


def _filled_cells(old: Parameter, new: Value) -> set[int]:
    """The numbers of the cells that are 待定 in some version and given by `new`; 0 for a single value."""
    tables = [version.value for version in old.versions if isinstance(version.value, Table)]
    tables = [each for each in tables if not isinstance(new, Table) or each.keys == new.keys]
    open_cells = {at for table in tables for at, cell in enumerate(table.cells) if isinstance(cell, Pending)}
    if not isinstance(new, Table):
        return open_cells or {0}
    return {at for at in open_cells if not isinstance(new.cells[at], Pending)}


def _filled(version: Version, new: Value, cited: tuple[Citation, ...]) -> Version:
    """The version with `new` wherever it was 待定; what is filled in rests on the scenario's sources too."""
    old = version.value
    if isinstance(old, Pending):
        return evolve(version, value=new, citations=(*version.citations, *cited))
    if not isinstance(old, Table) or (isinstance(new, Table) and new.keys != old.keys):
        return version
    cells = tuple(
        (new.cells[at] if isinstance(new, Table) else new) if isinstance(cell, Pending) else cell
        for at, cell in enumerate(old.cells)
    )
    if cells == old.cells:
        return version
    return evolve(version, value=evolve(old, cells=cells), citations=(*version.citations, *cited))


def known_parameters(policy: Policy) -> dict[str, Parameter]:
    """All parameters of a policy by path, in text order."""
    return {each.path: each for each in parameters(policy)}
