"""提高 and 降低 of a 修改: the old value moved, in figures where it is written in figures."""

from __future__ import annotations

from attrs import evolve

from polyc.model.amendments import Step
from polyc.model.values import Adjustment, All, Citation, Constant, Formula, Table, Unlimited, Value
from polyc.money import MILLION
from polyc.source.span import Span


def moved(value: Value, step: Step, raises: bool, span: Span) -> Value | None:
    """The value that far away; None where it is no plain figure, or would fall between two fen."""
    if isinstance(value, Table):
        cells = tuple(_moved(cell, step, raises, span) for cell in value.cells)
        known = tuple(cell for cell in cells if cell is not None)
        return evolve(value, cells=known, span=span) if len(known) == len(cells) else None
    return _moved(value, step, raises, span)


def _moved(cell: Formula, step: Step, raises: bool, span: Span) -> Constant | None:
    if not isinstance(cell, Constant):
        return None
    if step.amount is None:
        share, rest = divmod(cell.value * step.scale, MILLION)
        return None if rest else evolve(cell, value=cell.value + share, span=span)
    if not isinstance(step.amount, Constant):
        return None
    by = step.amount.value if raises else -step.amount.value
    return evolve(cell, value=cell.value + by, span=span)


def always(step: Step, raises: bool, citations: tuple[Citation, ...], span: Span) -> Adjustment:
    """The step as an adjustment under no condition, for a value that is no plain figure."""
    return Adjustment(
        condition=All(items=(), span=span),
        raises=raises,
        amount=step.amount,
        scale=step.scale,
        citations=citations,
        span=span,
    )


def is_always(adjustment: Adjustment) -> bool:
    """Whether an adjustment was made by `always`."""
    return adjustment.condition == All(items=(), span=adjustment.span)


def limitless(value: Value) -> bool:
    """Whether something in a value is 不设, from which nothing can be counted."""
    cells = value.cells if isinstance(value, Table) else (value,)
    return any(isinstance(cell, Unlimited) for cell in cells)
