"""Ranges of a table's key or of brackets, as whole numbers with both ends included."""

from __future__ import annotations

from attrs import frozen

from polyc.diagnostics.values import MixedUnits, WrongKind
from polyc.kinds import Kind
from polyc.model.context import Context
from polyc.model.formulas import literal, same_kind
from polyc.model.kind_words import default_bounds, kind_text
from polyc.model.values import Constant
from polyc.source.span import Span
from polyc.syntax import values as syntax


@frozen(kw_only=True, repr=False)
class Interval:
    """Whole numbers from `low` to `high`, both included."""

    low: int
    high: int


def whole(kind: Kind) -> Interval:
    """All values of a kind."""
    low, high = default_bounds(kind)
    return Interval(low=low, high=high)


def interval(context: Context, label: syntax.Label, kind: Kind, domain: Interval) -> Interval | None:
    """The part of `domain` that a range or a single value covers."""
    match label:
        case syntax.Range():
            low = _end(context, label.low, kind, 1, domain.low)
            high = _end(context, label.high, kind, -1, domain.high)
            return None if low is None or high is None else Interval(low=low, high=high)
        case syntax.Option() | syntax.Otherwise() | syntax.Pending() | syntax.Unlimited():
            context.report(WrongKind(span=label.span, found="选项", wanted=f"{kind_text(kind)}的范围"))
            return None
        case _:
            value = _constant(context, label, kind, label.span)
            return None if value is None else Interval(low=value.value, high=value.value)


def _end(context: Context, bound: syntax.Bound | None, kind: Kind, inward: int, default: int) -> int | None:
    if bound is None:
        return default
    value = _constant(context, bound.literal, kind, bound.span)
    if value is None:
        return None
    return value.value if bound.included else value.value + inward


def _constant(context: Context, node: syntax.Literal, kind: Kind, span: Span) -> Constant | None:
    value = literal(context, node)
    if value is None:
        return None
    if not same_kind(value.kind, kind):
        left, right = kind_text(kind), kind_text(value.kind)
        context.report(MixedUnits(span=span, left=left, right=right, doing="比较"))
        return None
    return value


def range_text(source: str) -> str:
    """A range as its author wrote it, without blanks."""
    return "".join(source.split())
