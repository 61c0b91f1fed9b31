"""Claims settled in order, person by person, and what they add to each target."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import Any

from attrs import define, field, frozen

from polyc.kernel.program import Program

ONE_FOR_EACH = ""
"""The person of every claim where a policy remembers nothing."""


@frozen(kw_only=True)
class Entry:
    """A claim, where it stands (file and place), and whose it is."""

    place: str
    person: str
    claim: Any


@frozen(kw_only=True)
class Refusal:
    """A claim that was not settled, and the module's refusal."""

    place: str
    refusal: Any


@define(kw_only=True)
class Measured:
    """How many claims were settled, each refusal, and the tally of each target."""

    tallies: tuple[Any, ...]
    settled: int = 0
    refused: list[Refusal] = field(factory=list)


def fold(program: Program, module: ModuleType, entries: Sequence[Entry]) -> Measured:
    """Settles every claim in the order given, each person's state handed on; a refusal adds nothing."""
    states: dict[str, Any] = {}
    empty = module.State.empty()
    found = Measured(tallies=tuple(module.NO_TALLY for _ in module.TARGETS))
    for each in entries:
        state = states.get(each.person, empty)
        shares = module.measure(each.claim, state)
        if isinstance(shares, module.Refused):
            found.refused.append(Refusal(place=each.place, refusal=shares))
            continue
        found.settled += 1
        found.tallies = tuple(map(module.added, found.tallies, shares))
        if program.cells:
            states[each.person] = module.settle(each.claim, state).state
    return found
