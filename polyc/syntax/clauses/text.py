"""A whole source text."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from polyc.syntax.clauses.alternatives import BestParameters, BestRun, Guarantee, Suppose
from polyc.syntax.clauses.apportions import Apportion
from polyc.syntax.clauses.cases import Case, Scenario
from polyc.syntax.clauses.changes import Change, Inherit
from polyc.syntax.clauses.definitions import Benefit, Compute, Pool
from polyc.syntax.clauses.denials import Denial
from polyc.syntax.clauses.head import Convention, Document, Effective, PolicyId, Region, RoundingRule, Title
from polyc.syntax.clauses.inputs import Inputs, Items
from polyc.syntax.clauses.layers import Layer
from polyc.syntax.clauses.splits import Split
from polyc.syntax.clauses.targets import Target
from polyc.syntax.values import Node

Item: TypeAlias = (
    Title
    | PolicyId
    | Region
    | Inherit
    | Effective
    | Convention
    | RoundingRule
    | Document
    | Inputs
    | Items
    | Compute
    | Pool
    | Layer
    | Benefit
    | Split
    | Denial
    | Change
    | Apportion
    | Suppose
    | BestRun
    | BestParameters
    | Guarantee
    | Target
    | Scenario
    | Case
)


@frozen(kw_only=True, repr=False)
class Comment(Node):
    """# …: kept for the formatter, never shown."""

    text: str


@frozen(kw_only=True)
class Ancestor:
    """A policy that this one builds on, and the fingerprint of its text."""

    policy: str
    title: str
    region: tuple[str, ...]
    sha256: str


@frozen(kw_only=True, repr=False)
class SourcePolicy(Node):
    """A whole source text; with `ancestors`, nearest first, their items stand before its own."""

    items: tuple[Item, ...]
    comments: tuple[Comment, ...]
    ancestors: tuple[Ancestor, ...] = ()
