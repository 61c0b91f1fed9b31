"""One writing of a parameter: which days it covers, by which document, and what it says."""

from __future__ import annotations

from attrs import frozen

from polyc.diagnostics.head import BackwardPeriod
from polyc.diagnostics.values import NoSuchDay
from polyc.kinds import Kind
from polyc.model.amendments import amendments, value
from polyc.model.context import Context, notes
from polyc.model.issues import Issue
from polyc.model.values import Adjustment, Citation, ExceptionRule, Value
from polyc.source.span import Span
from polyc.syntax import clauses as syntax
from polyc.syntax import values as written


@frozen(kw_only=True)
class Entry:
    """A clause of a parameter, or a 修改 of one.

    `start` and `end` are days, both included (None: open).  `value` is what the clause says;
    None for a 修改, whose value is read once it is known what it stands in for.  `rank` is 0
    for what the policy itself writes, and falls with each policy above; `document` is the
    first that the entry cites ("" without any), issued at `issue`.
    """

    start: int | None
    end: int | None
    retroactive: bool
    rank: int
    document: str
    issue: Issue | None
    value: Value | None
    adjustments: tuple[Adjustment, ...]
    exceptions: tuple[ExceptionRule, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]
    node: syntax.Valued | syntax.Change
    span: Span

    def covers(self, first: int, last: int) -> bool:
        """Whether the entry holds on these days; no entry begins or ends among them."""
        begun = self.start is None or self.start <= first
        return begun and (self.end is None or self.end >= last)


def ground(
    context: Context, path: str, clause: syntax.Valued, kind: Kind | None, limit: bool
) -> Entry | None:
    """The entry of a clause; None where its value is wrong, which is reported."""
    found = value(context, clause.value, path, kind, limit)
    known = kind or (found.kind if found else None)
    entry = _entry(context, path, clause, known, limit, found, before=0)
    return None if found is None else entry


def changing(
    context: Context, path: str, change: syntax.Change, kind: Kind, limit: bool, before: int
) -> Entry:
    """The entry of a 修改; `before` nameless exceptions stand above its own."""
    return _entry(context, path, change, kind, limit, None, before)


def _entry(
    context: Context,
    path: str,
    node: syntax.Valued | syntax.Change,
    kind: Kind | None,
    limit: bool,
    found: Value | None,
    before: int,
) -> Entry:
    start, end = _days(context, node.period)
    added, rules = amendments(context, node.amendments, path, kind, limit, before)
    cited = context.citations(node.citations)
    document = cited[0].document if cited else ""
    return Entry(
        start=start,
        end=end,
        retroactive=node.period is not None and node.period.retroactive,
        rank=context.ranks[node.span.origin.policy] if node.span.origin else 0,
        document=document,
        issue=context.issues.get(document),
        value=found,
        adjustments=added,
        exceptions=rules,
        citations=cited,
        notes=notes(node),
        node=node,
        span=node.span,
    )


def _days(context: Context, period: syntax.Period | None) -> tuple[int | None, int | None]:
    if period is None:
        return None, None
    start, end = _day(context, period.start), _day(context, period.end)
    if start is not None and end is not None and end < start:
        context.report(BackwardPeriod(span=period.span))
    return start, end


def _day(context: Context, node: written.DateLiteral | None) -> int | None:
    if node is None:
        return None
    if node.days is None:
        context.report(NoSuchDay(span=node.span))
    return node.days
