"""Every stretch of an amount on which a program does the same: followed from the top, cut where it must be."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import evolve, frozen

from polyc.analysis.cutting import Cut
from polyc.analysis.lines import NOUGHT, UNIT, Line, Range
from polyc.analysis.propagating import Reading, propagate
from polyc.analysis.unrolling import Ending, Instruction, Named
from polyc.kernel.expressions import Expression, Input, Local
from polyc.kernel.statements import Refusal
from polyc.kernel.walk import names


@frozen
class Settling:
    """The claim is settled on the whole stretch."""

    here: Range
    values: Mapping[str, Line]


@frozen
class Refusing:
    """The claim is refused on the whole stretch."""

    here: Range
    refusal: Refusal


@frozen
class Doubtful:
    """What rounding does decides, or, over a wide stretch, what is not straight; `narrow` says which."""

    here: Range
    narrow: bool


Found: TypeAlias = Settling | Refusing | Doubtful


@frozen
class _Pending:
    """A stretch on which the instructions before `start` are done."""

    start: int
    reading: Reading


def explore(instructions: tuple[Instruction, ...], reading: Reading, varied: frozenset[str]) -> list[Found]:
    """What the instructions make of every place in the range, from left to right.

    `varied` are the inputs that are no constants; what rests on none of them is computed once.
    """
    moving = _moving(instructions, reading, varied)
    found, pending = list[Found](), deque([_Pending(0, reading)])
    while pending:
        for each in _follow(moving, pending.popleft()):
            match each:
                case _Pending():
                    pending.append(each)
                case _:
                    found.append(each)
    return sorted(found, key=lambda each: each.here.first)


def _moving(
    instructions: tuple[Instruction, ...], reading: Reading, varied: frozenset[str]
) -> tuple[Instruction, ...]:
    """Enters into the reading what is constant; gives back the rest."""
    moving, rest = set[str](), list[Instruction]()
    for instruction in instructions:
        match instruction:
            case Named(name, value) if not _reads(value, varied, moving):
                reading.values[name] = propagate(value, reading)
            case Named(name):
                moving.add(name)
                rest.append(instruction)
            case Ending():
                rest.append(instruction)
    return tuple(rest)


def _reads(value: Expression, varied: frozenset[str], moving: set[str]) -> bool:
    inputs = {each.name for each in names(value) if isinstance(each, Input)}
    locals_ = {each.name for each in names(value) if isinstance(each, Local)}
    return not (inputs.isdisjoint(varied) and locals_.isdisjoint(moving))


def _follow(instructions: tuple[Instruction, ...], pending: _Pending) -> Iterator[Found | _Pending]:
    """What becomes of one stretch, or the parts into which it falls."""
    reading = pending.reading
    for number in range(pending.start, len(instructions)):
        try:
            ended = _done(instructions[number], reading)
        except Cut as cut:
            for part in cut.parts:
                if part.doubtful:
                    yield Doubtful(part.here, narrow=True)
                else:
                    yield _Pending(
                        0 if cut.anew else number,
                        evolve(reading, here=part.here, values=dict(reading.values)),
                    )
            return
        if ended is not None:
            yield ended
            return
    yield Settling(reading.here, reading.values)


def _done(instruction: Instruction, reading: Reading) -> Found | None:
    match instruction:
        case Named(name, value):
            reading.values[name] = propagate(value, reading)
            return None
        case Ending(condition, refusal):
            held = propagate(condition, reading)
            if held == NOUGHT:
                return None
            return Refusing(reading.here, refusal) if held == UNIT else Doubtful(reading.here, narrow=False)
