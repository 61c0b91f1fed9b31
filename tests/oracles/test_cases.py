"""Every case of the policies, worked by hand, holds for the second calculation as well.

Which settlement may be reversed is no matter of amounts: a refused reversal is left to polyc's own run.
So are targets, which are no matter of one settlement.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from polyc.model.policy import Case, Event, Settlement
from tests.oracles import comparing
from tests.oracles.all_oracles import ORACLES, short
from tests.oracles.reckoning import Refused

CASES = [
    pytest.param(oracle, case, id=f"{short(oracle)}-{number:02d}")
    for oracle in ORACLES
    for number, case in enumerate(comparing.policy(oracle.POLICY).cases, 1)
]


@pytest.mark.parametrize(("oracle", "case"), CASES)
def test_the_second_calculation_agrees_with_the_case(oracle: ModuleType, case: Case) -> None:
    year: dict[str, Any] = oracle.new_year()
    aims = {target.name for target in comparing.policy(oracle.POLICY).targets}
    for name, value in case.before:
        assert name in year
        year[name] = value
    made: dict[str, tuple[dict[str, Any], dict[str, int]]] = {}
    for event in case.events:
        if isinstance(event, Settlement):
            claim = comparing.claim_of(oracle.POLICY, dict(event.inputs))
            if event.refused is not None:
                with pytest.raises(Refused) as refused:
                    oracle.settle(claim, year, frozenset(case.scenarios))
                told = refused.value
                assert (told.reason, told.about) == (event.refused.reason, event.refused.about)
                continue
            settled = oracle.settle(claim, year, frozenset(case.scenarios))
            made[event.name] = claim, settled
            expect(event, settled, year, aims)
        elif event.refused is None:
            claim, settled = made[event.name]
            oracle.reverse(claim, settled, year)
            expect(event, {name: -value for name, value in settled.items()}, year, aims)


def expect(event: Event, settled: dict[str, int], year: dict[str, Any], aims: set[str]) -> None:
    for each in event.expected:
        if each.subject.split(".")[0] in aims:
            continue
        found = year if each.to_date else settled
        assert found[each.subject] == each.value, f"{event.name}: {each.subject}"
