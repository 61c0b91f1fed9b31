"""Claims that somebody has written down, as claims that two programs share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve

from polyc.analysis.claim import Claim
from polyc.analysis.joint import Joint, Side, counterpart
from polyc.kinds import Date, Money, Text

TEN_THOUSAND: Final = 1_000_000
"""1 万元, in fen."""


def shared_claim(joint: Joint, side: Side, claim: Claim) -> Claim | None:
    """A claim of one side's program, with what only the other asks for as plain as can be.

    None where an option has no counterpart.
    """
    shared = {each.name: each for each in joint.shared.inputs}
    found: dict[str, int] = {}
    for item in side.program.inputs:
        target = shared[side.names[item.name]]
        if item.name in claim.inputs and not isinstance(item.kind, Text):
            value = counterpart(item.kind, target.kind, claim.inputs[item.name])
            if value is None:
                return None
            found[target.name] = value
    made = _claim(joint, found, claim)
    return made if all(_within(joint, made)) else None


def plain_claim(joint: Joint) -> Claim:
    """A claim of 1 万元 for which the first of all options is chosen."""
    return with_amounts(joint, _claim(joint, {}, Claim(inputs={}, before={})))


def with_amounts(joint: Joint, claim: Claim) -> Claim:
    """The claim with 1 万元 for every amount."""
    amounts = {
        item.name: max(item.low, min(item.high, TEN_THOUSAND))
        for item in joint.shared.inputs
        if isinstance(item.kind, Money)
    }
    return evolve(claim, inputs={**claim.inputs, **amounts})


def _within(joint: Joint, claim: Claim) -> Iterator[bool]:
    for item in joint.shared.inputs:
        if item.name in claim.inputs:
            yield item.low <= claim.inputs[item.name] <= item.high


def _claim(joint: Joint, inputs: Mapping[str, int], claim: Claim) -> Claim:
    """The claim with everything that is not given at its plainest."""
    return Claim(
        inputs={**dict(_whole(joint, inputs)), **dict(_version_days(joint, inputs))},
        before={cell.name: claim.before.get(cell.name, 0) for cell in joint.shared.cells},
        items={each.name: claim.items.get(each.name, []) for each in joint.shared.lists},
    )


def _version_days(joint: Joint, inputs: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """The days that choose the versions, moved into the period that is looked at."""
    identity = joint.shared.identity
    fields = {item.name: item for item in joint.shared.inputs}
    for side in (joint.old, joint.new):
        name = side.names[side.program.version_date]
        last = fields[name].high if identity.effective_to is None else identity.effective_to
        day = max(identity.effective_from, min(last, inputs.get(name, identity.effective_from)))
        yield name, max(fields[name].low, min(fields[name].high, day))


def _whole(joint: Joint, inputs: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    for item in joint.shared.inputs:
        if isinstance(item.kind, Text):
            continue
        day = joint.shared.identity.effective_from
        plainest = max(item.low, min(item.high, day)) if isinstance(item.kind, Date) else item.low
        yield item.name, inputs.get(item.name, plainest)
