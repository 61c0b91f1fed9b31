"""Conditions, as written."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from polyc.syntax.values.formulas import Formula
from polyc.syntax.values.labels import Label
from polyc.syntax.values.nodes import Node


@frozen(kw_only=True, repr=False)
class IsOneOf(Node):
    """是 / 不是: a choice (or a yes-no input) is one of the options."""

    subject: Formula
    options: tuple[Label, ...]
    negated: bool


@frozen(kw_only=True, repr=False)
class HasAny(Node):
    """含 / 不含: a set of choices holds at least one of the options."""

    subject: Formula
    options: tuple[Label, ...]
    negated: bool


@frozen(kw_only=True, repr=False)
class Compares(Node):
    """Two values compared; `word` is the comparing keyword."""

    left: Formula
    word: str
    right: Formula


@frozen(kw_only=True, repr=False)
class AllOf(Node):
    """… 且 …"""

    items: tuple[Condition, ...]


@frozen(kw_only=True, repr=False)
class AnyOf(Node):
    """… 或 …"""

    items: tuple[Condition, ...]


Condition: TypeAlias = IsOneOf | HasAny | Compares | AllOf | AnyOf
