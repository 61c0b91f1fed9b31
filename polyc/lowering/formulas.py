"""Formulas to exact kernel values."""

from __future__ import annotations

from typing import assert_never

from polyc.diagnostics.values import DivisionWithin
from polyc.kernel.expressions import (
    ONE,
    Before,
    Compare,
    Comparison,
    Const,
    Expression,
    Extreme,
    Extremum,
    Field,
    Input,
    Local,
)
from polyc.kernel.program import Yearly
from polyc.kinds import Kind, Money, Quantity, Rate, UnitPrice
from polyc.lowering.civil import month_end, month_of, year_of
from polyc.lowering.draft import Draft, Missing
from polyc.lowering.exact import UNLIMITED, Exact, added, aligned, divided, multiplied, plus
from polyc.lowering.naming import cell_name, item_local, quantity_name
from polyc.lowering.wording import words_only
from polyc.lowering.working_days import working_day
from polyc.model import values as model
from polyc.money import MILLION, MONEY_BOUND, PRICE_PER_FEN, QUANTITY_ONE

MOST_COUNTED = 1_000_000
"""The bound of a yearly total that is no money."""


def exact(draft: Draft, formula: model.Formula) -> Exact:
    """The exact value of a formula; a 待定 in it refuses the claim."""
    match formula:
        case model.Constant(kind=kind, value=value):
            return Exact(expression=Const(value), scale=unit_scale(kind))
        case model.InputValue() | model.Computed() | model.SlotValue():
            return quantity(draft, formula)
        case model.ItemValue():
            return Exact(expression=_item(formula), scale=unit_scale(formula.kind))
        case model.Aggregate():
            name = draft.aggregates[formula.list][formula]
            return Exact(expression=Local(name), scale=unit_scale(formula.kind))
        case model.Ranking():
            return Exact(expression=Local(draft.rankings[formula.list][formula]))
        case model.YearTotal():
            return Exact(expression=_year_total(draft, formula))
        case model.PoolUsed(pool=pool):
            return Exact(expression=Before(pool))
        case model.Sum(terms=terms):
            return added([(sign, exact(draft, term)) for sign, term in terms])
        case model.ProductRatio():
            return _product(draft, formula)
        case model.Extreme():
            return _extreme(draft, formula)
        case model.DateValue():
            return Exact(expression=_date_value(draft, formula))
        case model.Pending():
            refuse_pending(draft, formula, ONE, ())
            return Exact(expression=Const(0), scale=unit_scale(formula.kind))
        case model.Unlimited():
            return Exact(expression=Const(UNLIMITED))
        case _:
            assert_never(formula)


def unit_scale(kind: Kind) -> int:
    """How many of a kind's integers make one: of a fen for prices, of the unit itself otherwise."""
    match kind:
        case Rate():
            return MILLION
        case UnitPrice():
            return PRICE_PER_FEN
        case Quantity():
            return QUANTITY_ONE
        case _:
            return 1


def _item(formula: model.ItemValue) -> Expression:
    if formula.computed:
        return Local(item_local(formula.list, formula.name))
    return Field(list=formula.list, name=formula.name)


def quantity(draft: Draft, formula: model.InputValue | model.Computed | model.SlotValue) -> Exact:
    """An input, a computed value or a slot, by its name."""
    name = quantity_name(formula)
    refuse_missing(draft, name)
    if name in draft.ratios:
        return draft.ratios[name]
    scale = unit_scale(formula.kind)
    return Exact(
        expression=Input(name) if isinstance(formula, model.InputValue) else Local(name), scale=scale
    )


def refuse_missing(draft: Draft, name: str) -> None:
    """Refuses a claim that uses a value which rests on something 待定."""
    for each in draft.missing.get(name, ()):
        refuse_pending(draft, each.pending, each.condition, each.citations)


def refuse_pending(
    draft: Draft,
    pending: model.Pending,
    condition: Expression,
    citations: tuple[model.Citation, ...],
) -> None:
    """Refuses a claim that needs a value which the source does not give, or keeps that for its users."""
    if draft.gathering is not None:
        missing = Missing(condition=draft.when_needed(condition), pending=pending, citations=citations)
        draft.gathering.append(missing)
        return
    message = f"“{pending.path}”待定:来源没有给出这个数,不能据以结算;可以用 情景 代入后试算。"
    draft.refuse_if_needed(condition, "待定", pending.path, message, citations)


def _year_total(draft: Draft, formula: model.YearTotal) -> Expression:
    local = quantity_name(formula.quantity)
    high = MONEY_BOUND if isinstance(formula.kind, Money) else MOST_COUNTED
    cell = draft.remember(cell_name(local, Yearly()), formula.kind, Yearly(), high)
    now = quantity(draft, formula.quantity).expression
    draft.totals.setdefault(cell, now)
    return plus(Before(cell), now) if formula.to_date else Before(cell)


def _product(draft: Draft, formula: model.ProductRatio) -> Exact:
    first, *rest = (exact(draft, factor) for factor in formula.above)
    result = first
    for factor in rest:
        result = multiplied(result, factor)
    for below in formula.below:
        divisor = exact(draft, below)
        if not isinstance(divisor.expression, Const):
            zero = Compare(comparison=Comparison.AT_MOST, left=divisor.expression, right=Const(0))
            draft.refuse_if_needed(zero, "除数", _words(below), f"“{_words(below)}”是除数,必须大于零。")
        result = divided(result, divisor)
    return result


def _words(formula: model.Formula, other: str = "") -> str:
    match formula:
        case model.InputValue() | model.Computed():
            return formula.name
        case model.SlotValue(owner=owner, slot=slot):
            return f"{owner}.{slot.value}"
        case _:
            return other or "".join(part for part in words_only(formula) if isinstance(part, str))


def _extreme(draft: Draft, formula: model.Extreme) -> Exact:
    values = [exact(draft, item) for item in formula.items]
    if any(value.divisor is not None for value in values):
        draft.found.append(DivisionWithin(span=formula.span))
        return values[0]
    items, scale = aligned(values)
    which = Extremum.GREATEST if formula.greatest else Extremum.LEAST
    return Exact(expression=Extreme(which=which, items=tuple(items)), scale=scale)


def _date_value(draft: Draft, formula: model.DateValue) -> Expression:
    day, *others = (exact(draft, item).expression for item in formula.items)
    match formula.function:
        case model.DateFunction.YEAR:
            return year_of(draft, day)
        case model.DateFunction.MONTH:
            return month_of(draft, day)
        case model.DateFunction.MONTH_END:
            return month_end(draft, day)
        case model.DateFunction.WORKING_DAY:
            return working_day(draft, day, others[0], _words(formula.items[0], "日期"), formula.span)
        case _:
            assert_never(formula.function)
