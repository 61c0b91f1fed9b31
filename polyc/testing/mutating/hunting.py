"""Mutants held against the cases; for those that pass, a search for a claim that would tell them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import islice
from random import Random
from typing import Final, TypeAlias

from attrs import frozen

from polyc.analysis.claim import Claim
from polyc.analysis.drawing import numbers
from polyc.kernel import interpret
from polyc.kernel.bug import KernelBug
from polyc.kernel.passes.slimming import slim
from polyc.kernel.program import Program
from polyc.lowering.discharge import discharge
from polyc.lowering.lower import lower
from polyc.model.policy import Case, Policy
from polyc.testing.mutating.definitions import Mutant, mutants
from polyc.testing.playing import Played, as_expected, play

TRIES: Final = 60
"""Claims that are tried on a mutant that no case notices, for each set of scenarios."""

MOST_SETS: Final = 2
"""So many sets of scenarios are searched, those of most cases first."""


class Fate(Enum):
    """What became of a mutant."""

    NOTICED = "有案例察觉"
    WRONG = "编译即指出"
    SURVIVED = "没有案例察觉"
    EQUAL = "改不出分别"


@frozen(kw_only=True)
class Verdict:
    """A mutant and its fate; of one that survived, a claim that tells it, where one was found."""

    mutant: Mutant
    fate: Fate
    scenarios: tuple[str, ...] = ()
    claim: Claim | None = None


Original: TypeAlias = Callable[[tuple[str, ...]], Program]
"""The program as it is, under some scenarios."""

Groups: TypeAlias = Mapping[tuple[str, ...], Sequence[Case]]
"""The cases by the scenarios that they adopt, the largest group first."""


def hunt(
    policy: Policy, source_sha256: str, original: Original, turn: int = 0, turns: int = 1
) -> Iterator[Verdict]:
    """The verdict on every mutant, or on one of every `turns`, as each is reached."""
    groups = grouped(policy.cases)
    for mutant in islice(mutants(policy), turn, None, turns):
        yield _judged(mutant, groups, source_sha256, original)


def grouped(cases: Sequence[Case]) -> dict[tuple[str, ...], list[Case]]:
    """The cases by the scenarios that they adopt, the largest group first."""
    found: dict[tuple[str, ...], list[Case]] = {}
    for case in cases:
        found.setdefault(case.scenarios, []).append(case)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def _judged(mutant: Mutant, groups: Groups, source_sha256: str, original: Original) -> Verdict:
    programs: dict[tuple[str, ...], Program] = {}
    for scenarios, cases in groups.items():
        lowered = lower(mutant.policy, source_sha256, scenarios)
        if lowered.value is None:
            return Verdict(mutant=mutant, fate=Fate.WRONG)
        if not all(as_expected(case, lowered.value) for case in cases):
            return Verdict(mutant=mutant, fate=Fate.NOTICED)
        programs[scenarios] = lowered.value
    if all(_same(each, original(scenarios)) for scenarios, each in programs.items()):
        return Verdict(mutant=mutant, fate=Fate.EQUAL)
    for scenarios, each in list(programs.items())[:MOST_SETS]:
        claim = telling_claim(original(scenarios), each, groups[scenarios])
        if claim is not None:
            return Verdict(mutant=mutant, fate=Fate.SURVIVED, scenarios=scenarios, claim=claim)
    return Verdict(mutant=mutant, fate=Fate.SURVIVED)


def _same(mutant: Program, original: Program) -> bool:
    """Whether nothing is left of the change in what the program computes: proven, not tried."""
    kept: frozenset[str] = frozenset()
    return slim(discharge(mutant), kept).body == slim(original, kept).body


def telling_claim(original: Program, mutant: Program, cases: Sequence[Case]) -> Claim | None:
    """A claim like one of the cases' that the two settle differently; None where none was found."""
    patterns = [claim for case in cases for claim in _claims(case, original)]
    if not patterns:
        return None
    random, turns = Random(0), sorted({*numbers(original.body), *numbers(mutant.body)})
    for _ in range(TRIES):
        claim = _varied(original, random.choice(patterns), turns, random)
        if _told(original, claim) != _told(mutant, claim):
            return claim
    return None


def _claims(case: Case, program: Program) -> Iterator[Claim]:
    for scene in play(case, program):
        if isinstance(scene, Played) and isinstance(scene.outcome, interpret.Settled):
            yield Claim(inputs=scene.inputs, before=scene.before, items=scene.rows)


def _varied(program: Program, claim: Claim, turns: Sequence[int], random: Random) -> Claim:
    """One or two of the inputs otherwise, often beside a number of the policy."""
    inputs = dict(claim.inputs)
    asked = [item for item in program.inputs if item.name in inputs and item.name != program.version_date]
    for item in random.sample(asked, min(len(asked), random.randint(1, 2))):
        near = random.choice(turns) + random.randint(-1, 1) if random.random() < 0.7 else inputs[item.name]
        value = random.randint(item.low, item.high) if item.high < 64 else near + random.randint(-200, 200)
        inputs[item.name] = max(item.low, min(item.high, value))
    return Claim(inputs=inputs, before=claim.before, items=claim.items)


def _told(program: Program, claim: Claim) -> object:
    """What a claim comes to, or why it is refused."""
    try:
        outcome = interpret.run(program, claim.inputs, claim.before, claim.items)
    except KernelBug:
        return None
    if isinstance(outcome, interpret.Refused):
        return outcome.refusal.about
    return [outcome.values[output.local] for output in program.outputs]
