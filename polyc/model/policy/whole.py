"""A whole policy."""

from __future__ import annotations

from attrs import frozen

from polyc.model.policy.alternatives import BestRun, Guarantee
from polyc.model.policy.cases import Case, Scenario
from polyc.model.policy.head import Ancestor, Conventions, Document, Input, ItemList, Roundings
from polyc.model.policy.layers import Definition
from polyc.model.policy.targets import Target


@frozen(kw_only=True, repr=False)
class Policy:
    """A policy whose every name and value is known; `ancestors` are those it builds on, nearest first."""

    id: str
    title: str
    region: tuple[str, ...]
    ancestors: tuple[Ancestor, ...]
    start: int
    end: int | None
    conventions: Conventions
    roundings: Roundings
    documents: tuple[Document, ...]
    inputs: tuple[Input, ...]
    lists: tuple[ItemList, ...]
    definitions: tuple[Definition, ...]
    best_runs: tuple[BestRun, ...]
    guarantees: tuple[Guarantee, ...]
    targets: tuple[Target, ...]
    scenarios: tuple[Scenario, ...]
    cases: tuple[Case, ...]
    notes: tuple[str, ...]
