"""Mutants held against the cases; for those that pass, a search for a claim that would tell them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
from polyc.lowering.lower import lower
from polyc.model.policy import Case, Policy
from polyc.testing.mutating.definitions import Mutant, mutants
from polyc.testing.playing import Played, as_expected, play

TRIES: Final = 150
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


@frozen(kw_only=True)
class Ground:
    """The cases that adopt the same scenarios, and the policy as it is under these, to hold mutants against."""

    scenarios: tuple[str, ...]
    cases: tuple[Case, ...]
    original: Program
    slim: Program
    trials: tuple[tuple[Claim, object], ...]
    """Claims like those of the cases, with what each comes to."""


def hunt(
    policy: Policy, source_sha256: str, original: Original, turn: int = 0, turns: int = 1
) -> Iterator[Verdict]:
    """The verdict on every mutant, or on one of every `turns`, as each is reached."""
    grounds = [
        _ground(policy, source_sha256, scenarios, cases, original(scenarios), number < MOST_SETS)
        for number, (scenarios, cases) in enumerate(grouped(policy.cases).items())
    ]
    for mutant in islice(mutants(policy), turn, None, turns):
        yield _judged(mutant, grounds, source_sha256)


def grouped(cases: Sequence[Case]) -> dict[tuple[str, ...], list[Case]]:
    """The cases by the scenarios that they adopt, the largest group first."""
    found: dict[tuple[str, ...], list[Case]] = {}
    for case in cases:
        found.setdefault(case.scenarios, []).append(case)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def _ground(
    policy: Policy,
    source_sha256: str,
    scenarios: tuple[str, ...],
    cases: Sequence[Case],
    original: Program,
    searched: bool,
) -> Ground:
    lowered = lower(policy, source_sha256, scenarios).value
    assert lowered is not None, "a policy whose cases run can be lowered"
    return Ground(
        scenarios=scenarios,
        cases=tuple(cases),
        original=original,
        slim=slim(lowered, NOTHING_KEPT),
        trials=tuple(_trials(original, cases)) if searched else (),
    )


def _judged(mutant: Mutant, grounds: Sequence[Ground], source_sha256: str) -> Verdict:
    programs: list[Program] = []
    for ground in grounds:
        lowered = lower(mutant.policy, source_sha256, ground.scenarios)
        if lowered.value is None:
            return Verdict(mutant=mutant, fate=Fate.WRONG)
        if not all(as_expected(case, lowered.value) for case in ground.cases):
            return Verdict(mutant=mutant, fate=Fate.NOTICED)
        programs.append(lowered.value)
    pairs = list(zip(grounds, programs, strict=True))
    if all(slim(each, NOTHING_KEPT).body == ground.slim.body for ground, each in pairs):
        return Verdict(mutant=mutant, fate=Fate.EQUAL)
    for ground, each in pairs:
        for claim, came_to in ground.trials:
            if _told(each, claim) != came_to:
                return Verdict(mutant=mutant, fate=Fate.SURVIVED, scenarios=ground.scenarios, claim=claim)
    return Verdict(mutant=mutant, fate=Fate.SURVIVED)


NOTHING_KEPT: Final[frozenset[str]] = frozenset()
"""What is slimmed is compared by what is paid and handed out, not by its steps."""


def _trials(original: Program, cases: Sequence[Case]) -> Iterator[tuple[Claim, object]]:
    """The same claims for every mutant, so that each is settled once by the policy as it is."""
    patterns = [claim for case in cases for claim in _claims(case, original)]
    random, turns = Random(0), numbers(original.body)
    for _ in range(TRIES if patterns else 0):
        claim = _varied(original, random.choice(patterns), turns, random)
        yield claim, _told(original, claim)


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
