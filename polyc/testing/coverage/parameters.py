"""The questions that a parameter raises: versions, exceptions, adjustments, cells, choices of its formula."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from polyc.analysis.claim import value_words
from polyc.kinds import DATE
from polyc.lowering.formulas import unit_scale
from polyc.lowering.naming import adjustment_flag, exception_flag, version_name
from polyc.lowering.order import in_order
from polyc.model.policy import Conventions
from polyc.model.shifting import is_always
from polyc.model.values import (
    ChoiceKey,
    Constant,
    ExceptionRule,
    Extreme,
    Formula,
    IdentityKey,
    InputValue,
    Key,
    Parameter,
    Pending,
    RangeKey,
    Table,
    Value,
    Version,
)
from polyc.model.words import formula as formula_words
from polyc.testing.coverage.boundaries import condition_boundaries, start_boundary
from polyc.testing.coverage.point import Part, Point, Question, asked_only, both_ways
from polyc.testing.coverage.view import View, amount


def parameter_questions(node: Parameter, name: str, dates: Conventions) -> Iterator[Question]:
    """`name` is the parameter's local, under which its flags are kept; `dates` name the inputs that select a version."""
    date = InputValue(kind=DATE, name=dates.version_date, span=node.span)
    for at, version in enumerate(node.versions):
        if is_open(version):
            continue
        here = partial(_in_force, version, dates)
        if len(node.versions) > 1:
            yield _version_point(node.path, version, here)
        if at and version.start is not None and not is_open(node.versions[at - 1]):
            yield start_boundary(node.path, date, version.start, version.span)
        for question in _version_questions(node.path, version, version_name(name, at)):
            yield asked_only(question, here)


def is_open(version: Version) -> bool:
    """Whether all of a version is 待定, so that no settlement ever takes it."""
    value = version.value
    cells = value.cells if isinstance(value, Table) else (value,)
    return not version.exceptions and all(isinstance(cell, Pending) for cell in cells)


def _in_force(version: Version, dates: Conventions, view: View) -> bool:
    day, known = view.inputs.get(dates.version_date, 0), view.inputs.get(dates.known_date, 0)
    begun = (version.start is None or day >= version.start) and (version.end is None or day <= version.end)
    seen = version.known_from is None or known >= version.known_from
    return begun and seen and (version.known_until is None or known < version.known_until)


def _version_point(owner: str, version: Version, here: Callable[[View], bool]) -> Question:
    since = "最早一版" if version.start is None else f"{value_words(DATE, version.start)}起的一版"
    point = Point(part=Part.CLAUSE, owner=owner, detail=since, span=version.span)
    return Question(points=(point,), answer=lambda view: (0,) if here(view) else ())


def _version_questions(owner: str, version: Version, name: str) -> Iterator[Question]:
    rules = in_order(version.exceptions)
    flags = [exception_flag(name, rule.name) for rule in rules]
    for at, rule in enumerate(rules):
        earlier = flags[:at]
        free = partial(_none_held, tuple(earlier))
        for question in _exception_questions(owner, rule, flags[at]):
            yield asked_only(question, free)
    general = partial(_none_held, tuple(flags))
    for number, each in enumerate(version.adjustments, 1):
        if is_always(each):
            continue
        words = f"第{number}条另" if len(version.adjustments) > 1 else "另"
        flag = adjustment_flag(name, number)
        yield asked_only(
            both_ways(owner, f"{words}适用", f"{words}不适用", each.span, partial(_flag, flag)), general
        )
        yield from condition_boundaries(owner, each.condition)
    for question in value_questions(owner, version.value):
        yield asked_only(question, general)


def _exception_questions(owner: str, rule: ExceptionRule, flag: str) -> Iterator[Question]:
    yield both_ways(
        owner, f"例外“{rule.name}”适用", f"例外“{rule.name}”不适用", rule.span, partial(_flag, flag)
    )
    yield from condition_boundaries(owner, rule.condition)
    for question in value_questions(f"{owner} 例外“{rule.name}”", rule.value):
        yield asked_only(question, lambda view: bool(view.local(flag)))


