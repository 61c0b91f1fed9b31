"""Two policies on one day each, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from polyc.comparing.changes import Change, ClauseChange, FactChange, Sort, ValueChange
from polyc.comparing.clause import Clause, Fact
from polyc.comparing.clauses import clauses
from polyc.comparing.moments import Moment, moments, on_day
from polyc.comparing.values import version_rows
from polyc.model import words
from polyc.model.policy import Policy
from polyc.model.values import Parameter


@frozen(kw_only=True)
class Found:
    """A change, and the moments at which it shows, the earliest first."""

    change: Change
    moments: tuple[Moment, ...]


def compare(old: Policy, new: Policy, days: tuple[int, int] | None = None) -> tuple[Found, ...]:
    """Everything that differs: on the two `days`, else in every period that both policies cover."""
    at = moments(old, new) if days is None else (Moment(old_day=days[0], new_day=days[1]),)
    found: dict[Change, list[Moment]] = {}
    first: dict[Change, Change] = {}
    for moment in at:
        for change in changes(on_day(old, moment.old_day), on_day(new, moment.new_day)):
            found.setdefault(change, []).append(moment)
            first.setdefault(change, change)
    return tuple(
        Found(change=_dated(first[change], where, at), moments=tuple(where))
        for change, where in found.items()
    )


def _dated(change: Change, where: Sequence[Moment], all_of_them: Sequence[Moment]) -> Change:
    """The change with its period; that of two given days stands in it already."""
    if len(where) == len(all_of_them):
        return change if len(where) == 1 else evolve(change, period="")
    return evolve(change, period="、".join(words.days(*each) for each in _joined(where)))


def _joined(where: Sequence[Moment]) -> Iterator[tuple[int | None, int | None]]:
    """Periods in a row as one."""
    start, end = where[0].first, where[0].last
    for each in where[1:]:
        if end is None or each.first != end + 1:
            yield start, end
            start = each.first
        end = each.last
    yield start, end


def changes(old: Policy, new: Policy) -> Iterator[Change]:
    """What differs between two policies of one version each: values first, then clauses."""
    before, after = _by_key(old), _by_key(new)
    common = [(before[key], after[key]) for key in before if key in after]
    for first, second in common:
        yield from _values(first, second)
    for first, second in common:
        yield from _facts(first, second)
    yield from _order(old, new)
    gone = [clause for key, clause in before.items() if key not in after]
    come = [clause for key, clause in after.items() if key not in before]
    yield from (_one_sided(Sort.REMOVED, clause, come) for clause in gone)
    yield from (_one_sided(Sort.ADDED, clause, gone) for clause in come)


def _by_key(policy: Policy) -> dict[tuple[str, str], Clause]:
    return {clause.key: clause for clause in clauses(policy)}


# ---- values ----


def _values(old: Clause, new: Clause) -> Iterator[ValueChange]:
    before, after = dict(old.parameters), dict(new.parameters)
    for tail in dict.fromkeys((*before, *after)):
        first, second = before.get(tail), after.get(tail)
        if first is not None and second is not None:
            yield from _rows(f"{new.name}{tail}", first, second)
        else:
            yield _only(f"{new.name}{tail}", first, second)


def _rows(name: str, old: Parameter, new: Parameter) -> Iterator[ValueChange]:
    first, second = old.versions[0], new.versions[0]
    undone = {row.cell: evolve(new, versions=(row.applied,)) for row in version_rows(second, first)}
    for row in version_rows(first, second):
        yield ValueChange(
            clause=name,
            cell=row.cell,
            old=row.old,
            new=row.new,
            period=words.days(second.start, second.end),
            citations=words.citations(second.citations),
            hints=row.hints,
            applied=evolve(old, versions=(row.applied,)),
            undone=undone.get(row.cell),
        )


def _only(name: str, old: Parameter | None, new: Parameter | None) -> ValueChange:
    """A value that one side alone has, such as that of a deductible that there was not before."""
    version = next(each.versions[0] for each in (new, old) if each is not None)
    return ValueChange(
        clause=name,
        cell="",
        old=words.value(old.versions[0].value) if old else words.NONE,
        new=words.value(new.versions[0].value) if new else words.NONE,
        period=words.days(version.start, version.end),
        citations=words.citations(version.citations),
        hints=(),
        applied=None,
        undone=None,
    )


# ---- clauses ----


def _facts(old: Clause, new: Clause) -> Iterator[ClauseChange]:
    found = tuple(_differing(dict(old.facts), dict(new.facts)))
    if found:
        yield _changed(new, found, new.pays)
    elif old.citations != new.citations and not any(_values(old, new)):
        cites = FactChange(aspect="依据", old=old.citations or words.NONE, new=new.citations or words.NONE)
        yield _changed(new, (cites,), pays=False)


def _changed(clause: Clause, found: tuple[FactChange, ...], pays: bool) -> ClauseChange:
    return ClauseChange(
        sort=Sort.CHANGED,
        word=clause.word,
        name=clause.name,
        facts=found,
        alike="",
        period="",
        pays=pays,
    )


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[FactChange]:
    for aspect in dict.fromkeys((*old, *new)):
        before, after = old.get(aspect, words.NONE), new.get(aspect, words.NONE)
        if before != after:
            yield FactChange(aspect=aspect, old=before, new=after)


def _order(old: Policy, new: Policy) -> Iterator[ClauseChange]:
    """Layers and limits are worked through from top to bottom, so their order counts."""
    before, after = ([each.name for each in policy.definitions] for policy in (old, new))
    kept = [name for name in before if name in after]
    now = [name for name in after if name in before]
    if kept != now:
        order = FactChange(aspect="条款次序", old="、".join(kept), new="、".join(now))
        head = Clause(word="政策", name="", facts=())
        yield _changed(head, (order,), pays=True)


def _one_sided(sort: Sort, clause: Clause, others: Sequence[Clause]) -> ClauseChange:
    told = tuple(
        FactChange(aspect=aspect, old=words.NONE, new=text)
        if sort is Sort.ADDED
        else FactChange(aspect=aspect, old=text, new=words.NONE)
        for aspect, text in _content(clause)
        if text != words.NONE
    )
    alike = (each.name for each in others if each.word == clause.word and _content(each) == _content(clause))
    return ClauseChange(
        sort=sort,
        word=clause.word,
        name=clause.name,
        facts=told,
        alike=next(alike, ""),
        period="",
        pays=clause.pays,
    )


def _content(clause: Clause) -> tuple[Fact, ...]:
    """What a clause says, its name aside."""
    values = ((tail.removeprefix(".") or "数值", _told(each)) for tail, each in clause.parameters)
    return (*clause.facts, *values)


def _told(parameter: Parameter) -> str:
    """A value with what changes it, however long: two clauses are alike only where all of it is."""
    version = parameter.versions[0]
    changed = [
        *(words.condition(each.condition) for each in version.adjustments),
        *(f"例外 {each.name}" for each in version.exceptions),
    ]
    return ",".join((words.value(version.value), *changed))
