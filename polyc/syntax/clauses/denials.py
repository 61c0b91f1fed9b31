"""不予结算, as written."""

from __future__ import annotations

from attrs import frozen

from polyc.syntax.clauses.parts import Clause
from polyc.syntax.values import Condition, Name


@frozen(kw_only=True, repr=False)
class Denial(Clause):
    """不予结算 名 当 条件: a claim that is not settled at all."""

    name: Name
    condition: Condition
