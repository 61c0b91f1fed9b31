"""合计, 最大, 最小, 计数: one value of all items of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from polyc.diagnostics.items import NoItemSpokenOf
from polyc.diagnostics.values import WrongKind
from polyc.kinds import Count, Kind, Money, Quantity, UnitPrice
from polyc.model.context import Context, Sort
from polyc.model.kind_words import kind_text
from polyc.model.values import Aggregate, Constant, Folding, Formula
from polyc.syntax import values as syntax

_FOLDINGS: Final = {"合计": Folding.SUM, "最大": Folding.GREATEST, "最小": Folding.LEAST}
ITEMS: Final = Count(unit="条")
Read = Callable[[Context, syntax.Formula], Formula | None]


def aggregate(context: Context, node: syntax.Aggregate, read: Read) -> Formula | None:
    """合计(…) and its like; what stands within speaks of the items of exactly one list.

    `read` reads a formula in the context as it then is.
    """
    lists = {head for head in _heads(node.inner) if head in context.lists}
    if len(lists) != 1 or context.within:
        context.report(NoItemSpokenOf(span=node.span, word=node.word))
        return None
    context.within = next(iter(lists))
    value = read(context, node.inner)
    within, context.within = context.within, ""
    context.totalled.add(within)
    if value is None:
        return None
    folding = _FOLDINGS[node.word]
    if not _may_fold(value.kind, folding):
        found = kind_text(value.kind)
        context.report(WrongKind(span=node.span, found=found, wanted="能够汇总的金额、数量或次数"))
        return None
    return Aggregate(kind=value.kind, folding=folding, list=within, value=value, span=node.span)


def _may_fold(kind: Kind, folding: Folding) -> bool:
    """Adding prices of one unit means nothing; the largest of them does."""
    if isinstance(kind, UnitPrice):
        return folding is not Folding.SUM
    return isinstance(kind, Money | Count | Quantity)


def count_of(context: Context, node: syntax.CountOf) -> Formula | None:
    """计数(明细)."""
    if context.lookup(node.list, "明细", Sort.LIST) is None:
        return None
    context.totalled.add(node.list.text)
    one = Constant(kind=ITEMS, value=1, span=node.span)
    return Aggregate(kind=ITEMS, folding=Folding.COUNT, list=node.list.text, value=one, span=node.span)


def _heads(node: syntax.Formula) -> Iterator[str]:
    """The first name of every path in a formula."""
    match node:
        case syntax.Path():
            yield node.names[0].text
        case syntax.SumOf(terms=terms):
            for _, term in terms:
                yield from _heads(term)
        case syntax.ProductOf(factors=factors):
            for _, factor in factors:
                yield from _heads(factor)
        case syntax.ExtremeOf(items=items) | syntax.DateCall(items=items):
            for item in items:
                yield from _heads(item)
        case syntax.Group(inner=inner) | syntax.Aggregate(inner=inner):
            yield from _heads(inner)
        case _:
            return
