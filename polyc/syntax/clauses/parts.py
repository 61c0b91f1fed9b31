"""What may stand below or behind a clause, and what changes its value."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from polyc.syntax.values import Condition, DateLiteral, Formula, Literal, Name, Node, Range, Written


@frozen(kw_only=True, repr=False)
class Note(Node):
    """注: a remark for readers of the page."""

    text: str


@frozen(kw_only=True, repr=False)
class Silence(Node):
    """免检: a check that the author switches off here, and why."""

    code: str
    reason: str


@frozen(kw_only=True, repr=False)
class Adjustable(Node):
    """可调: a policy that builds on this one may change the clause above, within `range` if there is one."""

    range: Range | Literal | None


Remark: TypeAlias = Note | Silence | Adjustable


@frozen(kw_only=True, repr=False)
class Cite(Node):
    """A document by its short name, and the article within it (may be empty)."""

    document: Name
    article: str


@frozen(kw_only=True, repr=False)
class Interface(Node):
    """接口: the field's name in the public interface."""

    code: str


@frozen(kw_only=True, repr=False)
class Clause(Node):
    """Whatever has a citation and remarks; `citations` may be empty."""

    citations: tuple[Cite, ...] = ()
    remarks: tuple[Remark, ...] = ()


@frozen(kw_only=True, repr=False)
class Period(Node):
    """自 … 起, 至 … 止: the days on which a value holds, both ends included.

    `retroactive` (追溯): it holds on all of them even where its document came later.
    """

    start: DateLiteral | None
    end: DateLiteral | None
    retroactive: bool = False


@frozen(kw_only=True, repr=False)
class Adjustment(Clause):
    """另 当 … 提高 / 降低 …: adds to the value above; several add up."""

    condition: Condition
    raises: bool
    amount: Formula


@frozen(kw_only=True, repr=False)
class ExceptionClause(Clause):
    """例外 名 当 … 则 …: takes the place of the value above, adjustments included."""

    name: Name | None
    overrides: tuple[Name, ...]
    condition: Condition
    value: Written


Amendment: TypeAlias = Adjustment | ExceptionClause


@frozen(kw_only=True, repr=False)
class Valued(Clause):
    """A clause that gives a value, perhaps for a period, and what changes that value."""

    period: Period | None = None
    value: Written
    amendments: tuple[Amendment, ...] = ()
