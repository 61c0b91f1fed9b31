"""Everything that the pages of one policy are made from."""

from __future__ import annotations

from attrs import field, frozen

from polyc.backends.artifact import Artifact
from polyc.kernel.program import Program
from polyc.model.policy import Case, Event, Policy
from polyc.runtime.explaining import ItemResult, StepResult
from polyc.source.text import Source
from polyc.syntax.clauses import SourcePolicy


@frozen(kw_only=True)
class WorkedEvent:
    """An event of a case; `steps` are those of a settlement, none where it was refused or is a reversal.

    `items` holds the steps of its items.
    """

    event: Event
    steps: tuple[StepResult, ...] = field(repr=False)
    items: tuple[ItemResult, ...] = field(repr=False, default=())


@frozen(kw_only=True)
class WorkedCase:
    """A case that came out as it expects."""

    case: Case
    events: tuple[WorkedEvent, ...]


@frozen(kw_only=True)
class LookedAt:
    """One part of a policy (条款, 表格, 分段 or 边界): how many points it has, and those no case has looked at."""

    part: str
    of: int
    missing: tuple[str, ...]


@frozen(kw_only=True)
class Publication:
    """A checked policy in all its forms.

    `program` is the one without scenarios, `assumed` those under each set of scenarios that
    a case uses, `artifacts` are the files that readers may
    take home beside the source.
    """

    policy: Policy
    tree: SourcePolicy = field(repr=False)
    source: Source = field(repr=False)
    program: Program = field(repr=False)
    artifacts: tuple[Artifact, ...] = field(repr=False)
    worked: tuple[WorkedCase, ...] = field(repr=False)
    looked_at: tuple[LookedAt, ...] = field(default=(), repr=False)
    assumed: tuple[Program, ...] = field(default=(), repr=False)
