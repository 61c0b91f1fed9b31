"""What a run of tables must know of a policy: its public face, without its text and without its kernel."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from polyc.runtime.fields import Field, Period
from polyc.runtime.kinds import Kind
from polyc.runtime.lists import ItemField
from polyc.runtime.measuring import Target as Measured
from polyc.runtime.refusing import Refused
from polyc.runtime.settlements import Output as Handed
from polyc.runtime.state import Scope


class Where(Enum):
    """Where an amount stands."""

    INPUT = "input"
    OUTPUT = "output"


@frozen(kw_only=True)
class Place:
    """An amount: which input or output of the policy it is."""

    where: Where
    at: int


@frozen(kw_only=True)
class Paid:
    """What a payer pays, as output `at`."""

    payer: str
    at: int


@frozen(kw_only=True)
class Balance:
    """The law over every claim: `total` is the payments plus `rest`."""

    total: Place
    rest: Place


@frozen(kw_only=True)
class Lines:
    """A list of items that a claim holds; `computed` tells of each input whether the settlement reads it."""

    name: str
    field: str
    items: tuple[ItemField, ...]
    computed: tuple[bool, ...]
    most: int


@frozen(kw_only=True)
class RowResults:
    """What is handed out of every item of the list at place `list`."""

    field: str
    list: int
    columns: tuple[Handed, ...]


@frozen(kw_only=True)
class Face:
    """A policy as tables see it.

    `computed` tells of each input whether the settlement reads it; `cells` gives scope and
    place within it of each cell in the order in which `settle_ints` takes them;
    `shares` gives the place of each target's numerator, denominator (-1: none), flag that the
    claim counts and flag that its share is undecided (-1: never) among the results behind
    the outputs, which are handed out for this alone;
    `scope_inputs` the input (its place, -1 for none) whose value is the key of each scope.
    """

    policy: str
    title: str
    version: str
    source_sha256: str
    scenarios: tuple[str, ...]
    fields: tuple[Field, ...]
    computed: tuple[bool, ...]
    lists: tuple[Lines, ...]
    outputs: tuple[Handed, ...]
    rows: tuple[RowResults, ...]
    payments: tuple[Paid, ...]
    balance: Balance | None
    scopes: tuple[Scope, ...]
    scope_inputs: tuple[int, ...]
    cells: tuple[tuple[int, int], ...]
    cell_kinds: tuple[Kind, ...]
    targets: tuple[Measured, ...]
    shares: tuple[tuple[int, int, int, int], ...]
    refusals: dict[int, Refused]
    in_list: dict[int, str]
    period: Period
    version_date: int
    year_month: int
    order: tuple[int, ...]

    def refused(self, number: int) -> Refused:
        """The refusal that the policy states under this number."""
        return self.refusals[number]

    def input_named(self, name: str) -> int:
        """The place of an input by its Chinese name."""
        return [field.name for field in self.fields].index(name)

    def numbers(self) -> int:
        """How many results the program hands out for a claim, shares of targets included."""
        return len(self.outputs) + sum(at >= 0 for share in self.shares for at in share)
