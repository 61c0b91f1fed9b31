"""Range analysis: an interval for every name of a program, and a proof that 64 bits hold every value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import assert_never

from attrs import Factory, define, evolve, frozen

from polyc.kernel.environment import Environment, Folded, Known
from polyc.kernel.estimate import interval as interval  # part of what this module offers
from polyc.kernel.expressions import (
    Before,
    Compare,
    Comparison,
    Const,
    Expression,
    Field,
    Input,
    Linear,
    Local,
)
from polyc.kernel.interval import LARGEST, Interval, point
from polyc.kernel.magnitude import fits
from polyc.kernel.overflow import Overflow, overflows, too_many
from polyc.kernel.program import Program
from polyc.kernel.statements import Each, Fold, Guard, Let, Refuse, Statement, Total, Update
from polyc.kernel.walk import local_names


@frozen(kw_only=True)
class Ranges:
    """What every name of a program may be, in its own unit.

    A local within a `Guard` may also be 0.  `environment` is the end of the program, for
    asking after any expression over its names.  `impossible` holds the numbers of refusals
    that never happen, each proven from what stands above it.
    """

    inputs: Mapping[str, Interval]
    cells: Mapping[str, Interval]
    locals: Mapping[str, Interval]
    environment: Environment
    overflows: tuple[Overflow, ...]
    impossible: frozenset[int]


def ranges(program: Program, *, relational: bool = True) -> Ranges:
    """The ranges of a verified program, from the declared bounds of its inputs and cells.

    A local that a `Refuse` has looked at is as narrow as the claims that were not refused.
    Without `relational` only intervals are looked at: fast, and enough to rule out overflow
    in most programs.
    """
    environment, lesson = _blank(program, relational=relational, overflows=True)
    found = (*_undeclarable(environment), *_learn(program.body, environment, (), lesson))
    return Ranges(
        inputs=environment.inputs,
        cells=environment.cells,
        locals={name: item.interval for name, item in lesson.known.items()},
        environment=environment,
        overflows=found,
        impossible=frozenset(lesson.impossible),
    )


def plain_environment(program: Program) -> Environment:
    """The end of a program that is known to hold no overflow, from intervals only."""
    environment, lesson = _blank(program, relational=False, overflows=False)
    for _ in _learn(program.body, environment, (), lesson):
        pass
    return environment


def _blank(program: Program, *, relational: bool, overflows: bool) -> tuple[Environment, _Lesson]:
    """The environment above the first statement, and the lesson that it will learn from."""
    known: dict[str, Known] = {}
    environment = Environment(
        inputs={item.name: Interval(item.low, item.high) for item in program.inputs},
        fields={
            Field(list=each.name, name=item.name): Interval(item.low, item.high)
            for each in program.lists
            for item in each.items
        },
        cells={cell.name: Interval(cell.low, cell.high) for cell in program.cells},
        locals=known,
        relational=relational,
    )
    return environment, _Lesson(
        known=known,
        overflows=overflows,
        most={each.name: each.most for each in program.lists},
        sizes={
            **{Input(name): bounds.magnitude for name, bounds in environment.inputs.items()},
            **{Before(name): bounds.magnitude for name, bounds in environment.cells.items()},
            **{field: bounds.magnitude for field, bounds in environment.fields.items()},
        },
    )


def _undeclarable(environment: Environment) -> Iterator[Overflow]:
    """The inputs, fields and cells whose own bounds are too wide."""
    read: list[tuple[Input | Field | Before, str, Interval]] = [
        *((Input(name), name, bounds) for name, bounds in environment.inputs.items()),
        *((field, f"{field.list}.{field.name}", bounds) for field, bounds in environment.fields.items()),
        *((Before(name), name, bounds) for name, bounds in environment.cells.items()),
    ]
    for expression, name, bounds in read:
        if not bounds.fits:
            yield Overflow(local="", expression=expression, interval=bounds, culprits=(name,))


@define(kw_only=True)
class _Lesson:
    """What has been learnt so far; the environment reads `known`.

    `sizes` are the magnitudes of what expressions name, never too small; they are looked
    at only where `overflows` are to be found.
    """

    known: dict[str, Known]
    overflows: bool
    most: Mapping[str, int]
    sizes: dict[Expression, int]
    numbers: Iterator[int] = Factory(count)
    impossible: set[int] = Factory(set)


def _learn(
    body: tuple[Statement, ...], environment: Environment, guards: tuple[int, ...], lesson: _Lesson
) -> Iterator[Overflow]:
    """Enter every `Let` of the body into the lesson and yield what overflows."""
    here, known = evolve(environment, within=frozenset(guards)), lesson.known
    for statement in body:
        match statement:
            case Let(name=name, value=value):
                yield from _overflows(name, value, here, lesson)
                known[name] = _known(value, guards, here)
                lesson.sizes[Local(name)] = known[name].interval.magnitude
            case Guard(condition=condition, body=inner):
                yield from _overflows("", condition, here, lesson)
                above = frozenset(known)
                yield from _learn(inner, environment, (*guards, next(lesson.numbers)), lesson)
                _may_be_skipped(known, above)
            case Each():
                yield from _learn_items(statement, here, lesson)
            case Refuse(condition=condition, refusal=refusal):
                yield from _overflows("", condition, here, lesson)
                if here.relational and _never(condition, here):
                    lesson.impossible.add(refusal.number)
                _survived(condition, guards, known)
            case Update(cell=cell, value=value):
                yield from _overflows(cell, value, here, lesson)
            case _:
                assert_never(statement)


def _learn_items(each: Each, here: Environment, lesson: _Lesson) -> Iterator[Overflow]:
    """What a refusal of an item says of the names above holds for the items only: there may be none."""
    above, number = dict(lesson.known), next(lesson.numbers)
    yield from _learn(each.body, here, (), lesson)
    totals = {}
    for total in each.totals:
        yield from _overflows(total.name, total.value, here, lesson)
        found = _known(total.value, (), here)
        folded = _folded(total, found.interval, lesson.most[each.list])
        if total.fold is Fold.SUM and found.interval.fits and not folded.fits:
            yield too_many(total.name, total.value, folded, here)
        totals[total.name] = evolve(found, interval=folded, folded=Folded(fold=total.fold, each=number))
        lesson.sizes[Local(total.name)] = folded.magnitude
    for rank in each.ranks:
        yield from _overflows(rank.name, rank.value, here, lesson)
        totals[rank.name] = _ranked(_known(rank.value, (), here), number, lesson.most[each.list])
        lesson.sizes[Local(rank.name)] = lesson.most[each.list]
    lesson.known.update(above)
    lesson.known.update(totals)


def _ranked(found: Known, number: int, most: int) -> Known:
    """A place is a count of items; nothing more is concluded from what they are ranked by."""
    return evolve(found, interval=Interval(1, most), folded=Folded(fold=Fold.COUNT, each=number))


def _overflows(local: str, expression: Expression, here: Environment, lesson: _Lesson) -> Iterator[Overflow]:
    """Looks closer only where the quick bound does not suffice."""
    if lesson.overflows and not fits(expression, lesson.sizes):
        yield from overflows(local, expression, here)


def _folded(total: Total, each: Interval, most: int) -> Interval:
    match total.fold:
        case Fold.SUM:
            return each.join(point(0)).scaled(most)
        case Fold.LEAST | Fold.GREATEST:
            return each.join(point(0))
        case Fold.COUNT:
            return Interval(0, most)
        case _:
            assert_never(total.fold)


def _known(value: Expression, guards: tuple[int, ...], here: Environment) -> Known:
    read = [here.locals[name].behind for name in local_names(value)]
    return Known(
        interval=interval(value, here),
        definition=value,
        guards=guards,
        behind=frozenset(guards).union(*read),
        order=len(here.locals),
    )


def _never(condition: Expression, here: Environment) -> bool:
    match condition:
        case Compare(comparison=Comparison.LESS, left=left, right=right):
            return interval(Linear(terms=((1, left), (-1, right))), here).low >= 0
        case Compare(comparison=Comparison.AT_MOST, left=left, right=right):
            return interval(Linear(terms=((1, left), (-1, right)), constant=-1), here).low >= 0
        case _:
            return False


def _survived(condition: Expression, guards: tuple[int, ...], known: dict[str, Known]) -> None:
    """What is known of a local once a claim was not refused for being below or above a constant."""
    match condition:
        case Compare(comparison=Comparison.LESS, left=Local(name), right=Const(bound)):
            _narrow(name, Interval(bound, LARGEST), guards, known)
        case Compare(comparison=Comparison.AT_MOST, left=Local(name), right=Const(bound)):
            _narrow(name, Interval(bound + 1, LARGEST), guards, known)
        case Compare(comparison=Comparison.LESS, left=Const(bound), right=Local(name)):
            _narrow(name, Interval(-LARGEST, bound), guards, known)
        case _:
            pass


def _narrow(name: str, within: Interval, guards: tuple[int, ...], known: dict[str, Known]) -> None:
    """Narrows a local of these very guards; one from further out may have been passed by."""
    if known[name].guards != guards:
        return
    here = known[name].interval
    low, high = max(here.low, within.low), min(here.high, within.high)
    if low <= high:
        known[name] = evolve(known[name], interval=Interval(low, high))


def _may_be_skipped(known: dict[str, Known], above: frozenset[str]) -> None:
    for name in known.keys() - above:
        known[name] = evolve(known[name], interval=known[name].interval.join(point(0)))
