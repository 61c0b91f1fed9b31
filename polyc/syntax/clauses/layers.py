"""层 and its lines, as written."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from polyc.syntax.clauses.definitions import LimitOn, Scope
from polyc.syntax.clauses.parts import Amendment, Clause, Interface, Period, Valued
from polyc.syntax.values import Condition, Name, Node, Range, Written


@frozen(kw_only=True, repr=False)
class Applies(Clause):
    condition: Condition


@frozen(kw_only=True, repr=False)
class Base(Valued):
    pass


@frozen(kw_only=True, repr=False)
class Accumulate(Clause):
    """累计 每年,应付减已付: how a later visit of the year is priced."""

    scope: Scope
    choices: tuple[Name, ...]


@frozen(kw_only=True, repr=False)
class Upfront(Valued):
    """先行自付: a share that the patient pays before the fund shares."""


@frozen(kw_only=True, repr=False)
class OwnLimit(Valued):
    """A limit of the layer's own: each visit, year, life or chain."""

    scope: Scope
    limit_on: LimitOn | None


@frozen(kw_only=True, repr=False)
class NoLimit(Clause):
    """不设."""


@frozen(kw_only=True, repr=False)
class FromPool(Clause):
    """额度 名: a limit that a pool keeps."""

    pool: Name


Drawing: TypeAlias = OwnLimit | NoLimit | FromPool


@frozen(kw_only=True, repr=False)
class Deductible(Node):
    drawing: Drawing


@frozen(kw_only=True, repr=False)
class Cap(Node):
    drawing: Drawing


@frozen(kw_only=True, repr=False)
class RateLine(Valued):
    pass


@frozen(kw_only=True, repr=False)
class Bracket(Clause):
    """One band of a bracket table: its range and its rate."""

    range: Range
    value: Written


@frozen(kw_only=True, repr=False)
class Brackets(Clause):
    period: Period | None
    choices: tuple[Name, ...]
    brackets: tuple[Bracket, ...]
    amendments: tuple[Amendment, ...]


LayerLine: TypeAlias = Applies | Base | Accumulate | Upfront | Deductible | RateLine | Brackets | Cap


@frozen(kw_only=True, repr=False)
class Layer(Clause):
    """层 名 由 付方 支付, and its lines in the author's order."""

    name: Name
    payer: Name
    interface: Interface | None
    lines: tuple[LayerLine, ...]
