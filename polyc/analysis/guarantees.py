"""A search for a claim that breaks what a policy promises, from states that claims have led to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from polyc.analysis.claim import Claim
from polyc.analysis.drawing import KEPT, Drawer, drawer
from polyc.analysis.laws import Law, holds, laws
from polyc.analysis.shrinking import shrunk
from polyc.kernel import interpret
from polyc.kernel.benefit_year import benefit_year
from polyc.kernel.program import Cell, Chained, Lifetime, Program, Yearly

CLAIMS: Final = 5
"""The claims of one person, on average, before the next begins at 0."""

AFRESH: Final = 6
"""One claim in so many takes no other as its pattern."""

SAME_CHAIN: Final = 0.5
"""How likely a claim belongs to the same chain as the one before it."""

SETTLED: Final = 2**62
"""Further than any refusal."""


@frozen(kw_only=True)
class Broken:
    """A law by its name and a claim that breaks it, as small as it was found to be; `values` is every local."""

    name: str
    claim: Claim
    values: Mapping[str, int]


@frozen(kw_only=True)
class Searched:
    """How many of the random claims were settled at all, and what broke."""

    settled: int
    broken: tuple[Broken, ...]


def search(program: Program, tries: int, seed: int, like: Sequence[Mapping[str, int]] = ()) -> Searched:
    """Settles `tries` random claims, each in a state that those before it led to.

    Claims with the inputs `like` come first and are varied afterwards.  At most one claim is
    given for each law that broke, in the order of the laws; the same for the same seed.  No
    claim found proves nothing.
    """
    found: dict[str, Broken] = {}
    open_laws, settled = list(laws(program)), 0
    for claim, outcome in _settlements(program, drawer(program, seed), tries, like):
        settled += 1
        for law in [each for each in open_laws if not holds(each, claim.inputs, outcome.values)]:
            open_laws.remove(law)
            found[law.name] = _smallest(program, law, claim)
    return Searched(
        settled=settled, broken=tuple(found[law.name] for law in laws(program) if law.name in found)
    )


def _settlements(
    program: Program, draw: Drawer, tries: int, like: Sequence[Mapping[str, int]]
) -> Iterator[tuple[Claim, interpret.Settled]]:
    """Claims in a row, those that come furthest taken as the pattern of others."""
    state, year = _nothing(program), 0
    patterns: dict[int, list[Claim]] = {}
    for number in range(tries):
        if draw.random.randrange(CLAIMS) == 0:
            state = _nothing(program)
        told = Claim(inputs=like[number], before={}, items=draw.items()) if number < len(like) else None
        drawn = told or _drawn(draw, patterns)
        now = benefit_year(program, drawn.inputs[program.year_date])
        chained = draw.random.random() < SAME_CHAIN
        before = {cell.name: state[cell.name] * _kept(cell, now == year, chained) for cell in program.cells}
        claim = evolve(drawn, before=before)
        outcome = interpret.run(program, claim.inputs, claim.before, claim.items)
        patterns.setdefault(_reached(outcome), []).append(claim)
        if isinstance(outcome, interpret.Settled):
            state, year = dict(outcome.after), now
            yield claim, outcome


def _drawn(draw: Drawer, patterns: Mapping[int, Sequence[Claim]]) -> Claim:
    """A claim of its own, or one like those that came furthest."""
    if not patterns or draw.random.randrange(AFRESH) == 0:
        return Claim(inputs=draw.inputs({}), before={}, items=draw.items())
    pattern = draw.random.choice(patterns[max(patterns)])
    same = draw.random.random() < KEPT
    items = pattern.items if same else draw.items()
    return Claim(inputs=draw.inputs(pattern.inputs), before={}, items=items)


def _reached(outcome: interpret.Outcome) -> int:
    """How far a claim came: the refusals are numbered from the top."""
    return outcome.refusal.number if isinstance(outcome, interpret.Refused) else SETTLED


def _nothing(program: Program) -> dict[str, int]:
    return {cell.name: 0 for cell in program.cells}


def _kept(cell: Cell, same_year: bool, same_chain: bool) -> bool:
    match cell.scope:
        case Yearly():
            return same_year
        case Lifetime():
            return True
        case Chained():
            return same_chain


def _smallest(program: Program, law: Law, claim: Claim) -> Broken:
    def breaks(tried: Claim) -> bool:
        outcome = interpret.run(program, tried.inputs, tried.before, tried.items)
        return isinstance(outcome, interpret.Settled) and not holds(law, tried.inputs, outcome.values)

    small = shrunk(program, claim, breaks)
    settled = interpret.run(program, small.inputs, small.before, small.items)
    assert isinstance(settled, interpret.Settled)
    return Broken(name=law.name, claim=small, values=settled.values)
