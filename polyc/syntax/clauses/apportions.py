"""分配 among the items of a 明细, as written."""

from __future__ import annotations

from attrs import frozen

from polyc.syntax.clauses.parts import Valued
from polyc.syntax.clauses.splits import Tail
from polyc.syntax.values import Name, Path


@frozen(kw_only=True, repr=False)
class Apportion(Valued):
    """分配 单位.拨付 = 金额 按 单位.权重,尾差 按最大余数: an amount of the claim shared out among all items.

    `list` names the 明细, None where the name has no list before it.  `tail` says whom the
    fens left over fall to, None where it is not written; only 按最大余数 makes sense among items.
    """

    list: Name | None
    name: Name
    weight: Path
    tail: Tail | None
    signed: bool
