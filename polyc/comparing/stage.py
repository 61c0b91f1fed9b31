"""Both policies on one moment's days as programs, and claims to start from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Final

from attrs import define, frozen

from polyc.analysis.claim import Claim
from polyc.analysis.differing import Differing, along, by_chance, hinted
from polyc.analysis.joint import Joint, Side, claim_of, joint
from polyc.analysis.patterns import plain_claim, shared_claim
from polyc.comparing.moments import Moment, on_day, undated
from polyc.kernel import interpret
from polyc.kernel.program import ItemField, ItemList, Program
from polyc.kinds import Text
from polyc.lowering.lower import lower
from polyc.model.policy import Case, Policy, Settlement

MOST_WHOLE: Final = 60
"""So many claims that the two policies as they are pay differently are kept at hand."""


@frozen(kw_only=True)
class Parting:
    """A claim that the two policies as they are pay differently, and the names of what is not 0 in it."""

    found: Differing
    names: frozenset[str]


@define(kw_only=True)
class Stage:
    """Policies of one version each, and claims to start from; how they part is looked for when it is asked."""

    old: Policy
    new: Policy
    joint: Joint
    patterns: tuple[Claim, ...]
    _partings: tuple[Parting, ...] | None = None

    @property
    def partings(self) -> tuple[Parting, ...]:
        """Some claims on which they part, the plainest first."""
        if self._partings is None:
            self._partings = tuple(_partings(self.joint, self.patterns))
        return self._partings


def stage_of(old: Policy, new: Policy, moment: Moment) -> Stage | None:
    """The stage of a moment; None where a side cannot be compiled."""
    before, after = undated(on_day(old, moment.old_day)), undated(on_day(new, moment.new_day))
    first, second = lowered(before), lowered(after)
    if first is None or second is None:
        return None
    if moment.first is None:
        both = joint(first, second, days=(moment.old_day, moment.new_day))
    else:
        both = joint(first, second, period=(moment.first, moment.last))
    patterns = hinted(_patterns(both, before, after), ())
    return Stage(old=before, new=after, joint=both, patterns=patterns)


def lowered(policy: Policy | None) -> Program | None:
    """The program of a policy whose scenarios are bound already."""
    return None if policy is None else lower(policy, "", ()).value


def _partings(both: Joint, patterns: tuple[Claim, ...]) -> Iterator[Parting]:
    parted = chain(along(both, patterns), by_chance(both, patterns))
    for found in islice((each for each in parted if each.bill), MOST_WHOLE):
        yield Parting(found=found, names=frozenset(_names(both, found.claim)))


def _names(both: Joint, claim: Claim) -> Iterator[str]:
    for side in (both.old, both.new):
        own = claim_of(both, side, claim)
        outcome = None if own is None else interpret.run(side.program, own.inputs, own.before, own.items)
        if isinstance(outcome, interpret.Settled):
            yield from (name.split("_")[0] for name, value in outcome.values.items() if value)


# ---- claims to start from ----


def _patterns(both: Joint, old: Policy, new: Policy) -> Iterator[Claim]:
    """The settlements of both sides' cases, each in the state in which its case meets it; then a plain claim."""
    for policy, side in ((old, both.old), (new, both.new)):
        for case in policy.cases:
            told = (shared_claim(both, side, claim) for claim in _told(case, side))
            yield from (claim for claim in told if claim is not None)
    yield plain_claim(both)


def _told(case: Case, side: Side) -> Iterator[Claim]:
    """The settlements of a case, one after the other; a refused one leaves the state as it was."""
    program = side.program
    state = {cell.name: 0 for cell in program.cells}
    given = {name.replace(".", "_"): value for name, value in case.before}
    state |= {name: value for name, value in given.items() if name in state}
    for event in case.events:
        if not isinstance(event, Settlement):
            return
        claim = _claim(event, program, state)
        if claim is None:
            return
        yield claim
        outcome = interpret.run(program, claim.inputs, claim.before, claim.items)
        if isinstance(outcome, interpret.Settled):
            state = dict(outcome.after)


def _claim(event: Settlement, program: Program, state: dict[str, int]) -> Claim | None:
    """What the program takes; None where it would not pass the door."""
    inputs = {name: value for name, value in event.inputs if isinstance(value, int)}
    if not all(item.low <= inputs.get(item.name, item.low) <= item.high for item in program.inputs):
        return None
    entered = dict(event.items)
    items = {
        each.name: [_row(each, dict(row)) for row in entered.get(each.name, ())] for each in program.lists
    }
    return Claim(inputs=inputs, before=state, items=items)


def _row(fields: ItemList, given: Mapping[str, int | str]) -> dict[str, int]:
    """The numbers of an item, with what stands in where none is given; texts are not computed."""
    known = {field.name: field for field in fields.items}
    return {
        name: _value(field, known, given) for name, field in known.items() if not isinstance(field.kind, Text)
    }


def _value(field: ItemField, known: Mapping[str, ItemField], given: Mapping[str, int | str]) -> int:
    found = given.get(field.name, field.default)
    if isinstance(found, str):
        return _value(known[found], known, given)
    return field.low if found is None else found
