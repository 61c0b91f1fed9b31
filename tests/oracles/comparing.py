"""What comparing with an oracle takes: the policy as polyc reads it, and claims in both shapes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve

from polyc import pipeline
from polyc.kinds import Choice, Choices, Date
from polyc.model.policy import Policy
from polyc.source.text import Source
from polyc.testing.module import Compiled, compiled

POLICIES = Path(__file__).resolve().parents[2] / "policies"
EPOCH = date(1970, 1, 1).toordinal()


@cache
def source(path: str, trial: str = "") -> Source:
    """The policy's text, with a scenario below it that only a test tries."""
    read = pipeline.read(POLICIES / path)
    assert read.value is not None, read.diagnostics
    return evolve(read.value, text=read.value.text + trial) if trial else read.value


@cache
def policy(path: str, trial: str = "") -> Policy:
    checked = pipeline.check(source(path, trial))
    assert checked.value is not None, [each.message for each in checked.diagnostics]
    return checked.value


@cache
def under(path: str, scenarios: tuple[str, ...], trial: str = "") -> Compiled:
    """The policy compiled under some scenarios."""
    lowered = pipeline.compile_policy(policy(path, trial), source(path, trial), scenarios)
    assert lowered.value is not None, [each.message for each in lowered.diagnostics]
    return compiled(lowered.value)


def claim_of(path: str, inputs: Mapping[str, int | str]) -> dict[str, Any]:
    """The claim as an oracle takes it, from integers by input name."""
    return {each.name: _typed(each.kind, inputs[each.name]) for each in policy(path).inputs}


def _typed(kind: object, value: int | str) -> Any:
    match kind, value:
        case Date(), int():
            return date.fromordinal(value + EPOCH)
        case Choice(options=options), int():
            return options[value]
        case Choices(options=options), int():
            return {option for bit, option in enumerate(options) if value >> bit & 1}
        case _:
            return value


def inputs_of(path: str, claim: Mapping[str, Any]) -> dict[str, int | str]:
    """Integers by input name, from a claim as an oracle takes it."""
    return {each.name: _integer(each.kind, claim[each.name]) for each in policy(path).inputs}


def _integer(kind: object, value: Any) -> int | str:
    match kind:
        case Date():
            return int(value.toordinal() - EPOCH)
        case Choice(options=options):
            return options.index(value)
        case Choices(options=options):
            return sum(1 << bit for bit, option in enumerate(options) if option in value)
        case _:
            assert isinstance(value, int | str)
            return value


def clause(about: str) -> str:
    """What a refusal is about, without the cell of its table."""
    return about.split("〔")[0]
