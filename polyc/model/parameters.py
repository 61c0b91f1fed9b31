"""Parameters: values with their periods, adjustments and exceptions."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from polyc.diagnostics.head import BackwardPeriod
from polyc.diagnostics.tables import PeriodGap, PeriodOverlap
from polyc.diagnostics.values import LimitExpected, MixedUnits, NoSuchDay
from polyc.kinds import MONEY, Kind, Rate
from polyc.model.conditions import condition
from polyc.model.context import Context, notes
from polyc.model.formulas import formula
from polyc.model.kind_words import kind_text
from polyc.model.tables import table
from polyc.model.values import (
    Adjustment,
    Constant,
    ExceptionRule,
    Formula,
    Parameter,
    Table,
    Unlimited,
    Value,
    Version,
    WithoutLimit,
)
from polyc.source.span import Span
from polyc.syntax import clauses as syntax
from polyc.syntax import values as written
from polyc.syntax.literals import day_text


def parameter(
    context: Context, path: str, clauses: Sequence[syntax.Valued], kind: Kind | None, limit: bool = False
) -> Parameter | None:
    """The value that these clauses give over time; `limit` allows 不设.

    The first clause decides the kind where none is wanted.
    """
    versions: list[Version] = []
    for clause in clauses:
        version = _version(context, path, clause, kind, limit)
        if version is None:
            return None
        kind = version.value.kind
        versions.append(version)
    assert kind is not None
    ordered = _tiled(context, path, versions)
    if ordered is None:
        return None
    without = WithoutLimit.ENDLESS if limit else WithoutLimit.MISTAKEN
    return Parameter(path=path, kind=kind, versions=ordered, without_limit=without, span=clauses[0].span)


def _version(
    context: Context, path: str, clause: syntax.Valued, kind: Kind | None, limit: bool
) -> Version | None:
    result = value(context, clause.value, path, kind, limit)
    start, end = _days(context, clause.period)
    adjustments, exceptions = amendments(
        context, clause.amendments, path, kind or (result.kind if result else None), limit
    )
    citations = context.citations(clause.citations)
    if result is None:
        return None
    return Version(
        start=start,
        end=end,
        value=result,
        adjustments=adjustments,
        exceptions=exceptions,
        citations=citations,
        notes=notes(clause),
        span=clause.span,
    )


def value(
    context: Context, node: written.Written, path: str, kind: Kind | None, limit: bool = False
) -> Value | None:
    """A formula or a table, of `kind` where one is wanted."""
    match node:
        case written.Unlimited():
            if not limit or kind is None:
                context.report(LimitExpected(span=node.span))
                return None
            return Unlimited(kind=kind, span=node.span)
        case written.InlineTable() | written.RowTable():
            return table(context, node, path, kind, limit)
        case _:
            return formula(context, node, path, kind)


def without_limit_is_none(node: Parameter) -> Parameter:
    """A deductible that is 不设 is none at all: 0, where a cap that is 不设 would be endless."""
    versions = tuple(
        evolve(
            version,
            value=zero_if_unlimited(version.value),
            exceptions=tuple(
                evolve(rule, value=zero_if_unlimited(rule.value)) for rule in version.exceptions
            ),
        )
        for version in node.versions
    )
    return evolve(node, versions=versions, without_limit=WithoutLimit.NOTHING)


def zero_if_unlimited(found: Value) -> Value:
    """A value of a deductible, where 不设 is 0."""
    if isinstance(found, Table):
        return evolve(found, cells=tuple(_zero_cell(cell) for cell in found.cells))
    return _zero_cell(found)


def _zero_cell(found: Formula) -> Formula:
    if isinstance(found, Unlimited):
        return Constant(kind=found.kind, value=0, span=found.span)
    return found


# ---- what changes a value ----


def amendments(
    context: Context, nodes: tuple[syntax.Amendment, ...], path: str, kind: Kind | None, limit: bool = False
) -> tuple[tuple[Adjustment, ...], tuple[ExceptionRule, ...]]:
    """Adjustments and exceptions of a value of `kind`, in written order."""
    added = [_adjustment(context, node, kind) for node in nodes if isinstance(node, syntax.Adjustment)]
    replaced = [
        _exception(context, node, path, kind, limit, number)
        for number, node in enumerate((n for n in nodes if isinstance(n, syntax.ExceptionClause)), 1)
    ]
    return tuple(each for each in added if each), tuple(each for each in replaced if each)


def _adjustment(context: Context, node: syntax.Adjustment, kind: Kind | None) -> Adjustment | None:
    """On a rate percentage points add; on money an amount adds, or a share of it scales."""
    holds = condition(context, node.condition)
    amount = formula(context, node.amount, "")
    citations = context.citations(node.citations)
    if holds is None or amount is None or kind is None:
        return None
    points = isinstance(node.amount, written.PointsLiteral)
    sign, scale = (1 if node.raises else -1), 0
    added: Formula | None = amount
    if kind == MONEY and isinstance(amount, Constant) and isinstance(amount.kind, Rate) and not points:
        scale, added = sign * amount.value, None
    elif amount.kind != kind or (isinstance(kind, Rate) and isinstance(node.amount, written.RateLiteral)):
        left, right = kind_text(kind), kind_text(amount.kind)
        context.report(MixedUnits(span=node.amount.span, left=left, right=right, doing="加减"))
        return None
    return Adjustment(
        condition=holds, raises=node.raises, amount=added, scale=scale, citations=citations, span=node.span
    )


def _exception(
    context: Context, node: syntax.ExceptionClause, path: str, kind: Kind | None, limit: bool, number: int
) -> ExceptionRule | None:
    name = node.name.text if node.name else f"第{number}条例外"
    holds = condition(context, node.condition)
    result = value(context, node.value, f"{path}〔{name}〕", kind, limit)
    citations = context.citations(node.citations)
    if holds is None or result is None:
        return None
    return ExceptionRule(
        name=name,
        overrides=tuple(each.text for each in node.overrides),
        condition=holds,
        value=result,
        citations=citations,
        span=node.span,
    )


# ---- periods ----


def _days(context: Context, period: syntax.Period | None) -> tuple[int | None, int | None]:
    if period is None:
        return None, None
    start, end = _day(context, period.start), _day(context, period.end)
    if start is not None and end is not None and end < start:
        context.report(BackwardPeriod(span=period.span))
    return start, end


def _day(context: Context, node: written.DateLiteral | None) -> int | None:
    if node is None:
        return None
    if node.days is None:
        context.report(NoSuchDay(span=node.span))
    return node.days


def _tiled(context: Context, path: str, versions: list[Version]) -> tuple[Version, ...] | None:
    """The versions in order of time, if they cover the policy's period without gap or overlap."""
    ordered = sorted(versions, key=lambda each: _first(each, context))
    wanted = context.start
    before: Span | None = None
    for version in ordered:
        start = _first(version, context)
        if before is not None and start < wanted:
            at = day_text(max(start, context.start))
            context.report(PeriodOverlap(span=version.span, name=path, at=at, first=before))
            return None
        if start > wanted:
            _report_gap(context, path, version.span, wanted, start - 1)
            return None
        wanted = (10**9 if version.end is None else version.end) + 1
        before = version.span
    if (context.end is not None and wanted <= context.end) or (context.end is None and wanted < 10**9):
        _report_gap(context, path, ordered[-1].span, wanted, context.end)
        return None
    return tuple(ordered)


def _first(version: Version, context: Context) -> int:
    return context.start if version.start is None else version.start


def _report_gap(context: Context, path: str, span: Span, first: int, last: int | None) -> None:
    until = "以后" if last is None else f"至 {day_text(last)}"
    context.report(PeriodGap(span=span, name=path, between=f"{day_text(first)}{until}"))
