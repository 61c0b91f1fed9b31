"""修改 of 分段: new rates for the same bands, or in a policy that builds on another, new bands."""

from __future__ import annotations

from attrs import evolve

from polyc.diagnostics.changes import ChangedShape
from polyc.diagnostics.tables import BracketsDiffer
from polyc.model.changes import for_good
from polyc.model.context import Context
from polyc.syntax import clauses as syntax
from polyc.syntax import values as written


def restated(
    tables: list[syntax.Brackets], changes: list[syntax.Change]
) -> tuple[list[syntax.Brackets], list[syntax.Change]]:
    """The tables with the bands that a policy sets for all of its time in place of those it builds on.

    The 修改 stays one, whose rates are those of its own bands, so that it must be allowed.
    """
    for change in changes:
        last = tables[-1]
        if change.brackets and for_good(change, last.span) and _bands(change) != _bands(last):
            placed = tuple(evolve(band, span=last.span) for band in change.brackets)
            tables = [evolve(last, brackets=placed, period=None)]
    return tables, changes


def _bands(node: syntax.Brackets | syntax.Change) -> list[written.Range]:
    return [each.range for each in node.brackets]


def same_bands(context: Context, node: syntax.Brackets, changes: list[syntax.Change]) -> bool:
    """Whether every 修改 gives a rate to each band, or changes all of them alike."""
    for change in changes:
        if change.scope is not None:
            reason, remedy = "分段没有 每次、每年 可改", "只写各段的比例"
            name = change.target.text
            context.report(ChangedShape(span=change.span, name=name, reason=reason, remedy=remedy))
            return False
        if change.brackets and _bands(change) != _bands(node):
            context.report(BracketsDiffer(span=change.span, first=node.span))
            return False
    return True


def of_band(change: syntax.Change, number: int) -> syntax.Change:
    """What a 修改 of a bracket table says of one band."""
    if not change.brackets:
        return change
    band = change.brackets[number]
    cites = band.citations or change.citations
    return evolve(change, value=band.value, brackets=(), citations=cites, span=band.span)
