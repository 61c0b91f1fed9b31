"""修改: all of a policy gathered before the clauses are read, and what none of them took."""

from __future__ import annotations

from collections.abc import Iterable

from polyc.diagnostics.changes import ChangeOfNothing
from polyc.model.context import Context, similar
from polyc.source.span import Span
from polyc.syntax import clauses as syntax


def announce_changes(context: Context, tree: syntax.SourcePolicy) -> None:
    """Notes every 修改 by the clause that it names, and how far above this policy each ancestor stands."""
    for item in tree.items:
        if isinstance(item, syntax.Change):
            context.changes.setdefault(item.target.text, []).append(item)
    context.ranks = {each.policy: -above for above, each in enumerate(tree.ancestors, 1)}
    context.knowing = any(isinstance(i, syntax.Convention) and i.slot.text == "知悉日期" for i in tree.items)


def unclaimed(context: Context, known: Iterable[str]) -> None:
    """Reports every 修改 that no clause took."""
    names = [name.split("〔")[0] for name in known]
    for name, changes in context.changes.items():
        if name in context.claimed or name.split(".")[0] in context.broken:
            continue
        for change in changes:
            close = similar(name, list(dict.fromkeys(names)))
            context.report(ChangeOfNothing(span=change.target.span, name=name, similar=close))


def for_good(change: syntax.Change, place: Span) -> bool:
    """Whether a policy sets, for all of its own time, a clause at `place` that it builds on."""
    above = place.origin.policy if place.origin else ""
    own = change.span.origin.policy if change.span.origin else ""
    return change.period is None and above != own


def adjustable(clause: syntax.Clause) -> syntax.Adjustable | None:
    """The 可调 below a clause."""
    return next((each for each in clause.remarks if isinstance(each, syntax.Adjustable)), None)
