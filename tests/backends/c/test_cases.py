"""Every 案例 of every policy in C: each settlement with the state that those before it left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from polyc.model.policy import Case as PolicyCase
from polyc.model.policy import Settlement
from polyc.testing import expecting
from polyc.testing.ledger import Ledger, cells_before, entries
from polyc.testing.module import Compiled
from tests.backends.c.compiler import Driver, needs_compiler
from tests.backends.c.test_claims import check
from tests.backends.javascript.claims import Case, expected
from tests.backends.javascript.test_cases import cases_of
from tests.properties.agreement import numbers
from tests.properties.subjects import both, subjects

pytestmark = needs_compiler

QUICKLY = ("-O0",)
"""The sanitizers look at the random claims; here a hundred programs are compiled."""


@pytest.mark.parametrize("policy", sorted({each.policy for each in subjects()}))
def test_every_case_settles_to_the_same_integers(policy: str, tmp_path: Path) -> None:
    sets = [each for each in subjects() if each.policy == policy]
    count = 0
    for subject in sets:
        program = both(subject).program
        found = [each for case in cases_of(subject) for each in settlements(case, both(subject))]
        if found:
            folder = tmp_path / str(subject.number)
            folder.mkdir()
            calls = [case.numbers(program) for case in found]
            wanted = [expected(program, case) for case in found]
            count += len(found)
            check(Driver(program, folder, *QUICKLY), program, calls, wanted)
    assert count > 0


def settlements(case: PolicyCase, both: Compiled) -> Iterator[Case]:
    """The claims of a case; a reversal takes its settlement's part out of the state."""
    program, module = both.program, both.module
    first = next(event for event in case.events if isinstance(event, Settlement))
    before = {expecting.local_of(name): value for name, value in case.before}
    state = both.opening(Ledger({}).plus(entries(program, dict(first.inputs), before)))
    made: dict[str, Any] = {}
    for event in case.events:
        if isinstance(event, Settlement):
            claim = both.claim(
                dict(event.inputs), {name: tuple(map(dict, rows)) for name, rows in event.items}
            )
            inputs = numbers(program, dict(event.inputs))
            cells = cells_before(program, dict(event.inputs), both.ledger(state))
            result = module.settle(claim, state)
            if not (isinstance(result, module.Refused) and result.number < 0):  # no claim for the kernel
                yield Case(inputs=inputs, before=cells, items=both.rows(claim))
        elif event.name in made:
            result = module.reverse(made[event.name], state)
        else:
            continue
        if not isinstance(result, module.Refused):
            state = result.state
            made.setdefault(event.name, result.settlement)
