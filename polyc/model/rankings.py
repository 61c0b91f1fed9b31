"""排名: the place of the item at hand among all items of its list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from polyc.diagnostics.items import RankOutsideItem
from polyc.diagnostics.values import WrongKind
from polyc.kinds import Count
from polyc.model.context import Context
from polyc.model.heads import choice
from polyc.model.kind_words import kind_text
from polyc.model.orderable import is_orderable
from polyc.model.values import Formula, Ranking, Tying
from polyc.syntax import values as syntax

PLACES: Final = Count(unit="名")
_DESCENDING: Final = "由高到低"
_ORDERS: Final = (_DESCENDING, "由低到高")
Read = Callable[[Context, syntax.Formula], Formula | None]


def ranking(context: Context, node: syntax.RankOf, read: Read) -> Ranking | None:
    """排名(单位.得分,由高到低,并列同名次), within what is computed for each item."""
    if not context.within or context.folding:
        context.report(RankOutsideItem(span=node.span))
        return None
    ties = {each.value: each for each in Tying}
    order = choice(context, "排名", node.order, _ORDERS)
    tying = ties.get(choice(context, "排名", node.ties, tuple(ties)))
    value = read(context, node.inner)
    if value is None or tying is None or order not in _ORDERS:
        return None
    if not is_orderable(value.kind):
        found = kind_text(value.kind)
        context.report(WrongKind(span=node.inner.span, found=found, wanted="能比较大小的值"))
        return None
    return Ranking(
        kind=PLACES,
        list=context.within,
        value=value,
        descending=order == _DESCENDING,
        ties=tying,
        span=node.span,
    )
