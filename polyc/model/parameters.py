"""Parameters: the clauses that write one, and the 修改 of them, as one timeline."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from polyc.kinds import Kind
from polyc.model.context import Context
from polyc.model.entries import Entry, changing, ground
from polyc.model.timelines import timeline
from polyc.model.values import Constant, Formula, Parameter, Table, Unlimited, Value, WithoutLimit
from polyc.syntax import clauses as syntax


def parameter(
    context: Context,
    path: str,
    clauses: Sequence[syntax.Valued],
    kind: Kind | None,
    limit: bool = False,
    changes: Sequence[syntax.Change] | None = None,
) -> Parameter | None:
    """The value that these clauses give over time; `limit` allows 不设.

    The first clause decides the kind where none is wanted.  The 修改 are those that name
    the path, where none are given.
    """
    entries: list[Entry] = []
    for clause in clauses:
        entry = ground(context, path, clause, kind, limit)
        if entry is None or entry.value is None:
            return None
        kind = kind or entry.value.kind
        entries.append(entry)
    assert kind is not None
    for change in context.claim(path) if changes is None else changes:
        nameless = sum(len(each.exceptions) for each in entries)
        entries.append(changing(context, path, change, kind, limit, nameless))
    versions = timeline(context, path, kind, limit, entries)
    if versions is None:
        return None
    without = WithoutLimit.ENDLESS if limit else WithoutLimit.MISTAKEN
    return Parameter(path=path, kind=kind, versions=versions, without_limit=without, span=clauses[0].span)


def without_limit_is_none(node: Parameter) -> Parameter:
    """A deductible that is 不设 is none at all: 0, where a cap that is 不设 would be endless."""
    versions = tuple(
        evolve(
            version,
            value=zero_if_unlimited(version.value),
            exceptions=tuple(
                evolve(rule, value=zero_if_unlimited(rule.value)) for rule in version.exceptions
            ),
        )
        for version in node.versions
    )
    return evolve(node, versions=versions, without_limit=WithoutLimit.NOTHING)


def zero_if_unlimited(found: Value) -> Value:
    """A value of a deductible, where 不设 is 0."""
    if isinstance(found, Table):
        return evolve(found, cells=tuple(_zero_cell(cell) for cell in found.cells))
    return _zero_cell(found)


def _zero_cell(found: Formula) -> Formula:
    if isinstance(found, Unlimited):
        return Constant(kind=found.kind, value=0, span=found.span)
    return found
