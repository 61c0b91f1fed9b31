"""A program followed along one amount, all else given: the lines of its values, and the claims to ask about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import field, frozen

from polyc.analysis.arithmetic import Noisy, Patience
from polyc.analysis.exploring import Found, explore
from polyc.analysis.lines import Line, Range, known
from polyc.analysis.propagating import Reading
from polyc.analysis.settling import Run
from polyc.analysis.unrolling import unrolled
from polyc.kernel import interpret
from polyc.kernel.bug import require
from polyc.kernel.interpret import Items
from polyc.kernel.program import InputField, Program
from polyc.kinds import Count, Date, Money, Quantity, Rate, UnitPrice

HALVINGS: Final = 40
"""Each costs up to a run of the whole program."""


@frozen(kw_only=True)
class Followed:
    """What was found from the least to the greatest value; `noises` are the sources of noise by symbol."""

    found: Sequence[Found] = field(repr=False)
    noises: Sequence[Noisy] = field(repr=False)
    watched: tuple[str, ...]
    run: Run


def follow(
    program: Program,
    vary: str,
    fixed: Mapping[str, int],
    before: Mapping[str, int],
    *,
    together: frozenset[str] = frozenset(),
    items: Items | None = None,
    watch: tuple[str, ...] = (),
) -> Followed:
    """The locals `watch` (the outputs' where none is named) along the input `vary`; see `breakpoints`."""
    varied = together | {vary}
    here = _range([item for item in program.inputs if item.name in varied], varied)
    watched = watch or tuple(dict.fromkeys(output.local for output in program.outputs))

    def run(place: int) -> interpret.Outcome:
        return interpret.run(program, {**fixed, **dict.fromkeys(varied, place)}, before, items)

    reading = Reading(
        here=here,
        symbols={},
        patience=Patience(HALVINGS),
        inputs={**_constants(fixed), **dict.fromkeys(varied, Line(1, 0))},
        before=_constants(before),
        values={},
    )
    instructions = unrolled(program.body, items or {}, frozenset(watched))
    found = explore(instructions, reading, varied)
    return Followed(found=found, noises=tuple(reading.symbols), watched=watched, run=run)


def _constants(given: Mapping[str, int]) -> dict[str, Line]:
    return {name: known(value) for name, value in given.items()}


def _range(fields: list[InputField], varied: frozenset[str]) -> Range:
    require({item.name for item in fields} == varied, f"no inputs to vary: {sorted(varied)}")
    for item in fields:
        number = isinstance(item.kind, Money | Rate | Count | Date | UnitPrice | Quantity)
        require(number, f"{item.name} is no number")
    first, last = max(item.low for item in fields), min(item.high for item in fields)
    require(first <= last, f"no value is within the bounds of {sorted(varied)}")
    return Range(first, last)
