"""情景 and 案例, as written."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from polyc.syntax.clauses.layers import Bracket
from polyc.syntax.clauses.parts import Clause
from polyc.syntax.values import Label, Name, Node, Path, Row, Written


@frozen(kw_only=True, repr=False)
class Values(Node):
    """What a case or scenario sets or expects: labels, perhaps with a minus before them."""

    negative: bool
    labels: tuple[Label, ...]


@frozen(kw_only=True, repr=False)
class Assignment(Node):
    """设 名 值; `before` where it sets the state before the claim."""

    target: Path
    before: bool
    value: Values | Written | tuple[Bracket, ...]


@frozen(kw_only=True, repr=False)
class Setting(Clause):
    assignments: tuple[Assignment, ...]


@frozen(kw_only=True, repr=False)
class Scenario(Clause):
    """情景: values that stand in for 待定."""

    name: Name
    settings: tuple[Setting, ...]


@frozen(kw_only=True, repr=False)
class Adopt(Clause):
    scenarios: tuple[Name, ...]


@frozen(kw_only=True, repr=False)
class Enter(Clause):
    """录入 明细: the items of a list, a head row and a row for each item."""

    list: Name
    rows: tuple[Row, ...]


@frozen(kw_only=True, repr=False)
class Settle(Clause):
    name: Name


@frozen(kw_only=True, repr=False)
class Reverse(Clause):
    name: Name


@frozen(kw_only=True, repr=False)
class Expectation(Node):
    """One expected amount; `to_date` where the year's total is meant."""

    subject: Path
    to_date: bool
    value: Values


@frozen(kw_only=True, repr=False)
class Expect(Clause):
    expectations: tuple[Expectation, ...]


@frozen(kw_only=True, repr=False)
class ExpectRefusal(Clause):
    """应拒 原因 名: the claim is refused for that reason, about that name."""

    reason: Name
    about: Path | None


CaseLine: TypeAlias = Adopt | Enter | Setting | Settle | Reverse | Expect | ExpectRefusal


@frozen(kw_only=True, repr=False)
class Case(Clause):
    """案例, with its lines in the author's order."""

    name: Name
    lines: tuple[CaseLine, ...]
