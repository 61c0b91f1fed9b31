"""A year of one person: settled claim by claim, taken back from its end, settled again in other calls."""

from __future__ import annotations

import json
from collections.abc import Set
from typing import Any

from attrs import define, field, frozen

from polyc.testing.ledger import Ledger, cells_before, entries
from polyc.testing.module import Compiled
from tests.properties import agreement
from tests.properties.claims import Claim
from tests.properties.laws import check_laws


@frozen(kw_only=True)
class Claimed:
    """A claim, the state in which it was made, and its settlement (None where it was refused)."""

    claim: Claim
    before: Any
    settlement: Any


@define(kw_only=True)
class Year:
    """The state as the module and as the ledger keep it, and what was claimed so far."""

    both: Compiled
    state: Any
    ledger: Ledger = field(factory=lambda: Ledger({}))
    claimed: list[Claimed] = field(factory=list)

    @property
    def cells(self) -> tuple[int, ...]:
        """What the state holds."""
        return tuple(self.ledger.cells.values())

    @property
    def settled(self) -> int:
        """How many claims were not refused."""
        return sum(each.settlement is not None for each in self.claimed)

    def settle(self, claim: Claim) -> None:
        """Settles the claim four ways; fails where two of them part or a law is broken."""
        before = cells_before(self.both.program, claim.inputs, self.ledger)
        try:
            self._settle(claim, before)
        except AssertionError as wrong:
            wrong.add_note(f"{claim}\ncells before {before}")
            raise

    def _settle(self, claim: Claim, before: dict[str, int]) -> None:
        program = self.both.program
        agreed = agreement.settle(self.both, claim, before, self.state)
        settlement = None if agreed is None else agreed.settlement
        self.claimed.append(Claimed(claim=claim, before=self.state, settlement=settlement))
        if agreed is None:
            return
        check_laws(program, {**agreement.numbers(program, claim.inputs), **agreed.values})
        added = {name: agreed.after[name] - before[name] for name in before}
        self.ledger = self.ledger.plus(entries(program, claim.inputs, added))
        self.state = agreed.state
        agreement.same("state", self.both.ledger(self.state), self.ledger)

    def take_all_back(self) -> None:
        """Reverses every settlement, the last one first; each time the cells are what they were before it."""
        module, state = self.both.module, self.state
        for each in reversed(self.claimed):
            if each.settlement is not None:
                _, state = module.reverse(each.settlement, state)
                agreement.same("cells after a reversal", state.cells, each.before.cells)

    def settle_again(self, cuts: Set[int]) -> None:
        """Settles the same claims in other calls: at the cuts the state is written down and read back."""
        module = self.both.module
        state = module.State.empty()
        for at, each in enumerate(self.claimed):
            if at in cuts:
                state = module.state_from_json(json.loads(json.dumps(module.state_to_json(state))))
            again = module.settle(self.both.claim(each.claim.inputs, each.claim.items), state)
            if each.settlement is None:
                assert isinstance(again, module.Refused)
            else:
                settlement, state = again
                agreement.same("settlement in other calls", settlement, each.settlement)
        agreement.same("state after other calls", state, self.state)


def begin(both: Compiled) -> Year:
    """A year in which nothing was claimed yet."""
    return Year(both=both, state=both.module.State.empty())
