"""目标: what is counted and added, what is aimed at, which settlements count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.head import BackwardPeriod, MissingChoice
from polyc.diagnostics.targets import BeyondOneSettlement, NeverMeasured
from polyc.diagnostics.values import WrongKind
from polyc.kinds import Count, Date, Money
from polyc.model.aims import aims
from polyc.model.conditions import condition
from polyc.model.context import Context, Sort, notes
from polyc.model.formula_walk import target_formulas
from polyc.model.formulas import formula
from polyc.model.heads import RATIO
from polyc.model.kind_words import kind_text
from polyc.model.measures import ANYTHING, measure
from polyc.model.policy import Conventions, CountOver, Roundings, SumOver, Target, Whole
from polyc.model.values import Constant, Pending, PoolUsed, ProductRatio, YearTotal
from polyc.syntax import clauses as syntax
from polyc.syntax.values import Name

_DIGITS: Final = (f"舍入 {RATIO}:四舍五入,两位小数", f"舍入 {RATIO}:四舍五入,整数")


def targets(
    context: Context, items: tuple[syntax.Item, ...], agreed: Conventions | None, rounded: Roundings
) -> tuple[Target, ...]:
    """All 目标 that could be read; their names are known from here on."""
    nodes = [item for item in items if isinstance(item, syntax.Target)]
    if nodes and rounded.ratio is None and not _written(items):
        context.report(MissingChoice(span=nodes[0].name.span, about=f"舍入 {RATIO}", choices=_DIGITS))
    version_date = "" if agreed is None else agreed.version_date
    return tuple(made for node in nodes if (made := _target(context, node, version_date)) is not None)


def _written(items: tuple[syntax.Item, ...]) -> bool:
    """Whether the rounding is there, though perhaps not right."""
    return any(isinstance(item, syntax.RoundingRule) and item.slot.text == RATIO for item in items)


def _target(context: Context, node: syntax.Target, version_date: str) -> Target | None:
    before = context.errors
    numerator = _whole(context, node.numerator)
    denominator = None if node.denominator is None else _whole(context, node.denominator)
    held = None if node.condition is None else condition(context, node.condition)
    cites = context.citations(node.citations)
    start, end = _days(context, node)
    date = version_date if node.date is None else _date(context, node.date)
    aimed, kind = aims(context, node, measure(context, node, numerator, denominator))
    context.declare(node.name, Sort.TARGET, kind or ANYTHING)
    if context.errors > before or numerator is None or kind is None:
        context.broken.add(node.name.text)
        return None
    made = Target(
        name=node.name.text,
        numerator=numerator,
        denominator=denominator,
        kind=kind,
        aims=aimed,
        condition=held,
        date=date,
        start=start,
        end=end,
        citations=cites,
        notes=notes(node),
        span=node.span,
    )
    for finding in (*_beyond(made), *_never(context, made, version_date)):
        context.report(finding)
    context.targets[made.name] = made
    return made


def _whole(context: Context, node: syntax.Whole) -> Whole | None:
    match node:
        case syntax.WholeCount(condition=None):
            return CountOver(kind=ANYTHING, condition=None, span=node.span)
        case syntax.WholeCount(condition=written) if written is not None:
            held = condition(context, written)
            return None if held is None else CountOver(kind=ANYTHING, condition=held, span=node.span)
        case syntax.WholeSum(value=written):
            value = formula(context, written, "")
            if value is None:
                return None
            if not isinstance(value.kind, Money | Count):
                wanted = "能够合计的金额或人数、次数"
                context.report(WrongKind(span=written.span, found=kind_text(value.kind), wanted=wanted))
                return None
            return SumOver(kind=value.kind, value=value, span=node.span)
        case _:
            raise AssertionError(f"neither sum nor count: {node}")


# ---- which settlements count ----


def _days(context: Context, node: syntax.Target) -> tuple[int | None, int | None]:
    """First and last day of the period; a day that is none was reported where it was read."""
    if node.period is None:
        return None, None
    ends = [None if each is None else each.days for each in (node.period.start, node.period.end)]
    start, end = ends
    if start is not None and end is not None and end < start:
        context.report(BackwardPeriod(span=node.period.span))
    return start, end


def _date(context: Context, name: Name) -> str:
    symbol = context.lookup(name, "日期输入", Sort.INPUT)
    if symbol is not None and not isinstance(symbol.kind, Date):
        context.report(WrongKind(span=name.span, found=kind_text(symbol.kind), wanted="日期"))
    return name.text


def _beyond(target: Target) -> Iterator[Diagnostic]:
    """What looks beyond one settlement, or divides before anything is added."""
    for each in target_formulas(target):
        match each:
            case YearTotal() | PoolUsed():
                yield BeyondOneSettlement(span=each.span, what="本年累计或本年此前")
            case ProductRatio(below=below) if any(not isinstance(part, Constant) for part in below):
                yield BeyondOneSettlement(span=each.span, what="除法")
            case Pending():
                yield BeyondOneSettlement(span=each.span, what="待定")
            case _:
                pass


def _never(context: Context, target: Target, version_date: str) -> Iterator[Diagnostic]:
    early = target.end is not None and target.end < context.start
    late = target.start is not None and context.end is not None and target.start > context.end
    if target.date == version_date and (early or late):
        yield NeverMeasured(span=target.span, name=target.name)
