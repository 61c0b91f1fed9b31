"""Which claims are drawn: the one that most cases are about, and a few that differ in what is chosen.

All of them come out of the policy's own cases, so that somebody has looked at each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, field, frozen

from polyc.analysis.pieces import Exact, Refused
from polyc.docgen.growth.profile import Held, Profile, followed, texts_of
from polyc.docgen.publication import Publication
from polyc.kernel.program import Program
from polyc.kinds import Money, Text
from polyc.model.policy import Case, Purpose, Settlement

MOST_PROFILES: Final = 4
"""More pictures than that nobody compares."""

_TRIED: Final = 6
"""So many claims are followed in search of different ones."""


@frozen(kw_only=True)
class _Candidate:
    """A first settlement of a case, from an empty year."""

    held: Held
    day: int
    bill: int
    idle: bool = field()
    """Whether every other amount is nought, so that the bill is all there is."""

    @property
    def key(self) -> object:
        return (self.held.scenarios, *sorted(self.held.choices.items()))


@frozen(kw_only=True)
class Chosen:
    """The profiles to draw, the main one first; `bill` is the greatest bill of the cases about them."""

    profiles: tuple[Profile, ...]
    bill: int


def choose(publication: Publication) -> Chosen | None:
    """What is drawn; None where the policy shares no bill, or no case is about the bill alone."""
    policy = publication.policy
    sharing = policy.conventions.sharing
    if policy.conventions.purpose is not Purpose.BENEFIT or sharing is None:
        return None
    found = [each for case in policy.cases for each in _candidates(publication, case, sharing.total)]
    main = _main(found)
    if main is None:
        return None
    base, profile = main
    profiles = (profile, *_others(base, profile, found))
    return Chosen(profiles=profiles, bill=max(each.bill for each in found if each.key == base.key))


def _candidates(publication: Publication, case: Case, total: str) -> Iterator[_Candidate]:
    event, program = case.events[0], _program(publication, case)
    if not isinstance(event, Settlement) or program is None or case.before:
        return
    if event.refused is not None or any(rows for _, rows in event.items):
        return
    given = dict(event.inputs)
    numbers = {
        each.name: value
        for each in program.inputs
        if not isinstance(each.kind, Text) and isinstance(value := given[each.name], int)
    }
    if total not in numbers:
        return
    amounts = [each.name for each in program.inputs if isinstance(each.kind, Money)]
    equal = [name for name in amounts if name != total and numbers[name] == numbers[total]]
    varied = (total, *equal)
    yield _Candidate(
        held=Held(
            program=program,
            varied=varied,
            given={name: value for name, value in numbers.items() if name not in varied},
            texts=texts_of(program, given),
        ),
        day=numbers[program.version_date],
        bill=numbers[total],
        idle=not any(numbers[name] for name in amounts if name not in varied),
    )


def _program(publication: Publication, case: Case) -> Program | None:
    """The program under the case's scenarios, as far as it is published."""
    wanted = set(case.scenarios)
    programs = (publication.program, *publication.assumed)
    return next((each for each in programs if set(each.identity.scenarios) == wanted), None)


def _main(found: Sequence[_Candidate]) -> tuple[_Candidate, Profile] | None:
    """The most usual claim: settled for every bill if there is such, assuming little, lately."""
    keys = [each.key for each in found]
    ordered = sorted(
        found,
        key=lambda each: (
            not each.idle,
            bool(each.held.scenarios),
            -len(each.held.varied),
            -_usual(each, found),
            -keys.count(each.key),
            -each.day,
        ),
    )
    second: tuple[_Candidate, Profile] | None = None
    for each in _once(ordered)[:_TRIED]:
        profile = followed(each.held)
        if not _settles(profile, each.bill):
            continue
        if each.idle and not _refuses(profile):
            return each, profile
        second = second or (each, profile)
    return second


def _usual(candidate: _Candidate, found: Sequence[_Candidate]) -> int:
    """How often each of its choices is made in the cases, summed."""
    own = candidate.held.choices
    return sum(each.held.choices[name] == value for each in found for name, value in own.items())


def _once(found: Sequence[_Candidate]) -> list[_Candidate]:
    return list({each.key: each for each in reversed(found)}.values())[::-1]


def _settles(profile: Profile, bill: int) -> bool:
    """Whether most bills up to that of the case are settled, and all that is paid is known exactly."""
    settled = sum(
        min(each.last, bill) - each.first + 1
        for each in profile.pieces
        if isinstance(each, Exact) and each.first <= bill
    )
    return 2 * settled > bill


def _refuses(profile: Profile) -> bool:
    return any(isinstance(each, Refused) for each in profile.pieces)


def _others(base: _Candidate, drawn: Profile, found: Sequence[_Candidate]) -> Iterator[Profile]:
    """Up to three with other choices, all else as in the main one, that are not paid alike."""
    own = base.held.choices
    near = sorted(
        (each for each in found if each.held.choices != own),
        key=lambda each: sum(own[name] != value for name, value in each.held.choices.items()),
    )
    seen = [drawn.pieces]
    for each in _once(near)[:_TRIED]:
        profile = followed(evolve(base.held, given={**base.held.given, **each.held.choices}))
        if profile.pieces not in seen and _settles(profile, base.bill):
            seen.append(profile.pieces)
            yield profile
        if len(seen) == MOST_PROFILES:
            return
