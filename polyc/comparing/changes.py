"""What a comparison finds."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import field, frozen

from polyc.model.values import Parameter

Hint: TypeAlias = tuple[tuple[str, str | int], ...]
"""Inputs, each with the option (or integer) for which a cell is chosen."""


@frozen(kw_only=True)
class ValueChange:
    """A value that is another one: of the parameter `clause`, in the cells `cell` ("" is all of it).

    `old` and `new` are words, `—` where a side has none.  `period` is empty where it
    holds throughout.  `applied` is the old side's parameter with this change alone, `undone`
    the new side's with all changes but this; None where that side has no such parameter.
    """

    clause: str
    cell: str
    old: str
    new: str
    period: str
    citations: str
    hints: tuple[Hint, ...] = field(eq=False, repr=False)
    applied: Parameter | None = field(eq=False, repr=False)
    undone: Parameter | None = field(eq=False, repr=False)


class Sort(Enum):
    """What happened to a clause."""

    ADDED = "增"
    REMOVED = "删"
    CHANGED = "改"


@frozen(kw_only=True)
class FactChange:
    """An aspect of a clause, before and after, in words."""

    aspect: str
    old: str
    new: str


@frozen(kw_only=True)
class ClauseChange:
    """A clause that is there on one side only, or says something else apart from its numbers.

    `alike` is a clause of the other side with another name and the same content, "" where
    there is none.  `pays` tells whether settlements may depend on the clause.
    """

    sort: Sort
    word: str
    name: str
    facts: tuple[FactChange, ...]
    alike: str
    period: str
    pays: bool


Change: TypeAlias = ValueChange | ClauseChange
