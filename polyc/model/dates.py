"""What is asked of a date: 年份, 月份, 月末, 工作日后."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from polyc.diagnostics.dates import DateArguments
from polyc.diagnostics.values import WrongKind
from polyc.kinds import DATE, Count, Kind
from polyc.model.context import Context
from polyc.model.kind_words import kind_text
from polyc.model.values import DateFunction, DateValue, Formula
from polyc.syntax import values as syntax

DAYS: Final = Count(unit="天")

_KINDS: Final[dict[DateFunction, Kind]] = {
    DateFunction.YEAR: Count(unit="年"),
    DateFunction.MONTH: Count(unit="月"),
    DateFunction.MONTH_END: DATE,
    DateFunction.WORKING_DAY: DATE,
}


def date_value(
    context: Context, node: syntax.DateCall, read: Callable[[syntax.Formula], Formula | None]
) -> DateValue | None:
    """A function of a date; `read` reads what stands in its brackets."""
    function = DateFunction(node.word)
    wanted: tuple[Kind, ...] = (DATE, DAYS) if function is DateFunction.WORKING_DAY else (DATE,)
    if len(node.items) != len(wanted):
        context.report(DateArguments(span=node.span, word=node.word, wanted=len(wanted)))
        return None
    items = [read(item) for item in node.items]
    known = [item for item in items if item is not None]
    if len(known) < len(items):
        return None
    for item, kind in zip(known, wanted, strict=True):
        if item.kind != kind:
            context.report(WrongKind(span=item.span, found=kind_text(item.kind), wanted=kind_text(kind)))
            return None
    return DateValue(kind=_KINDS[function], function=function, items=tuple(known), span=node.span)
