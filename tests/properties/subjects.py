"""What the properties are about: every policy, under no scenario and under each set that its cases adopt."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from attrs import frozen

from polyc import pipeline
from polyc.model.policy import Policy, Settlement
from polyc.source.text import Source
from polyc.testing.module import Compiled, compiled
from tests.properties.claims import Claim, Ground
from tests.properties.edges import edges

POLICIES = Path(__file__).resolve().parents[2] / "policies"


@frozen(kw_only=True)
class Subject:
    """A policy, and one of the sets of scenarios under which it is compiled: number 0 is the empty one."""

    policy: str
    number: int
    source: Source
    scenarios: tuple[str, ...]

    @property
    def name(self) -> str:
        """In ASCII."""
        return f"{self.policy}-{self.number}"


@cache
def subjects() -> tuple[Subject, ...]:
    """Those of all policies of the repository."""
    return tuple(each for path in pipeline.policy_files([POLICIES]) for each in subjects_of(read(path)))


def subjects_of(source: Source) -> tuple[Subject, ...]:
    policy = checked(source)
    sets = dict.fromkeys(((), *(case.scenarios for case in policy.cases)))
    return tuple(
        Subject(policy=policy.id, number=number, source=source, scenarios=scenarios)
        for number, scenarios in enumerate(sets)
    )


@cache
def both(subject: Subject) -> Compiled:
    """The kernel program and the module that is printed for it."""
    lowered = pipeline.compile_policy(checked(subject.source), subject.source, subject.scenarios)
    assert lowered.value is not None, [each.message for each in lowered.diagnostics]
    return compiled(lowered.value)


@cache
def ground(subject: Subject) -> Ground:
    """What claims of the subject are drawn from: the models are those that its cases settle."""
    program, policy = both(subject).program, checked(subject.source)
    events = [event for case in policy.cases if case.scenarios == subject.scenarios for event in case.events]
    models = tuple(
        Claim(inputs=dict(event.inputs), items={name: tuple(map(dict, rows)) for name, rows in event.items})
        for event in events
        if isinstance(event, Settlement) and event.refused is None
    )
    return Ground(program=program, edges=edges(program), models=models)


def read(path: Path) -> Source:
    """The text of a policy that must be readable."""
    read = pipeline.read(path)
    assert read.value is not None, path
    return read.value


@cache
def checked(source: Source) -> Policy:
    checked = pipeline.check(source)
    assert checked.value is not None, [each.message for each in checked.diagnostics]
    return checked.value
