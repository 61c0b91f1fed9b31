"""A parameter over time: which entry holds on which day, and which a settlement may know.

The days of the policy are cut wherever an entry begins or ends.  On each stretch the
earliest entry is the ground; what later documents say goes on top of it, in the order of
their issue.  Where a settlement's own date is known, each of them counts from the day of
its issue on, unless it is 追溯.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import evolve, frozen

from polyc.diagnostics.changes import (
    ChangeWithoutPeriod,
    EarlierChange,
    NoKnowingDate,
    SameIssue,
    UndatedChange,
)
from polyc.diagnostics.tables import PeriodGap, PeriodOverlap
from polyc.kinds import Kind
from polyc.model.amending import Amending
from polyc.model.context import Context
from polyc.model.entries import Entry
from polyc.model.values import Version
from polyc.source.span import Span
from polyc.syntax.literals import day_text

_ENDLESS: Final = 10**9


@frozen(kw_only=True)
class _Stretch:
    """Days on which the same entries hold, both included, and these entries from the ground up."""

    first: int
    last: int
    entries: tuple[Entry, ...]


@frozen(kw_only=True)
class _Overlaid:
    """An entry that goes on top of others, and the day from which a settlement may know it."""

    entry: Entry
    known: int | None


def timeline(
    context: Context, path: str, kind: Kind, limit: bool, entries: Sequence[Entry]
) -> tuple[Version, ...] | None:
    """The versions in order of time, and on each stretch in order of knowledge; None after a report."""
    amending = Amending(context=context, path=path, kind=kind, limit=limit)
    line = _Timeline(amending=amending, entries=tuple(entries))
    stretches = line.stretches()
    if stretches is None:
        return None
    plain = [line.in_order(each) for each in stretches]
    if not all(plain):
        return None
    versions: list[Version] = []
    for stretch in stretches:
        made = line.versions(stretch)
        if made is None:
            return None
        versions.extend(made)
    return tuple(versions) if line.all_used(versions) else None


@frozen(kw_only=True)
class _Timeline:
    amending: Amending
    entries: tuple[Entry, ...]

    @property
    def context(self) -> Context:
        return self.amending.context

    @property
    def path(self) -> str:
        return self.amending.path

    # ---- stretches ----

    def stretches(self) -> tuple[_Stretch, ...] | None:
        """The days of the policy, cut; None where some have no value."""
        start, end = self._period()
        cuts = {start}
        for each in self.entries:
            for cut in (each.start, None if each.end is None else each.end + 1):
                if cut is not None and start < cut <= end:
                    cuts.add(cut)
        made: list[_Stretch] = []
        for first, after in pairwise((*sorted(cuts), end + 1)):
            holding = [each for each in self.entries if each.covers(first, after - 1)]
            if not any(each.value is not None for each in holding):
                self._report_gap(first, after - 1)
                return None
            ordered = self._ordered(holding, first)
            if ordered is None:
                return None
            made.append(_Stretch(first=first, last=after - 1, entries=ordered))
        return tuple(made)

    def _period(self) -> tuple[int, int]:
        return self.context.start, _ENDLESS if self.context.end is None else self.context.end

    def _ordered(self, holding: list[Entry], at: int) -> tuple[Entry, ...] | None:
        """The ground, then the rest in the order of their issue."""
        grounds = [each for each in holding if each.value is not None]
        for one, other in pairwise(grounds):
            if not _decided(one, other):
                self._report_overlap(one, other, at)
                return None
        ground = min(grounds, key=_order)
        rest = sorted((each for each in holding if each is not ground), key=_order)
        return (ground, *rest)

    def _report_gap(self, first: int, last: int) -> None:
        until = "以后" if last == _ENDLESS else f"至 {day_text(last)}"
        start = self.context.start
        near = [each for each in self.entries if (each.start or start) <= first] or self.entries
        span = max(near, key=lambda each: each.start or start).span
        after = [each for each in self.entries if each.start is not None and each.start > last]
        if after:
            span = min(after, key=lambda each: each.start or start).span
        self.context.report(PeriodGap(span=span, name=self.path, between=f"{day_text(first)}{until}"))

    def _report_overlap(self, one: Entry, other: Entry, at: int) -> None:
        start = self.context.start
        early, late = sorted((one, other), key=lambda each: each.start or start)
        self.context.report(PeriodOverlap(span=late.span, name=self.path, at=day_text(at), first=early.span))

    # ---- order and dates ----

    def in_order(self, stretch: _Stretch) -> bool:
        """Whether it is plain which entry counts; each that is not is reported."""
        ground, *rest = stretch.entries
        dated = [self._dated(ground, each) for each in rest]
        told = [self._told_apart(stretch, one, other) for one, other in pairwise(rest)]
        return all(dated) and all(told)

    def _dated(self, ground: Entry, entry: Entry) -> bool:
        """Whether the entry says from when it holds, by a document that came after the ground's."""
        if _at_home(ground, entry):
            return True
        if entry.start is None and entry.end is None and entry.rank == ground.rank and entry.value is None:
            self.context.report(ChangeWithoutPeriod(span=entry.span, name=self.path))
            return False
        if entry.issue is None:
            return self._undated(entry)
        if ground.issue is not None and entry.rank == ground.rank and entry.issue.before(ground.issue):
            self.context.report(EarlierChange(span=entry.span, name=self.path, first=ground.span))
            return False
        return self._knowable(entry)

    def _knowable(self, entry: Entry) -> bool:
        """Whether it is written what holds for settlements made before the entry's document came."""
        assert entry.issue is not None, "looked at before"
        begins = self.context.start if entry.start is None else max(entry.start, self.context.start)
        if entry.retroactive or (not self.context.knowing and entry.issue.last <= begins):
            return True
        if not self.context.knowing and entry.issue.first > begins:
            self.context.report(NoKnowingDate(span=entry.span, name=self.path, document=entry.document))
            return False
        return entry.issue.exact or self._undated(entry)

    def _undated(self, entry: Entry) -> bool:
        self.context.report(UndatedChange(span=entry.span, name=self.path, document=entry.document))
        return False

    def _told_apart(self, stretch: _Stretch, one: Entry, other: Entry) -> bool:
        """Whether one of two entries surely comes later, or both orders come to the same."""
        if _decided(one, other) or self._commute(stretch.entries[0], one, other):
            return True
        if (
            one.issue is not None and one.issue == other.issue and one.issue.exact
        ) or one.document == other.document:
            at = day_text(max(stretch.first, self.context.start))
            self.context.report(SameIssue(span=other.span, name=self.path, at=at, first=one.span))
            return False
        vague = next(each for each in (other, one) if each.issue is None or not each.issue.exact)
        return self._undated(vague)

    def _commute(self, ground: Entry, one: Entry, other: Entry) -> bool:
        before = len(self.context.found)
        ways = [self._top(ground, order) for order in ((one, other), (other, one))]
        del self.context.found[before:]
        first, second = ways
        return (
            first is not None
            and second is not None
            and first.value == second.value
            and set(first.adjustments) == set(second.adjustments)
        )

    # ---- versions ----

    def versions(self, stretch: _Stretch) -> list[Version] | None:
        """What holds on the stretch, by what a settlement may know; the ground is always known."""
        ground, *rest = stretch.entries
        laid = [_Overlaid(entry=each, known=self._known(ground, each)) for each in rest]
        days = sorted({each.known for each in laid if each.known is not None})
        made: list[Version] = []
        for known, after in pairwise((None, *days, None)):
            seen = [e.entry for e in laid if e.known is None or (known is not None and e.known <= known)]
            version = self._top(ground, seen)
            if version is None:
                return None
            start, end = self._ends(stretch)
            made.append(evolve(version, start=start, end=end, known_from=known, known_until=after))
        return made

    def _known(self, ground: Entry, entry: Entry) -> int | None:
        if not self.context.knowing or entry.retroactive or _at_home(ground, entry):
            return None
        assert entry.issue is not None, "looked at before"
        return entry.issue.first

    def _top(self, ground: Entry, rest: Sequence[Entry]) -> Version | None:
        version, above = _version(ground), ground
        for entry in rest:
            made = self.amending.amended(version, above, entry)
            if made is None:
                return None
            version, above = made, entry
        return version

    def _ends(self, stretch: _Stretch) -> tuple[int | None, int | None]:
        """First and last day; open where the policy itself begins or ends there, and nothing else does."""
        first, last = self._period()
        starts = {each.start for each in stretch.entries}
        ends = {each.end for each in stretch.entries}
        start = None if stretch.first == first and first not in starts else stretch.first
        end = None if stretch.last == last and last not in ends else stretch.last
        return start, end

    def all_used(self, versions: Sequence[Version]) -> bool:
        """Whether every clause and every 修改 holds at some time; one that never does is reported."""
        told: set[Span] = {version.span for version in versions}
        told |= {span for version in versions for span in version.changes}
        for entry in self.entries:
            if entry.span in told or not self._within_period(entry):
                continue
            other = next(each for each in self.entries if each.span in told)
            self._report_overlap(entry, other, self.context.start)
            return False
        return True

    def _within_period(self, entry: Entry) -> bool:
        first, last = self._period()
        begun = entry.start is None or entry.start <= last
        return begun and (entry.end is None or entry.end >= first)


def _version(ground: Entry) -> Version:
    assert ground.value is not None, "a clause has a value"
    return Version(
        start=ground.start,
        end=ground.end,
        value=ground.value,
        adjustments=ground.adjustments,
        exceptions=ground.exceptions,
        citations=ground.citations,
        notes=ground.notes,
        span=ground.span,
    )


def _order(entry: Entry) -> tuple[int, int]:
    return entry.rank, entry.issue.first if entry.issue else 0


def _decided(one: Entry, other: Entry) -> bool:
    """Whether it is plain which of two entries comes later."""
    if one.rank != other.rank:
        return True
    if one.issue is None or other.issue is None:
        return False
    return one.issue.before(other.issue) or other.issue.before(one.issue)


def _at_home(ground: Entry, entry: Entry) -> bool:
    """Whether a policy sets a value of the one it builds on for all of its own time."""
    return entry.rank > ground.rank and entry.start is None and entry.end is None
