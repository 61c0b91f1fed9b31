"""The sample claim: the first likely one that settles, found without trying what must be refused."""

from __future__ import annotations

from itertools import islice

import pytest

from polyc import pipeline
from polyc.backends import sample
from polyc.kernel.deciding_inputs import deciding_inputs
from polyc.kernel.interpret import Refused, run
from polyc.kernel.program import Program
from tests.docgen.published import POLICIES

TRIED = 400


def program(path: str) -> Program:
    source = pipeline.read(POLICIES / path).value
    assert source is not None
    policy = pipeline.check(source).value
    assert policy is not None
    made = pipeline.compile_policy(policy, source).value
    assert made is not None
    return made


@pytest.mark.parametrize(
    "path",
    ["贵州省/毕节市/扶贫住院.pol", "山东省/威海市/居民住院.pol", "山东省/威海市/居民特药与罕见病.pol"],
    ids=["bijie", "weihai", "items"],
)
def test_two_claims_alike_in_what_decides_are_refused_alike(path: str) -> None:
    made = program(path)
    deciding, before = deciding_inputs(made), {cell.name: 0 for cell in made.cells}
    refused: dict[tuple[int, tuple[int, ...]], bool] = {}
    claims = list(islice(sample._claims(made), TRIED))
    outcomes = [
        run(made, each.inputs, before, {n: (row,) for n, row in each.items.items()}) for each in claims
    ]
    for claim, outcome in zip(claims, outcomes, strict=True):
        if isinstance(outcome, Refused) and outcome.refusal.number in deciding:
            names = sorted(deciding[outcome.refusal.number])
            refused[outcome.refusal.number, tuple(claim.inputs[name] for name in names)] = True
    for claim, outcome in zip(claims, outcomes, strict=True):
        bound = any(
            (number, tuple(claim.inputs[name] for name in sorted(names))) in refused
            for number, names in deciding.items()
        )
        assert isinstance(outcome, Refused) or not bound
    settled = [
        claim for claim, outcome in zip(claims, outcomes, strict=True) if not isinstance(outcome, Refused)
    ]
    if settled:
        assert next(sample._settled(made)) == settled[0]
