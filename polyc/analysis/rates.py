"""Rates that leave 0 % to 100 % for some choice of inputs, found before any claim is refused for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from polyc.analysis.unrolling import Ending, Instruction, Named, written_out
from polyc.kernel.environment import Environment, Known
from polyc.kernel.estimate import box
from polyc.kernel.expressions import Before, Compare, Expression, Input, Local, Logic, Lookup, Select
from polyc.kernel.interval import Interval
from polyc.kernel.program import Program
from polyc.kernel.walk import Truth, children, names
from polyc.kinds import Count, Date
from polyc.money import percent_text

REASON: Final = "比例"
"""Why a claim is refused whose rate leaves its bounds; no other refusal has this reason."""


@frozen(kw_only=True)
class OutOfRange:
    """The rate `about`, in the author's names, what it comes to and for which claim, both in words."""

    about: str
    rate: str
    claim: str


def rates_out_of_range(program: Program) -> Iterator[OutOfRange]:
    """Every rate that a combination of choices takes out of its range, once each.

    Where intervals rule it out nothing is tried, nor where amounts of the claim flow into
    the rate: whether they fit together only the claim can tell, and it is refused.
    """
    flat = tuple(written_out(program.body, {each.name: () for each in program.lists}))
    asked = [each for each in flat if isinstance(each, Ending) and each.refusal.reason == REASON]
    definitions = {each.name: each.value for each in flat if isinstance(each, Named)}
    known = _intervals(program, flat, asked)
    told: set[str] = set()
    for each in asked:
        compared, about = _compared(each), each.refusal.about
        if about in told or _impossible(compared, known) or not _chosen(program, compared, definitions):
            continue
        found = _found(program, each, compared)
        if found is not None:
            told.add(about)
            yield found


def _found(program: Program, ending: Ending, compared: Compare) -> OutOfRange | None:
    from polyc.analysis.witness import (
        NoWitness,
        refused_by,
        words,
    )  # seldom needed, and `polyc check` starts without

    witness = refused_by(program, ending.refusal.number)
    if isinstance(witness, NoWitness):
        return None
    rate = next(witness.values[name.name] for name in names(compared) if isinstance(name, Local))
    return OutOfRange(about=ending.refusal.about, rate=percent_text(rate), claim=words(program, witness))


def _compared(ending: Ending) -> Compare:
    """The comparison of the rate, without the guards around it."""
    condition = ending.condition
    while isinstance(condition, Logic):
        condition = condition.items[-1]
    assert isinstance(condition, Compare)
    return condition


def _impossible(compared: Compare, known: Environment) -> bool:
    """Whether intervals show that the left side is never less than the right."""
    return box(compared.left, known).low >= box(compared.right, known).high


def _intervals(program: Program, flat: Sequence[Instruction], asked: Sequence[Ending]) -> Environment:
    """An interval for each local that the refusals rest on."""
    wanted = {name.name for each in asked for name in names(each.condition) if isinstance(name, Local)}
    for each in reversed(flat):
        if isinstance(each, Named) and each.name in wanted:
            wanted |= {name.name for name in names(each.value) if isinstance(name, Local)}
    locals_: dict[str, Known] = {}
    known = Environment(
        inputs={item.name: Interval(item.low, item.high) for item in program.inputs},
        fields={},
        cells={cell.name: Interval(cell.low, cell.high) for cell in program.cells},
        locals=locals_,
        relational=False,
    )
    for each in flat:
        if isinstance(each, Named) and each.name in wanted:
            locals_[each.name] = Known(
                interval=box(each.value, known),
                definition=each.value,
                guards=(),
                behind=frozenset(),
                order=len(locals_),
            )
    return known


def _chosen(program: Program, compared: Compare, definitions: Mapping[str, Expression]) -> bool:
    """Whether nothing flows into the rate but literals, days and counts, by whatever choice."""
    kinds = {item.name: item.kind for item in program.inputs}
    sources = list(_flowing(compared.left, definitions)) + list(_flowing(compared.right, definitions))
    return all(isinstance(each, Input) and isinstance(kinds[each.name], Count | Date) for each in sources)


def _flowing(expression: Expression, definitions: Mapping[str, Expression]) -> Iterator[Input | Before]:
    """The inputs and cells whose values become part of the value, not those that only decide."""
    match expression:
        case Input() | Before():
            yield expression
        case Local(name):
            yield from _flowing(definitions[name], definitions)
        case Select(cases=cases, otherwise=otherwise):
            for value in (*(value for _, value in cases), otherwise):
                yield from _flowing(value, definitions)
        case Lookup():
            return
        case _ if isinstance(expression, Truth):
            return
        case _:
            for child in children(expression):
                yield from _flowing(child, definitions)
