"""Values as a clause writes them, and what changes them: 另 and 例外."""

from __future__ import annotations

from attrs import frozen

from polyc.diagnostics.values import LimitExpected, MixedUnits
from polyc.kinds import MONEY, Kind, Rate
from polyc.model.conditions import condition
from polyc.model.context import Context
from polyc.model.formulas import formula
from polyc.model.kind_words import kind_text
from polyc.model.tables import table
from polyc.model.values import Adjustment, Constant, ExceptionRule, Formula, Unlimited, Value
from polyc.syntax import clauses as syntax
from polyc.syntax import values as written


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


# ---- what changes a value ----


def amendments(
    context: Context,
    nodes: tuple[syntax.Amendment, ...],
    path: str,
    kind: Kind | None,
    limit: bool = False,
    before: int = 0,
) -> tuple[tuple[Adjustment, ...], tuple[ExceptionRule, ...]]:
    """Adjustments and exceptions of a value of `kind`, in written order.

    An exception without a name is called by its number; `before` stand above these.
    """
    added = [_adjustment(context, node, kind) for node in nodes if isinstance(node, syntax.Adjustment)]
    replaced = [
        _exception(context, node, path, kind, limit, number)
        for number, node in enumerate((n for n in nodes if isinstance(n, syntax.ExceptionClause)), before + 1)
    ]
    return tuple(each for each in added if each), tuple(each for each in replaced if each)


def _adjustment(context: Context, node: syntax.Adjustment, kind: Kind | None) -> Adjustment | None:
    holds = condition(context, node.condition)
    citations = context.citations(node.citations)
    step = shift(context, node.raises, node.amount, kind)
    if holds is None or step is None:
        return None
    return Adjustment(
        condition=holds,
        raises=node.raises,
        amount=step.amount,
        scale=step.scale,
        citations=citations,
        span=node.span,
    )


@frozen(kw_only=True)
class Step:
    """How far 提高 or 降低 moves a value: by `amount`, or by a signed share of it in millionths."""

    amount: Formula | None
    scale: int


def shift(context: Context, raises: bool, node: written.Formula, kind: Kind | None) -> Step | None:
    """On a rate percentage points add; on money an amount adds, or a share of it scales."""
    amount = formula(context, node, "")
    if amount is None or kind is None:
        return None
    points = isinstance(node, written.PointsLiteral)
    if kind == MONEY and isinstance(amount, Constant) and isinstance(amount.kind, Rate) and not points:
        return Step(amount=None, scale=amount.value if raises else -amount.value)
    if amount.kind != kind or (isinstance(kind, Rate) and isinstance(node, written.RateLiteral)):
        left, right = kind_text(kind), kind_text(amount.kind)
        context.report(MixedUnits(span=node.span, left=left, right=right, doing="加减"))
        return None
    return Step(amount=amount, scale=0)


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
