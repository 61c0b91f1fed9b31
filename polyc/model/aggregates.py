"""合计, 最大, 最小, 计数: one value of all items of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, assert_never

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
    if len(lists) != 1 or context.folding:
        context.report(NoItemSpokenOf(span=node.span, word=node.word))
        return None
    within, outer = next(iter(lists)), context.within
    context.within, context.folding = within, True
    value = read(context, node.inner)
    context.within, context.folding = outer, False
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
    one = Constant(kind=ITEMS, value=1, span=node.span)
    return Aggregate(kind=ITEMS, folding=Folding.COUNT, list=node.list.text, value=one, span=node.span)


def list_spoken_of(context: Context, node: syntax.Condition) -> str:
    """The list whose item at hand a condition speaks of, outside of totals; empty where there is none."""
    found = [head for head in _heads_of(node) if head in context.lists]
    return found[0] if found else ""


def _heads_of(node: syntax.Condition) -> Iterator[str]:
    """The first name of every path in a condition that stands in no total."""
    match node:
        case syntax.IsOneOf(subject=subject) | syntax.HasAny(subject=subject):
            yield from _heads(subject, within=False)
        case syntax.Compares(left=left, right=right):
            yield from _heads(left, within=False)
            yield from _heads(right, within=False)
        case syntax.AllOf(items=items) | syntax.AnyOf(items=items):
            for item in items:
                yield from _heads_of(item)
        case _:
            assert_never(node)


def _heads(node: syntax.Formula, *, within: bool = True) -> Iterator[str]:
    """The first name of every path in a formula; `within` says whether also of those in totals."""
    match node:
        case syntax.Path():
            yield node.names[0].text
        case syntax.SumOf(terms=terms):
            for _, term in terms:
                yield from _heads(term, within=within)
        case syntax.ProductOf(factors=factors):
            for _, factor in factors:
                yield from _heads(factor, within=within)
        case syntax.ExtremeOf(items=items) | syntax.DateCall(items=items):
            for item in items:
                yield from _heads(item, within=within)
        case syntax.Group(inner=inner):
            yield from _heads(inner, within=within)
        case syntax.Aggregate(inner=inner) if within:
            yield from _heads(inner)
        case _:
            return
