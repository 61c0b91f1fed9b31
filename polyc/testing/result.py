"""What came of a case."""

from __future__ import annotations

from attrs import frozen

from polyc.model.policy import Case, Event
from polyc.runtime.explaining import ItemResult, StepResult


@frozen(kw_only=True)
class Mismatch:
    """What a case expects of `subject` and what came out, both as a reader sees them.

    `step` is the number of the step that gave it, 0 where no single step did.
    """

    subject: str
    expected: str
    actual: str
    step: int


@frozen(kw_only=True)
class Compared:
    """One line of the slip, as the case has it and as it came out; `apart` tells the difference, "" where none."""

    subject: str
    expected: str
    actual: str
    apart: str


@frozen(kw_only=True)
class EventResult:
    """One settlement or reversal of a case.

    `mismatches` are in the order of the steps, so that the first is where the slip and
    the case part; `compared` is everything that the case expects, in its order; `steps` are those of the settlement, `items` those of its items, none
    where it was refused.
    """

    event: Event
    mismatches: tuple[Mismatch, ...]
    steps: tuple[StepResult, ...]
    items: tuple[ItemResult, ...] = ()
    compared: tuple[Compared, ...] = ()


@frozen(kw_only=True)
class CaseResult:
    """A case and its events in order."""

    case: Case
    events: tuple[EventResult, ...]

    @property
    def passed(self) -> bool:
        """Whether everything came out as the case expects."""
        return not self.failures

    @property
    def failures(self) -> tuple[Mismatch, ...]:
        """Everything that did not."""
        return tuple(each for event in self.events for each in event.mismatches)
