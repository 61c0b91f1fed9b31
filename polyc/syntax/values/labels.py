"""Labels and ranges."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from polyc.syntax.values.formulas import Pending, Unlimited
from polyc.syntax.values.literals import Literal
from polyc.syntax.values.nodes import Node


@frozen(kw_only=True, repr=False)
class Option(Node):
    """An option of an enumeration, as a name or quoted text."""

    text: str


@frozen(kw_only=True, repr=False)
class Otherwise(Node):
    """其余."""


@frozen(kw_only=True, repr=False)
class Bound(Node):
    """One end of a range; `included` tells whether the end itself belongs to it."""

    literal: Literal
    included: bool


@frozen(kw_only=True, repr=False)
class Range(Node):
    """Values between two ends; a missing end is open to infinity."""

    low: Bound | None
    high: Bound | None


Label: TypeAlias = Option | Otherwise | Range | Literal | Pending | Unlimited
