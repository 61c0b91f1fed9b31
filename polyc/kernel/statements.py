"""Kernel statements, run from top to bottom, once.

Each `Let` names its value exactly once.  What a step means to a reader (label, clause,
formula) travels with it, so that a trace needs nothing but the program and its integers.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import frozen

from polyc.kernel.expressions import Before, Expression, Field, Input, Local
from polyc.kinds import Kind


@frozen(kw_only=True)
class Citation:
    """Where a rule stands: document title and number, article, and its standing."""

    document: str
    title: str
    number: str
    article: str
    status: str
    grade: str


@frozen(kw_only=True)
class Shown:
    """A value that a formula shows, printed by its kind; `name` is what the author calls it."""

    value: Input | Local | Before | Field
    kind: Kind
    name: str


@frozen(kw_only=True)
class Step:
    """What a reader is told about one `Let`.

    `label` is the name in the author's words, `layer` and `slot` place it in a coverage
    layer (empty outside of one), `formula` alternates text and shown values.
    """

    label: str
    layer: str
    slot: str
    formula: tuple[str | Shown, ...]
    citations: tuple[Citation, ...]


@frozen(kw_only=True)
class Let:
    """Names a value.  A `step` of None marks a value that no reader needs to see."""

    name: str
    value: Expression
    kind: Kind
    step: Step | None


@frozen(kw_only=True)
class Guard:
    """Runs `body` where `condition` holds; elsewhere every `Let` in it is 0 and nothing else happens."""

    condition: Expression
    body: tuple[Statement, ...]


class Fold(Enum):
    """How the values of all items become one."""

    SUM = "sum"
    LEAST = "least"
    GREATEST = "greatest"
    COUNT = "count"


@frozen(kw_only=True)
class Total:
    """One value of all items: `value` is evaluated within each; 0 where there is no item.

    `COUNT` counts the items for which `value` is not 0.
    """

    name: str
    fold: Fold
    value: Expression
    kind: Kind
    step: Step | None


class Ties(Enum):
    """How items of equal value are ranked: all at the better place, or the earlier item first."""

    SHARED = "shared"
    EARLIER = "earlier"


@frozen(kw_only=True)
class Rank:
    """The place of each item among all by `value`, the greatest at 1."""

    name: str
    value: Expression
    ties: Ties
    kind: Kind
    step: Step | None


@frozen(kw_only=True)
class Each:
    """Runs `body` once for every item of a list, in order, then names the totals and the ranks.

    What a `Let` of the body or a `Rank` names belongs to the item: a `Let` is read by other
    statements of the body and by the values of totals and ranks, and both are read for the
    same item within a later `Each` over the list.  Nothing else reads them.  The body holds
    `Let` and `Refuse` only, and an `Each` stands in no `Guard`.
    """

    list: str
    body: tuple[Let | Refuse, ...]
    totals: tuple[Total, ...]
    ranks: tuple[Rank, ...] = ()


@frozen(kw_only=True)
class Refusal:
    """Why a claim is refused: a number stable within the program, a reason and the clause.

    `about` is the path of what could not be settled, in the author's names; `message` is
    a complete Chinese sentence.
    """

    number: int
    reason: str
    about: str
    message: str
    citations: tuple[Citation, ...]


@frozen(kw_only=True)
class Refuse:
    """Ends the settlement with `refusal` where `condition` holds; the state stays untouched."""

    condition: Expression
    refusal: Refusal


@frozen(kw_only=True)
class Update:
    """Writes a cell of the state; committed at the end, at most once a cell.

    A cell that no executed `Update` names keeps its value.
    """

    cell: str
    value: Expression


Statement: TypeAlias = Let | Guard | Each | Refuse | Update
