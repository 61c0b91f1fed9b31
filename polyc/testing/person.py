"""The insured person of a case, as the events go by."""

from __future__ import annotations

from functools import reduce
from typing import Any

from attrs import define, field

from polyc.kernel.program import Program
from polyc.runtime.measuring import NO_TALLY, Tally, added
from polyc.testing.ledger import Ledger, entries, year_of
from polyc.testing.twice import Settled


@define(kw_only=True)
class Person:
    """The module's state, the same as the oracle keeps it, and the settlements so far by name."""

    state: Any
    ledger: Ledger
    opening: Ledger
    made: dict[str, Settled] = field(factory=dict)
    live: list[str] = field(factory=list)

    def take(self, name: str, settled: Settled) -> None:
        """A claim was settled."""
        self.state, self.ledger = settled.state, self.ledger.plus(settled.added)
        self.made[name] = settled
        self.live.append(name)

    def take_back(self, name: str, state: Any) -> None:
        """A settlement was reversed; `state` is the module's afterwards."""
        self.state, self.ledger = state, self.ledger.plus(self.made[name].added, sign=-1)
        self.live.remove(name)

    def tallies(self) -> tuple[Tally, ...]:
        """What all live settlements add to each target."""
        shares = [self.made[name].tallies for name in self.live]
        return tuple(reduce(added, share, NO_TALLY) for share in zip(*shares, strict=True))

    def to_date(self, local: str, program: Program, latest: Settled) -> int | None:
        """The total of the latest claim's year: the opening state and every live settlement.

        A name that is no local but a cell (a pool's) is read from the ledger; None where
        it is neither.
        """
        cells = {cell.name: 0 for cell in program.cells if cell.name == local}
        kept = list(entries(program, latest.inputs, cells))
        if local not in latest.values:
            return self.ledger.cells.get(kept[0], 0) if kept else None
        opening = sum(self.opening.cells.get(entry, 0) for entry in kept)
        year = year_of(program, latest.inputs)
        made = [self.made[name] for name in self.live]
        return opening + sum(each.values[local] for each in made if year_of(program, each.inputs) == year)
