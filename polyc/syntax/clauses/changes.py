"""沿用 and 修改: what a policy builds on, and what it writes in place of an earlier clause."""

from __future__ import annotations

from attrs import frozen

from polyc.syntax.clauses.definitions import LimitOn, Scope
from polyc.syntax.clauses.layers import Bracket
from polyc.syntax.clauses.parts import Amendment, Clause, Period
from polyc.syntax.values import Formula, Node, Path, Written


@frozen(kw_only=True, repr=False)
class Inherit(Clause):
    """沿用 编号: this policy holds all of that one, but for what it changes."""

    text: str


@frozen(kw_only=True, repr=False)
class Shift(Node):
    """提高 / 降低 …: a new value told by how far it lies from the old."""

    raises: bool
    amount: Formula


@frozen(kw_only=True, repr=False)
class Change(Clause):
    """修改 层.参数 …: a new value of an earlier clause, perhaps for a period.

    `value` is None where the clause keeps its value and only gets further 另 and 例外, and
    where `brackets` give the new rates.  `scope` and `limit_on` are those of a limit, if written.
    """

    target: Path
    period: Period | None
    scope: Scope | None
    limit_on: LimitOn | None
    value: Written | Shift | None
    brackets: tuple[Bracket, ...]
    amendments: tuple[Amendment, ...]
