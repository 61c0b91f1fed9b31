"""A compiled policy: inputs, cells of state, statements and what they hand out."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import frozen

from polyc.kernel.statements import Citation, Statement
from polyc.kinds import Kind
from polyc.money import Mode


@frozen(kw_only=True)
class InputField:
    """One input of a claim.

    `name` is the author's name, `field` the name in the public interface (the declared
    接口 code, else the author's name).  `low` and `high` bound the integer, both
    included; texts have bounds 0 and 0 and never appear in an expression.
    `computed` tells whether an expression reads it.
    """

    name: str
    field: str
    kind: Kind
    low: int
    high: int
    computed: bool
    note: str


@frozen(kw_only=True)
class ItemField:
    """One input of an item, as `InputField`.

    Where a claim gives none, `default` stands in: an integer of the kind, the name of
    another input of the same item, or None where it must be given.
    """

    name: str
    field: str
    kind: Kind
    low: int
    high: int
    default: int | str | None
    computed: bool
    note: str


@frozen(kw_only=True)
class ItemList:
    """A list of at most `most` items that a claim holds under the public name `field`."""

    name: str
    field: str
    items: tuple[ItemField, ...]
    most: int


@frozen
class Yearly:
    """A cell kept for each benefit year."""


@frozen
class Lifetime:
    """A cell kept for the person's whole life."""


@frozen(kw_only=True)
class Chained:
    """A cell kept for each value of a text input, such as a chain of transfers."""

    input: str


Scope: TypeAlias = Yearly | Lifetime | Chained


@frozen(kw_only=True)
class Cell:
    """One remembered integer of the year-to-date state, 0 at first and in ``[low, high]`` always."""

    name: str
    kind: Kind
    scope: Scope
    low: int
    high: int


@frozen(kw_only=True)
class Output:
    """One result of a settlement: `local` under the public name `field`."""

    name: str
    field: str
    local: str
    kind: Kind
    note: str


@frozen(kw_only=True)
class RowOutputs:
    """What is handed out of every item of `list`, under the public name `field`: a column a local of its items."""

    list: str
    field: str
    columns: tuple[Output, ...]

    @property
    def locals(self) -> tuple[str, ...]:
        """The locals of the columns, in their order."""
        return tuple(column.local for column in self.columns)


@frozen(kw_only=True)
class Payment:
    """What one payer pays in one layer or benefit; `local` is in fen."""

    payer: str
    name: str
    local: str


@frozen(kw_only=True)
class Balance:
    """The law over all: the input or local `total` is the payments plus the local `rest`.

    In a benefit `rest` is the patient's share.
    """

    total: str
    rest: str


@frozen(kw_only=True)
class Guarantee:
    """What the policy promises of every settlement: the local flag `local` is 1."""

    name: str
    local: str


@frozen(kw_only=True)
class End:
    """One end of an interval; `value` is an integer of the target's kind."""

    value: int
    included: bool


@frozen(kw_only=True)
class Target:
    """What is measured over many settlements and decides nothing in any of them.

    The locals `numerator` and `denominator` (empty where the numerator itself is the
    measure) are added up over the settlements for which the local flag `counts` is 1.
    The local flag `undecided` (empty where there is none) is 1 where the settlement's
    share rests on something 待定.  The ratio is of `kind`: a rate is so many millionths,
    everything else one to one.  It is aimed to lie between `low` and `high` (None:
    open); `pending` names what the aim itself lacks.  `words` is the aim as people say
    it; the ratio is shown with `places` behind the point, which decides nothing.
    """

    name: str
    numerator: str
    denominator: str
    counts: str
    undecided: str
    numerator_kind: Kind
    denominator_kind: Kind
    kind: Kind
    low: End | None
    high: End | None
    pending: tuple[str, ...]
    words: str
    mode: Mode
    places: int
    citations: tuple[Citation, ...]


class Reversal(Enum):
    """Which settlements may be taken back, and what happens to the later ones."""

    LAST_ONLY = "逆序"
    KEEP_LATER = "后续不重算"


@frozen(kw_only=True)
class Identity:
    """Which policy this is, down to the byte of its source."""

    policy: str
    title: str
    version: str
    source_sha256: str
    scenarios: tuple[str, ...]
    effective_from: int
    effective_to: int | None


@frozen(kw_only=True)
class Program:
    """A whole policy as the back ends read it.

    `version_date` names the date input that selects the policy's version and must lie
    in the identity's effective period; `year_date` the one whose benefit year keys the
    `Yearly` cells: it begins with the month `year_month` (1 to 12) and is numbered by the
    calendar year in which it begins.  `balance` is None where there is no bill to share.
    """

    identity: Identity
    inputs: tuple[InputField, ...]
    cells: tuple[Cell, ...]
    body: tuple[Statement, ...]
    outputs: tuple[Output, ...]
    payments: tuple[Payment, ...]
    balance: Balance | None
    version_date: str
    year_date: str
    reversal: Reversal
    year_month: int = 1
    guarantees: tuple[Guarantee, ...] = ()
    lists: tuple[ItemList, ...] = ()
    rows: tuple[RowOutputs, ...] = ()
    targets: tuple[Target, ...] = ()
