"""The values of one settlement as a formula of the policy sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import prod
from typing import assert_never

from attrs import evolve, field, frozen

from polyc.kernel.program import Yearly
from polyc.kinds import Count, Date, Kind, Money, Quantity, Rate, UnitPrice
from polyc.lowering.formulas import unit_scale
from polyc.lowering.naming import cell_name, item_local, quantity_name
from polyc.model.values import (
    Aggregate,
    Computed,
    Constant,
    DateFunction,
    DateValue,
    Extreme,
    Folding,
    Formula,
    InputValue,
    ItemValue,
    Pending,
    PoolUsed,
    ProductRatio,
    Ranking,
    SlotValue,
    Sum,
    Unlimited,
    YearTotal,
)
from polyc.testing.ledger import EPOCH

Values = Mapping[str, int]


@frozen(kw_only=True)
class View:
    """One settlement, or one item of it.

    `run` names the 假设 under which it is looked at (empty for what really happened);
    `rows` and `computed` hold for each list its items and what was computed for them;
    `row` is the item at hand with its computed values, empty outside of a list.
    """

    inputs: Values
    before: Values
    values: Values
    rows: Mapping[str, Sequence[Values]]
    computed: Mapping[str, Sequence[Values]]
    run: str = ""
    row: Values = field(factory=dict)

    def local(self, name: str) -> int | None:
        """The integer of that name, None where nothing has it."""
        own = self.values.get(f"{self.run}_{name}") if self.run else None
        return self.row.get(name, self.values.get(name)) if own is None else own

    def items(self, owner: str) -> Iterator[View]:
        """The settlement as each item of a list sees it."""
        for given, computed in zip(self.rows.get(owner, ()), self.computed.get(owner, ()), strict=True):
            yield evolve(self, row={**given, **computed})


def just(kind: Kind) -> Fraction:
    """How near is near: one yuan, one percentage point, one day, one time."""
    match kind:
        case Money() | UnitPrice():
            return Fraction(100)
        case Rate():
            return Fraction(1, 100)
        case Count() | Date() | Quantity():
            return Fraction(1)
        case _:
            return Fraction(1)


def amount(formula: Formula, view: View) -> Fraction | None:
    """What the formula comes to, in fen, as a share of one, or as it is counted; None where that is unknown."""
    match formula:
        case Constant(kind=kind, value=value):
            return Fraction(value, unit_scale(kind))
        case InputValue(kind=kind, name=name):
            return _scaled(view.inputs.get(name), kind)
        case ItemValue(kind=kind, list=owner, name=name, computed=computed):
            return _scaled(view.row.get(item_local(owner, name) if computed else name), kind)
        case Computed(kind=kind) | SlotValue(kind=kind):
            return _scaled(view.local(quantity_name(formula)), kind)
        case YearTotal():
            return _year_total(formula, view)
        case PoolUsed(pool=pool):
            return Fraction(view.before.get(pool, 0))
        case Aggregate():
            return _folded(formula, view)
        case Sum() | ProductRatio() | Extreme():
            return _combined(formula, view)
        case DateValue(function=function, items=items):
            return _of_date(function, amount(items[0], view))
        case Pending() | Ranking() | Unlimited():
            return None
        case _:
            assert_never(formula)


def _of_date(function: DateFunction, day: Fraction | None) -> Fraction | None:
    """The year or month of a day; what is a day itself is not looked at here."""
    if day is None:
        return None
    match function:
        case DateFunction.YEAR:
            return Fraction(date.fromordinal(int(day) + EPOCH).year)
        case DateFunction.MONTH:
            return Fraction(date.fromordinal(int(day) + EPOCH).month)
        case _:
            return None


def _scaled(value: int | None, kind: Kind) -> Fraction | None:
    return None if value is None else Fraction(value, unit_scale(kind))


def _year_total(formula: YearTotal, view: View) -> Fraction | None:
    before = view.before.get(cell_name(quantity_name(formula.quantity), Yearly()), 0)
    if not formula.to_date:
        return Fraction(before)
    now = amount(formula.quantity, view)
    return None if now is None else before + now


def _folded(formula: Aggregate, view: View) -> Fraction | None:
    found = _known(amount(formula.value, item) for item in view.items(formula.list))
    match formula.folding:
        case _ if found is None:
            return None
        case Folding.SUM:
            return sum(found, Fraction(0))
        case Folding.COUNT:
            return Fraction(len(found))
        case Folding.GREATEST:
            return max(found, default=Fraction(0))
        case Folding.LEAST:
            return min(found, default=Fraction(0))
        case _:
            assert_never(formula.folding)


def _combined(formula: Sum | ProductRatio | Extreme, view: View) -> Fraction | None:
    match formula:
        case Sum(terms=terms):
            parts = _known(amount(term, view) for _, term in terms)
            if parts is None:
                return None
            return sum((sign * part for (sign, _), part in zip(terms, parts, strict=True)), Fraction(0))
        case ProductRatio(above=above, below=below):
            top, bottom = (_known(amount(each, view) for each in side) for side in (above, below))
            if top is None or bottom is None or not all(bottom):
                return None
            return prod(top, start=Fraction(1)) / prod(bottom, start=Fraction(1))
        case Extreme(greatest=greatest, items=items):
            parts = _known(amount(item, view) for item in items)
            return None if parts is None else max(parts) if greatest else min(parts)
        case _:
            assert_never(formula)


def _known(parts: Iterator[Fraction | None]) -> list[Fraction] | None:
    """All of the parts, or None where one is unknown."""
    found: list[Fraction] = []
    for part in parts:
        if part is None:
            return None
        found.append(part)
    return found
