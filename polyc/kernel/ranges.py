"""Range analysis: an interval for every name of a program, and a proof that 64 bits hold every value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import assert_never

from attrs import evolve, frozen

from polyc.kernel.environment import Environment, Known
from polyc.kernel.estimate import interval as interval  # part of what this module offers
from polyc.kernel.expressions import Before, Expression, Input, Local
from polyc.kernel.interval import Interval, point
from polyc.kernel.overflow import Overflow, overflows
from polyc.kernel.program import Program
from polyc.kernel.statements import Guard, Let, Refuse, Statement, Update
from polyc.kernel.walk import names


@frozen(kw_only=True)
class Ranges:
    """What every name of a program may be, in its own unit.

    A local within a `Guard` may also be 0.  `environment` is the end of the program, for
    asking after any expression over its names.
    """

    inputs: Mapping[str, Interval]
    cells: Mapping[str, Interval]
    locals: Mapping[str, Interval]
    environment: Environment
    overflows: tuple[Overflow, ...]


def ranges(program: Program) -> Ranges:
    """The ranges of a verified program, from the declared bounds of its inputs and cells."""
    known: dict[str, Known] = {}
    environment = Environment(
        inputs={item.name: Interval(item.low, item.high) for item in program.inputs},
        cells={cell.name: Interval(cell.low, cell.high) for cell in program.cells},
        locals=known,
    )
    found = (*_undeclarable(environment), *_learn(program.body, environment, (), known, count()))
    return Ranges(
        inputs=environment.inputs,
        cells=environment.cells,
        locals={name: item.interval for name, item in known.items()},
        environment=environment,
        overflows=found,
    )


def _undeclarable(environment: Environment) -> Iterator[Overflow]:
    """The inputs and cells whose own bounds are too wide."""
    read: list[tuple[Input | Before, str, Interval]] = [
        *((Input(name), name, bounds) for name, bounds in environment.inputs.items()),
        *((Before(name), name, bounds) for name, bounds in environment.cells.items()),
    ]
    for expression, name, bounds in read:
        if not bounds.fits:
            yield Overflow(local="", expression=expression, interval=bounds, culprits=(name,))


def _learn(
    body: tuple[Statement, ...],
    environment: Environment,
    guards: tuple[int, ...],
    known: dict[str, Known],
    numbers: Iterator[int],
) -> Iterator[Overflow]:
    """Enter every `Let` of the body into `known`, which `environment` reads, and yield what overflows."""
    here = evolve(environment, within=frozenset(guards))
    for statement in body:
        match statement:
            case Let(name=name, value=value):
                yield from overflows(name, value, here)
                known[name] = _known(value, guards, here)
            case Guard(condition=condition, body=inner):
                yield from overflows("", condition, here)
                above = frozenset(known)
                yield from _learn(inner, environment, (*guards, next(numbers)), known, numbers)
                _may_be_skipped(known, above)
            case Refuse(condition=condition):
                yield from overflows("", condition, here)
            case Update(cell=cell, value=value):
                yield from overflows(cell, value, here)
            case _:
                assert_never(statement)


def _known(value: Expression, guards: tuple[int, ...], here: Environment) -> Known:
    read = [here.locals[item.name].behind for item in names(value) if isinstance(item, Local)]
    return Known(
        interval=interval(value, here),
        definition=value,
        guards=guards,
        behind=frozenset(guards).union(*read),
        order=len(here.locals),
    )


def _may_be_skipped(known: dict[str, Known], above: frozenset[str]) -> None:
    for name in known.keys() - above:
        known[name] = evolve(known[name], interval=known[name].interval.join(point(0)))
