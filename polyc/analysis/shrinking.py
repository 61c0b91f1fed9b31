"""A claim that shows something, made as plain as it can be while it still does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from attrs import evolve

from polyc.analysis.claim import Claim
from polyc.kernel.program import InputField, Program
from polyc.kinds import Date, Money

TRIES: Final = 300
ROUND: Final = (1_000_000, 100_000, 10_000, 1_000, 100, 10)
"""An amount is plainer the more of these it is a multiple of: 1 万元, 1 千元, … 1 角."""


def shrunk(program: Program, claim: Claim, shows: Callable[[Claim], bool]) -> Claim:
    """The plainest claim found that still `shows` it, with no state before where that suffices."""
    left = TRIES
    again = True
    while again and left > 0:
        again = False
        for plainer in _plainer(program, claim):
            left -= 1
            if shows(plainer):
                claim, again = plainer, True
                break
            if left == 0:
                break
    return claim


def _plainer(program: Program, claim: Claim) -> Iterator[Claim]:
    if any(claim.before.values()):
        yield evolve(claim, before=dict.fromkeys(claim.before, 0))
    for name, rows in claim.items.items():
        for at in range(len(rows)):
            yield evolve(claim, items={**claim.items, name: [*rows[:at], *rows[at + 1 :]]})
    for item in program.inputs:
        if item.name in claim.inputs:
            for value in _values(program, item, claim.inputs[item.name]):
                yield evolve(claim, inputs={**claim.inputs, item.name: value})


def _values(program: Program, item: InputField, value: int) -> Iterator[int]:
    """Plainer values than this one, the plainest first."""
    plainest = program.identity.effective_from if isinstance(item.kind, Date) else item.low
    if item.low <= plainest < value:
        yield plainest
    if isinstance(item.kind, Money):
        rounded = (value - value % unit for unit in ROUND)
        yield from (each for each in (*rounded, value // 10, value // 2) if item.low < each < value)
