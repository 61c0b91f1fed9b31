"""情景 and 案例."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from polyc.kinds import Kind
from polyc.model.values import Citation, Parameter, Placed


@frozen(kw_only=True, repr=False)
class Binding(Placed):
    """The value that stands in for what is 待定 at `path`."""

    path: str
    value: Parameter


@frozen(kw_only=True, repr=False)
class Scenario(Placed):
    name: str
    bindings: tuple[Binding, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]


@frozen(kw_only=True, repr=False)
class Expected(Placed):
    """An amount (or other integer) that a case expects of `subject`.

    Of an item it is expected where `list` names its list: `row` numbers it from 1, and
    `name` is what the policy calls the value.
    """

    subject: str
    to_date: bool
    kind: Kind
    value: int
    list: str = ""
    row: int = 0
    name: str = ""


@frozen(kw_only=True, repr=False)
class Refused(Placed):
    """A refusal that a case expects: its reason, and what it is about (may be empty)."""

    reason: str
    about: str


Row: TypeAlias = tuple[tuple[str, int | str], ...]
"""One item: pairs of input name and value; what is not given is absent."""

Entered: TypeAlias = tuple[str, tuple[Row, ...]]
"""A list by name, and its items."""


@frozen(kw_only=True, repr=False)
class Settlement(Placed):
    """One settlement of a case: what is set, and what is expected of it.

    `inputs` are pairs of input name and value: an integer of the input's kind, or text.
    """

    name: str
    inputs: tuple[tuple[str, int | str], ...]
    items: tuple[Entered, ...] = ()
    expected: tuple[Expected, ...]
    refused: Refused | None


@frozen(kw_only=True, repr=False)
class Reversal(Placed):
    """The reversal of an earlier settlement of the case, by its name."""

    name: str
    expected: tuple[Expected, ...]
    refused: Refused | None


Event: TypeAlias = Settlement | Reversal


@frozen(kw_only=True, repr=False)
class Case(Placed):
    """案例: a year of one person, told as events from a given state."""

    name: str
    scenarios: tuple[str, ...]
    before: tuple[tuple[str, int], ...]
    events: tuple[Event, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]
