"""Every policy of the repository, as programs, under each of its scenarios."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from polyc import pipeline
from polyc.kernel.program import Program
from polyc.model.policy import Policy, Settlement
from polyc.source.text import Source
from polyc.testing.module import compiled
from tests.backends.javascript.claims import Case

POLICIES = Path(__file__).resolve().parents[3] / "policies"
PATHS = pipeline.policy_files([POLICIES])


@cache
def source(path: Path) -> Source:
    """The text of a policy."""
    read = pipeline.read(path)
    assert read.value is not None, read.diagnostics
    return read.value


@cache
def policy(path: Path) -> Policy:
    """A policy without mistakes."""
    checked = pipeline.check(source(path))
    assert checked.value is not None, [each.message for each in checked.diagnostics]
    return checked.value


@cache
def program(path: Path, scenarios: tuple[str, ...] = ()) -> Program:
    """The program of a policy under some scenarios."""
    lowered = pipeline.compile_policy(policy(path), source(path), scenarios)
    assert lowered.value is not None, [each.message for each in lowered.diagnostics]
    return lowered.value


def scenarios_of(path: Path) -> tuple[str, ...]:
    """As many scenarios as go together, so that few claims are refused for a number that is missing."""
    found: tuple[str, ...] = ()
    for scenario in policy(path).scenarios:
        made = pipeline.compile_policy(policy(path), source(path), (*found, scenario.name))
        if made.value is not None and not made.errors:
            found = (*found, scenario.name)
    return found


def known_claims(path: Path, program: Program) -> Iterator[Case]:
    """The claims of the policy's own cases, for a person without history."""
    both = compiled(program)
    for case in policy(path).cases:
        for event in case.events:
            if isinstance(event, Settlement):
                given = dict(event.inputs)
                items = {name: tuple(map(dict, rows)) for name, rows in event.items}
                rows = both.rows(both.claim(given, items))
                yield Case(
                    inputs={name: value for name, value in given.items() if isinstance(value, int)},
                    before={cell.name: 0 for cell in program.cells},
                    items={name: tuple(found) for name, found in rows.items()},
                )


EVERY = [pytest.param(path, id=f"policy-{number}") for number, path in enumerate(PATHS, start=1)]
