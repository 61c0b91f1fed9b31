"""What a 修改 makes of the version that it stands in for."""

from __future__ import annotations

from attrs import evolve, frozen

from polyc.diagnostics.changes import ChangedShape, NotAdjustable, OutOfRange
from polyc.kinds import Kind
from polyc.model.amendments import Step, shift, value
from polyc.model.changes import adjustable
from polyc.model.context import Context
from polyc.model.entries import Entry
from polyc.model.plain import plain
from polyc.model.ranges import Interval, interval, whole
from polyc.model.shifting import always, is_always, limitless, moved
from polyc.model.tables import table_over
from polyc.model.values import Adjustment, Constant, Pending, Table, Unlimited, Value, Version
from polyc.syntax import clauses as syntax
from polyc.syntax import values as written


@frozen(kw_only=True)
class Amending:
    """The parameter at `path` while it is amended; `limit` allows 不设."""

    context: Context
    path: str
    kind: Kind
    limit: bool

    def amended(self, old: Version, above: Entry, change: Entry) -> Version | None:
        """The version once the change has been made; `above` is the entry whose 可调 counts."""
        if not isinstance(change.node, syntax.Change):
            return _replaced(old, change)
        made = self._value(old, change.node)
        if made is None:
            return None
        steps = tuple(each for each in made.adjustments if is_always(each))
        kept = tuple(each for each in old.adjustments if made.keeps or not is_always(each))
        version = evolve(
            old,
            value=made.value,
            adjustments=(*kept, *steps, *change.adjustments),
            exceptions=(*old.exceptions, *change.exceptions),
            citations=tuple(dict.fromkeys((*old.citations, *change.citations))),
            amended=(*old.amended, *change.citations),
            changes=(*old.changes, change.span),
            notes=(*old.notes, *change.notes),
        )
        return version if change.rank <= above.rank or self._allowed(version, above, change) else None

    def _value(self, old: Version, node: syntax.Change) -> _Made | None:
        match node.value:
            case None:
                return _Made(value=old.value, keeps=True)
            case syntax.Shift():
                return self._shifted(old, node, node.value)
            case written.InlineTable() | written.RowTable():
                return self._table(old, node.value)
            case _:
                found = value(self.context, node.value, self.path, self.kind, self.limit)
                return None if found is None else _Made(value=found, keeps=False)

    def _shifted(self, old: Version, node: syntax.Change, by: syntax.Shift) -> _Made | None:
        step = shift(self.context, by.raises, by.amount, self.kind)
        if step is None:
            return None
        if limitless(old.value):
            self._misfit(node, "原来写的是不设,没有数可以提高或降低", "直接写出新的数")
            return None
        return self._stepped(old, node, by, step)

    def _stepped(self, old: Version, node: syntax.Change, by: syntax.Shift, step: Step) -> _Made:
        settled = not any(is_always(each) for each in old.adjustments)
        new = moved(old.value, step, by.raises, by.span) if settled else None
        if new is not None:
            return _Made(value=new, keeps=True)
        cites = self.context.citations(node.citations)
        return _Made(value=old.value, keeps=True, adjustments=(always(step, by.raises, cites, by.span),))

    def _table(self, old: Version, node: written.InlineTable | written.RowTable) -> _Made | None:
        if any(is_always(each) for each in old.adjustments):
            reason = "前面已经在待定的值上提高或降低过,不能只改其中几格"
            self._misfit(node, reason, "把整张表写出来")
            return None
        found = table_over(self.context, node, self.path, self.kind, self.limit, old.value)
        return None if found is None else _Made(value=found, keeps=False)

    def _misfit(self, node: written.Node, reason: str, remedy: str) -> None:
        self.context.report(ChangedShape(span=node.span, name=self.path, reason=reason, remedy=remedy))

    # ---- 可调 ----

    def _allowed(self, version: Version, above: Entry, change: Entry) -> bool:
        """Whether the policy above lets the change be made, and what it comes to."""
        mark = adjustable(above.node)
        if mark is None:
            base = above.span.origin.policy if above.span.origin else ""
            self.context.report(NotAdjustable(span=change.span, name=self.path, base=base))
            return False
        if mark.range is None:
            return True
        within = interval(self.context, mark.range, self.kind, whole(self.kind))
        return within is not None and self._within(version, within, change)

    def _within(self, version: Version, within: Interval, change: Entry) -> bool:
        for each in (version.value, *(rule.value for rule in change.exceptions)):
            for cell in each.cells if isinstance(each, Table) else (each,):
                if isinstance(cell, Pending):
                    continue
                if not isinstance(cell, Constant):
                    self._outside(change, "不设" if isinstance(cell, Unlimited) else "一个算式", within)
                    return False
                low, high = _reach(cell.value, change.adjustments)
                if low < within.low or high > within.high:
                    worst = low if low < within.low else high
                    self._outside(change, plain(worst, self.kind), within)
                    return False
        return True

    def _outside(self, change: Entry, found: str, within: Interval) -> None:
        low, high = plain(within.low, self.kind), plain(within.high, self.kind)
        self.context.report(OutOfRange(span=change.span, name=self.path, found=found, low=low, high=high))


@frozen(kw_only=True)
class _Made:
    """A new value; `keeps` tells whether earlier steps over something 待定 still count."""

    value: Value
    keeps: bool
    adjustments: tuple[Adjustment, ...] = ()


def _replaced(old: Version, entry: Entry) -> Version:
    """The version of a clause that stands wholly in place of an earlier one."""
    assert entry.value is not None, "a clause has a value"
    return evolve(
        old,
        value=entry.value,
        adjustments=entry.adjustments,
        exceptions=entry.exceptions,
        citations=entry.citations,
        amended=(),
        changes=(),
        notes=entry.notes,
        span=entry.span,
    )


def _reach(value: int, adjustments: tuple[Adjustment, ...]) -> tuple[int, int]:
    """The least and the greatest that a value comes to with these adjustments; no plain one counts as endless."""
    low = high = value
    for each in adjustments:
        amount = each.amount
        if not isinstance(amount, Constant):
            return (-(10**18), 10**18)
        if each.raises:
            high += amount.value
        else:
            low -= amount.value
    return low, high
