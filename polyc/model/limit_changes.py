"""修改 of 起付线 and 封顶线: a new amount, or in a policy that builds on another, a new line."""

from __future__ import annotations

from polyc.diagnostics.changes import ChangedShape, NotAdjustable
from polyc.model.changes import adjustable, for_good
from polyc.model.context import Context
from polyc.syntax import clauses as syntax
from polyc.syntax import values as written


def redrawn(context: Context, path: str, drawings: list[syntax.Drawing]) -> list[syntax.Drawing]:
    """The lines as the 修改 of them leave them, where that is more than another amount.

    A line that reaches or cuts otherwise can only be set for good, by a policy that builds
    on another; over time a limit keeps its 每次 or 每年.  A 修改 of 不设 or of 额度 is used up here.
    """
    for change in context.changes.get(path, ()):
        first = drawings[0]
        if isinstance(first, syntax.OwnLimit) and _same(change, first):
            continue
        made = _own(context, path, change, first)
        if made is None:
            context.claim(path)
            context.broken.add(path)
            return drawings
        drawings = [made]
    if not isinstance(drawings[0], syntax.OwnLimit):
        context.claim(path)
    return drawings


def _same(change: syntax.Change, line: syntax.OwnLimit) -> bool:
    """Whether the 修改 leaves the line as far-reaching as it is."""
    return (change.scope is None or change.scope == line.scope) and change.limit_on in (None, line.limit_on)


def _own(context: Context, path: str, change: syntax.Change, line: syntax.Drawing) -> syntax.OwnLimit | None:
    """The line as a 修改 for good writes it; what it stood for before is told by the 可调 below it."""
    if not for_good(change, line.span):
        reason = "它改变了多久算一次,或限的是什么;前后几段时间要一样"
        _misfit(context, path, change, reason, "写成与原来同样的 每次、每年、限支付、限费用")
        return None
    if change.scope is None or change.value is None or isinstance(change.value, syntax.Shift):
        reason = "原来的一行没有写每次、每年的数"
        _misfit(context, path, change, reason, "写全新的一行,例如 每年 1万元")
        return None
    if adjustable(line) is None:
        base = line.span.origin.policy if line.span.origin else ""
        context.report(NotAdjustable(span=change.span, name=path, base=base))
        return None
    limited = line.limit_on if isinstance(line, syntax.OwnLimit) else None
    old: written.Written = written.Unlimited(span=line.span)
    return syntax.OwnLimit(
        value=line.value if isinstance(line, syntax.OwnLimit) else old,
        amendments=line.amendments if isinstance(line, syntax.OwnLimit) else (),
        scope=change.scope,
        limit_on=change.limit_on or limited,
        citations=line.citations,
        remarks=line.remarks,
        span=line.span,
    )


def _misfit(context: Context, path: str, change: syntax.Change, reason: str, remedy: str) -> None:
    context.report(ChangedShape(span=change.span, name=path, reason=reason, remedy=remedy))