def _flag(name: str, view: View) -> int | None:
    return view.local(name)


def _none_held(flags: tuple[str, ...], view: View) -> bool:
    return not any(view.local(flag) for flag in flags)


# ---- values ----


def value_questions(owner: str, value: Value) -> Iterator[Question]:
    """The cells of a table with the boundaries of its keys; of a formula what it chooses between."""
    if not isinstance(value, Table):
        yield from formula_questions(owner, value)
        return
    if not isinstance(value.keys[0], IdentityKey) or value.keys[0].highest is None:
        yield table_question(owner, value)
    else:
        yield _best_of_held(owner, value, value.keys[0])
    for key in value.keys:
        if isinstance(key, RangeKey):
            for start in key.starts[1:]:
                yield start_boundary(owner, key.subject, start, key.span)


def table_question(owner: str, table: Table) -> Question:
    """Which cell is taken; one that is 待定 is no point."""
    labels = cell_labels(table)
    open_ = [at for at, cell in enumerate(table.cells) if not isinstance(cell, Pending)]
    points = tuple(
        Point(part=Part.CELL, owner=owner, detail=labels[at], span=table.cells[at].span) for at in open_
    )

    def answer(view: View) -> Iterable[int]:
        at = cell_of(table, view)
        return (open_.index(at),) if at in open_ else ()

    return Question(points=points, answer=answer)


def _best_of_held(owner: str, table: Table, key: IdentityKey) -> Question:
    """Each option held alone, so that its cell decides, and none."""
    labels = cell_labels(table)
    points = tuple(
        Point(part=Part.CELL, owner=owner, detail=label, span=cell.span)
        for label, cell in zip(labels, table.cells, strict=True)
    )
    bits = [1 << at for at in range(len(labels) - 1)] + [0]

    def answer(view: View) -> Iterable[int]:
        held = view.inputs.get(key.subject.name, 0)
        return (bits.index(held),) if held in bits else ()

    return Question(points=points, answer=answer)


def key_labels(key: Key) -> tuple[str, ...]:
    """The names of a key's cells."""
    return key.labels if isinstance(key, RangeKey) else key.options


def cell_labels(table: Table) -> list[str]:
    """The names of a table's cells, in order."""
    labels = [""]
    for key in table.keys:
        own = key_labels(key)
        name = formula_words(key.subject)
        labels = [
            f"{before},{name} {each}" if before else f"{name} {each}" for before in labels for each in own
        ]
    return labels


def cell_of(table: Table, view: View) -> int | None:
    """The number of the cell that the keys point at; None where a key's value is unknown."""
    at = 0
    for key in table.keys:
        index = _index(key, view)
        if index is None:
            return None
        at = at * len(key_labels(key)) + index
    return at


def _index(key: Key, view: View) -> int | None:
    found = amount(key.subject, view)
    if found is None:
        return None
    match key:
        case ChoiceKey():
            return int(found)
        case IdentityKey(options=options):
            held = [at for at in range(len(options) - 1) if int(found) >> at & 1]
            return held[0] if held else len(options) - 1
        case RangeKey(starts=starts, subject=subject):
            return sum(found * unit_scale(subject.kind) >= start for start in starts[1:])


def formula_questions(owner: str, formula: Formula) -> Iterator[Question]:
    """Which side of 较大 and 较小 is taken; one that is a mere bound is taken when it is reached."""
    if not isinstance(formula, Extreme):
        return
    items = formula.items
    told = [formula_words(item) for item in items]
    name = "较大" if formula.greatest else "较小"
    points = tuple(
        Point(part=Part.CLAUSE, owner=owner, detail=f"{name}的取{words}", span=item.span)
        for words, item in zip(told, items, strict=True)
    )

    def answer(view: View) -> Iterable[int]:
        found = [amount(item, view) for item in items]
        known = [each for each in found if each is not None]
        if len(known) < len(found):
            return ()
        best = max(known) if formula.greatest else min(known)
        return [at for at, each in enumerate(found) if each == best and known.count(best) == 1]

    yield Question(points=points, answer=answer)
    for item in items:
        if not isinstance(item, Constant):
            yield from formula_questions(owner, item)
