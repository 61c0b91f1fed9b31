"""Random years of claims: what polyc compiles and the second calculations agree to the fen.

Amounts lie on and around every number that the policies name; claims are reversed now and
then, whichever of the year it is.
"""

from __future__ import annotations

from random import Random
from types import ModuleType
from typing import Any

import pytest

from polyc.kernel.program import Reversal
from polyc.testing import twice
from polyc.testing.ledger import Ledger
from tests.oracles import comparing
from tests.oracles.all_oracles import ORACLES, short
from tests.oracles.reckoning import Refused

YEARS = 25
CLAIMS = 6

PAIRS = [
    pytest.param(oracle, scenarios, number, id=f"{short(oracle)}-{number}")
    for oracle in ORACLES
    for number, scenarios in enumerate(oracle.SCENARIOS)
]


@pytest.mark.parametrize(("oracle", "scenarios", "seed"), PAIRS)
def test_random_years_agree(oracle: ModuleType, scenarios: tuple[str, ...], seed: int) -> None:
    random = Random(seed)
    settled = 0
    for _ in range(YEARS):
        person = Both(oracle, scenarios)
        for _ in range(CLAIMS):
            person.settle(oracle.random_claim(random))
            if person.live and random.random() < 0.2:
                person.reverse(random)
        settled += len(person.live)
    assert settled > YEARS


class Both:
    """One person's year, kept by polyc and by the oracle side by side."""

    def __init__(self, oracle: ModuleType, scenarios: tuple[str, ...]) -> None:
        self.path, self.oracle, self.scenarios = oracle.POLICY, oracle, scenarios
        trial = oracle.TRIAL if "试数" in scenarios else ""
        self.polyc = comparing.under(oracle.POLICY, scenarios, trial)
        self.ledger, self.year = Ledger({}), oracle.new_year()
        self.state = self.polyc.opening(self.ledger)
        self.live: list[tuple[dict[str, Any], dict[str, int], twice.Settled]] = []

    def settle(self, claim: dict[str, Any]) -> None:
        inputs = comparing.inputs_of(self.path, claim)
        outcome = twice.settle(self.polyc, inputs, self.state, self.ledger)
        wanted = self.by_oracle(claim)
        if isinstance(outcome, twice.Refused):
            assert (outcome.reason, comparing.clause(outcome.about)) == wanted, claim
            return
        assert isinstance(wanted, dict), (claim, wanted)
        found = {name: outcome.values[name.replace(".", "_")] for name in wanted}
        assert found == wanted, claim
        self.state, self.ledger = outcome.state, self.ledger.plus(outcome.added)
        self.live.append((claim, wanted, outcome))

    def by_oracle(self, claim: dict[str, Any]) -> dict[str, int] | tuple[str, str]:
        """The amounts, or the reason of a refusal and what it is about."""
        try:
            amounts: dict[str, int] = self.oracle.settle(claim, self.year, frozenset(self.scenarios))
        except Refused as refused:
            return refused.reason, refused.about
        return amounts

    def reverse(self, random: Random) -> None:
        """Reverses the last settlement, or any where the policy allows it."""
        last_only = self.polyc.program.reversal is Reversal.LAST_ONLY
        claim, wanted, outcome = self.live.pop(-1 if last_only else random.randrange(len(self.live)))
        self.oracle.reverse(claim, wanted, self.year)
        self.state = self.polyc.module.reverse(outcome.settlement, self.state).state
        self.ledger = self.ledger.plus(outcome.added, sign=-1)
        twice.compare_state(self.polyc, self.state, self.ledger)
