"""Conditions, resolved."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import frozen

from polyc.model.values.formulas import Formula
from polyc.model.values.placed import Placed


class Relation(Enum):
    LESS = "低于"
    AT_MOST = "不超过"
    EQUAL = "等于"
    AT_LEAST = "不低于"
    MORE = "超过"


@frozen(kw_only=True, repr=False)
class Among(Placed):
    """A choice (or flag) is one of the options with these indices, or none of them."""

    subject: Formula
    options: tuple[int, ...]
    negated: bool


@frozen(kw_only=True, repr=False)
class Holds(Placed):
    """A set of choices holds one of the options with these indices, or none of them."""

    subject: Formula
    options: tuple[int, ...]
    negated: bool


@frozen(kw_only=True, repr=False)
class Related(Placed):
    left: Formula
    relation: Relation
    right: Formula


@frozen(kw_only=True, repr=False)
class All(Placed):
    items: tuple[Condition, ...]


@frozen(kw_only=True, repr=False)
class Any(Placed):
    items: tuple[Condition, ...]


Condition: TypeAlias = Among | Holds | Related | All | Any
