"""Clearing of rosters against calculations of their own, for cases, samples and random rosters."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

from polyc.model.policy import Settlement
from polyc.testing import twice
from polyc.testing.ledger import Ledger
from tests.oracles import comparing, jinan_capitation
from tests.oracles.reckoning import Refused

ROSTERS = (jinan_capitation,)
RANDOM = 40
"""So many random rosters for each set of scenarios."""


def short(oracle: ModuleType) -> str:
    return oracle.__name__.rpartition(".")[2]


def samples(oracle: ModuleType) -> list[Path]:
    policy = comparing.POLICIES / oracle.POLICY
    return sorted((policy.parent / "单据" / policy.stem).rglob("*.json"))


def integers(claim: dict[str, Any], oracle: ModuleType) -> tuple[dict[str, int | str], dict[str, Any]]:
    """Inputs and items as `twice.settle` takes them."""
    return comparing.inputs_of(oracle.POLICY, claim), {oracle.LIST: claim[oracle.LIST]}


def check(oracle: ModuleType, scenarios: tuple[str, ...], claim: dict[str, Any]) -> bool:
    """Whether the claim settles; oracle, interpreter and generated code say the same."""
    both = comparing.under(oracle.POLICY, scenarios)
    inputs, items = integers(claim, oracle)
    outcome = twice.settle(both, inputs, both.module.State.empty(), Ledger({}), items)
    try:
        values, rows = oracle.settle(claim, frozenset(scenarios))
    except Refused:
        assert isinstance(outcome, twice.Refused), claim
        return False
    assert isinstance(outcome, twice.Settled), (claim, outcome)
    assert {name: outcome.values[name] for name in values} == values, claim
    found = outcome.rows[oracle.LIST]
    wanted = [{f"{oracle.LIST}_{name}".replace(".", "_"): n for name, n in row.items()} for row in rows]
    assert [{name: row[name] for name in told} for row, told in zip(found, wanted, strict=True)] == wanted
    return True


@pytest.mark.parametrize(
    ("oracle", "scenarios"),
    [
        pytest.param(oracle, scenarios, id=f"{short(oracle)}-{number}")
        for oracle in ROSTERS
        for number, scenarios in enumerate(oracle.SCENARIOS)
    ],
)
def test_random_rosters(oracle: ModuleType, scenarios: tuple[str, ...]) -> None:
    random = Random(20_261_122)
    settled = sum(check(oracle, scenarios, oracle.random_claim(random)) for _ in range(RANDOM))
    assert settled > RANDOM // 3


@pytest.mark.parametrize("oracle", ROSTERS, ids=short)
def test_the_cases_of_a_policy(oracle: ModuleType) -> None:
    for case in comparing.policy(oracle.POLICY).cases:
        for event in case.events:
            if isinstance(event, Settlement) and event.refused is None:
                claim = comparing.claim_of(oracle.POLICY, dict(event.inputs))
                claim[oracle.LIST] = [dict(row) for row in dict(event.items)[oracle.LIST]]
                assert check(oracle, case.scenarios, claim)


@pytest.mark.parametrize("oracle", ROSTERS, ids=short)
def test_the_sample_claims_of_a_policy(oracle: ModuleType) -> None:
    assert samples(oracle)
    for file in samples(oracle):
        scenarios = tuple(file.parent.name.split("、"))
        both = comparing.under(oracle.POLICY, scenarios)
        claim = both.module.claim_from_json(json.loads(file.read_text("utf-8")))
        result = both.module.settle(claim, both.module.State.empty())
        assert isinstance(result, both.module.Settled), result
        *values, rows = claim
        named = dict(zip((item.name for item in both.program.inputs), values, strict=True))
        items = next(each for each in both.program.lists if each.name == oracle.LIST).items
        names = [item.name for item in items]
        named[oracle.LIST] = [dict(zip(names, row, strict=True)) for row in rows]
        wanted, _ = oracle.settle(named, frozenset(scenarios))
        found = {each.name: getattr(result.settlement, each.field) for each in both.program.outputs}
        numbers = {name: value for name, value in found.items() if type(value) is int}
        assert numbers == {name: value for name, value in wanted.items() if name in numbers}
        assert not any(isinstance(value, date) for value in found.values())
