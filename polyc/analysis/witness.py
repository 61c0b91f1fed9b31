"""A claim to which something happens, found by trying what the conditions on the way can tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import prod
from random import Random
from typing import Final, TypeAlias

from attrs import frozen

from polyc.analysis.claim import value_words
from polyc.analysis.drawing import numbers_of
from polyc.analysis.unrolling import Ending, Instruction, Named, needed_by, written_out
from polyc.kernel.evaluate import Frame, evaluate, holds
from polyc.kernel.expressions import (
    Bands,
    BandsInverse,
    Before,
    Compare,
    Connective,
    Const,
    Expression,
    Extreme,
    Input,
    Linear,
    Local,
    Logic,
    Product,
    Quotient,
)
from polyc.kernel.program import Cell, InputField, Program
from polyc.kernel.statements import Each, Refusal
from polyc.kernel.walk import children, names
from polyc.kinds import Choice, Choices, Flag

MOST_TRIED: Final = 5_000
"""So many combinations are tried: all of them where there are no more, else as many at random."""

MOST_SETS: Final = 256
"""Of a set of options with more subsets than this, only none, each alone and all are tried."""

Source: TypeAlias = Input | Before | Local
"""What a claim brings; a `Local` is a total of items, of which a trial has none."""

Assignment: TypeAlias = dict[Source, int]


@frozen(kw_only=True)
class Witness:
    """The inputs and cells that matter, and what is computed from them."""

    inputs: Mapping[str, int]
    before: Mapping[str, int]
    values: Mapping[str, int]


@frozen(kw_only=True)
class NoWitness:
    """None was found; there is none where the search was `complete`."""

    complete: bool


def refused_by(program: Program, number: int) -> Witness | NoWitness:
    """A claim that the refusal of that number ends, as far as what it reads tells; lists hold nothing."""
    instructions = _flat(program)
    numbers = [each.refusal.number if isinstance(each, Ending) else None for each in instructions]
    return _reaching(program, instructions[: numbers.index(number) + 1])


def held_together(program: Program, first: str, second: str) -> Witness | NoWitness:
    """A claim for which two local flags are both 1."""
    instructions = _flat(program)
    named = [each.name if isinstance(each, Named) else None for each in instructions]
    last = max(named.index(first), named.index(second))
    both = Logic(connective=Connective.ALL, items=(Local(first), Local(second)))
    return _reaching(program, (*instructions[: last + 1], Ending(both, NOTHING)))


NOTHING: Final = Refusal(number=0, reason="", about="", message="", citations=())
"""Ends a search, not a claim."""


def words(program: Program, witness: Witness) -> str:
    """The witness as a 案例 would say it: 机构级别 一级,人员类别 退休."""
    inputs = (
        f"{item.name} {value_words(item.kind, witness.inputs[item.name])}"
        for item in program.inputs
        if item.name in witness.inputs
    )
    cells = (
        f"本年此前 {cell.name.replace('_', '.')} {value_words(cell.kind, witness.before[cell.name])}"
        for cell in program.cells
        if cell.name in witness.before
    )
    return ",".join((*inputs, *cells))


def _flat(program: Program) -> tuple[Instruction, ...]:
    return tuple(written_out(program.body, {each.name: () for each in program.lists}))


def _reaching(program: Program, instructions: Sequence[Instruction]) -> Witness | NoWitness:
    """An assignment that comes to the last instruction and is ended by it.

    Looked at is only what reads nothing beyond what the last instruction reads; an earlier
    refusal that reads more is taken to be avoidable.
    """
    reads = _reads(instructions, _totals(program))
    near = [each for each, read in zip(instructions, reads, strict=True) if read <= reads[-1]]
    kept = needed_by(near, frozenset())
    choices = _choices(program, reads[-1], kept)
    every = prod(map(len, choices.values())) <= MOST_TRIED
    for given in _all_of(choices) if every else _some_of(choices):
        values = _run(kept, given)
        if values is not None:
            return Witness(inputs=_inputs(given), before=_before(given), values=values)
    told = every and not any(isinstance(source, Local) for source in reads[-1])
    return NoWitness(complete=told and all(_plain(_top(each)) for each in kept))


def _top(instruction: Instruction) -> Expression:
    return instruction.value if isinstance(instruction, Named) else instruction.condition


def _plain(expression: Expression) -> bool:
    """Whether numbers are only chosen and compared as they are, so that around its literals says all."""
    if isinstance(expression, Linear | Product | Quotient | Extreme | Bands | BandsInverse):
        return False
    if isinstance(expression, Compare) and Const not in (type(expression.left), type(expression.right)):
        return False
    return all(map(_plain, children(expression)))


def _inputs(given: Assignment) -> dict[str, int]:
    return {source.name: value for source, value in given.items() if isinstance(source, Input)}


def _before(given: Assignment) -> dict[str, int]:
    return {source.cell: value for source, value in given.items() if isinstance(source, Before)}


def _totals(program: Program) -> dict[str, frozenset[Source]]:
    """The totals of lists, which stand for themselves."""
    totals = (total.name for each in program.body if isinstance(each, Each) for total in each.totals)
    return {name: frozenset({Local(name)}) for name in totals}


def _reads(
    instructions: Sequence[Instruction], totals: Mapping[str, frozenset[Source]]
) -> list[frozenset[Source]]:
    """For every instruction the inputs, cells and totals that it reads, through the locals as well."""
    known: dict[str, frozenset[Source]] = {}
    found: list[frozenset[Source]] = []
    for each in instructions:
        found.append(frozenset(_sources(_top(each), known)))
        if isinstance(each, Named):
            known[each.name] = totals.get(each.name, found[-1])
    return found


def _sources(expression: Expression, known: Mapping[str, frozenset[Source]]) -> Iterator[Source]:
    for name in names(expression):
        match name:
            case Input() | Before():
                yield name
            case Local(local):
                yield from known[local]
            case _:
                pass


def _run(kept: Sequence[Instruction], given: Assignment) -> dict[str, int] | None:
    """Every local where the last instruction ends the claim; None where an earlier one does, or none."""
    values: dict[str, int] = {}
    frame = Frame(inputs=_inputs(given), before=_before(given), values=values, item={})
    for each in kept:
        match each:
            case Named(name, value):
                values[name] = evaluate(value, frame)
            case Ending(condition) if holds(condition, frame):
                return values if each is kept[-1] else None
            case _:
                pass
    return None


def _choices(
    program: Program, needed: frozenset[Source], kept: Iterable[Instruction]
) -> dict[Source, list[int]]:
    """For each input and cell what is worth trying."""
    turns = sorted({number for each in kept for number in numbers_of(_top(each))})
    fields: list[tuple[Source, InputField | Cell]] = [
        *((Input(item.name), item) for item in program.inputs),
        *((Before(cell.name), cell) for cell in program.cells),
    ]
    return {source: _values(program, item, turns) for source, item in fields if source in needed}


def _all_of(choices: Mapping[Source, Sequence[int]]) -> Iterator[Assignment]:
    return (dict(zip(choices, given, strict=True)) for given in product(*choices.values()))


def _some_of(choices: Mapping[Source, Sequence[int]]) -> Iterator[Assignment]:
    random = Random(0)
    for _ in range(MOST_TRIED):
        yield {source: random.choice(values) for source, values in choices.items()}


def _values(program: Program, item: InputField | Cell, turns: Sequence[int]) -> list[int]:
    """What is worth trying: every option; of a number its bounds and what lies around each turn."""
    low, high = item.low, item.high
    match item.kind:
        case Choice() | Flag():
            return list(range(low, high + 1))
        case Choices(options=options) if high >= MOST_SETS:
            return [0, *(1 << bit for bit in range(len(options))), high]
        case Choices():
            return list(range(high + 1))
        case _ if item.name == program.version_date:
            low = max(low, program.identity.effective_from)
            high = min(high, program.identity.effective_to or high)
        case _:
            pass
    around = {turn + by for turn in turns for by in (-1, 0, 1)}
    return sorted({low, high, *(value for value in around if low <= value <= high)})
