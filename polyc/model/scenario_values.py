"""The value that a scenario gives: a literal, a table for the cells that are 待定, a band's rate."""

from __future__ import annotations

from attrs import evolve

from polyc.diagnostics.cases import NotPending
from polyc.diagnostics.values import WrongKind
from polyc.model.amendments import value as model_value
from polyc.model.context import Context
from polyc.model.kind_words import kind_text
from polyc.model.parameters import zero_if_unlimited
from polyc.model.tables import cell_value, table
from polyc.model.values import Parameter, Pending, Table, Value, Version, WithoutLimit
from polyc.syntax import clauses as syntax
from polyc.syntax import values as written


def scenario_parameter(
    context: Context,
    path: str,
    node: syntax.Values | written.Written | syntax.Bracket,
    old: Parameter,
    place: syntax.Assignment,
) -> Parameter | None:
    """What stands in for the 待定 of `old`; a table need only fill the cells that are 待定."""
    value = _value(context, path, node, old)
    if value is None:
        return None
    if old.without_limit is WithoutLimit.NOTHING:
        value = zero_if_unlimited(value)
    version = Version(
        start=None,
        end=None,
        value=value,
        adjustments=(),
        exceptions=(),
        citations=(),
        notes=(),
        span=place.span,
    )
    return evolve(old, versions=(version,), span=place.span)


def _value(
    context: Context,
    path: str,
    node: syntax.Values | written.Written | syntax.Bracket,
    old: Parameter,
) -> Value | None:
    match node:
        case syntax.Values():
            cell = written.Cell(labels=node.labels, span=node.span)
            single = cell_value(context, cell)
            if node.negative or single is None:
                context.report(WrongKind(span=node.span, found="这个值", wanted=kind_text(old.kind)))
                return None
            return model_value(context, single, path, old.kind, _may_be_unlimited(old))
        case syntax.Bracket():
            return model_value(context, node.value, path, old.kind)
        case written.RowTable() | written.InlineTable():
            return _partial(context, path, node, old)
        case _:
            return model_value(context, node, path, old.kind)


def _may_be_unlimited(old: Parameter) -> bool:
    return old.without_limit is not WithoutLimit.MISTAKEN


def _partial(
    context: Context, path: str, node: written.RowTable | written.InlineTable, old: Parameter
) -> Table | None:
    """The scenario's table, its unwritten cells taken from the policy's own."""
    tables = [version.value for version in old.versions if isinstance(version.value, Table)]
    open_ones = [each for each in tables if any(isinstance(cell, Pending) for cell in each.cells)]
    shape = next(iter((*open_ones, *tables)), None)
    before = context.errors
    made = table(context, node, path, old.kind, _may_be_unlimited(old), base=shape)
    if made is None or shape is None:
        return made
    if node.span.origin is not None:
        return _kept(made, shape)
    if context.errors == before:
        _only_pending(context, path, node, made, shape)
    return made


def _kept(made: Table, shape: Table) -> Table:
    """The table without what a policy has since decided that builds on the scenario's own."""
    cells = zip(made.cells, shape.cells, strict=True)
    return evolve(made, cells=tuple(new if isinstance(old, Pending) else old for new, old in cells))


def _only_pending(
    context: Context, path: str, node: written.RowTable | written.InlineTable, made: Table, shape: Table
) -> None:
    """Reports a cell that the scenario changes although the policy gives it."""
    for new, old in zip(made.cells, shape.cells, strict=True):
        if not isinstance(old, Pending) and new != old:
            context.report(NotPending(span=node.span, path=path))
            return
