"""Formulas in words: text and shown values, for the trace."""

from __future__ import annotations

from typing import assert_never

from polyc.kernel.expressions import Before, Input, Local
from polyc.kernel.program import Yearly
from polyc.kernel.statements import Shown
from polyc.kinds import MONEY, RATE, Kind
from polyc.lowering.draft import Wording
from polyc.lowering.naming import cell_name, quantity_name, quantity_words
from polyc.model import values as model
from polyc.model.tables import plain


def shown(value: Local | Input | Before, kind: Kind, name: str) -> Shown:
    """A value as the formula shows it."""
    return Shown(value=value, kind=kind, name=name)


def wording(formula: model.Formula) -> Wording:
    """The formula with its values."""
    match formula:
        case model.Constant(kind=kind, value=value):
            return (plain(value, kind),)
        case model.InputValue():
            return (shown(Input(formula.name), formula.kind, formula.name),)
        case model.Computed() | model.SlotValue():
            return (shown(Local(quantity_name(formula)), formula.kind, quantity_words(formula)),)
        case model.YearTotal():
            return _year_total(formula)
        case model.PoolUsed():
            return (shown(Before(formula.pool), formula.kind, f"本年此前 {formula.pool}"),)
        case model.Sum(terms=terms):
            return joined([(" + " if sign > 0 else " − ", wording(term)) for sign, term in terms])
        case model.ProductRatio(above=above, below=below):
            factors = [(" × ", wrapped(factor)) for factor in above] + [(" ÷ ", wrapped(f)) for f in below]
            return joined(factors)
        case model.Extreme(greatest=greatest, items=items):
            inner = joined([(",", wording(item)) for item in items])
            return ("较大(" if greatest else "较小(", *inner, ")")
        case model.Pending():
            return ("待定",)
        case model.Unlimited():
            return ("不设",)
        case _:
            assert_never(formula)


def _year_total(formula: model.YearTotal) -> Wording:
    name = quantity_words(formula.quantity)
    cell = cell_name(quantity_name(formula.quantity), Yearly())
    before = shown(Before(cell), formula.kind, f"本年此前 {name}")
    return (before, " + ", *wording(formula.quantity)) if formula.to_date else (before,)


def joined(parts: list[tuple[str, Wording]]) -> Wording:
    """Parts with the sign before each but the first, where only a minus is written."""
    made: list[str | Shown] = []
    for at, (sign, part) in enumerate(parts):
        if at:
            made.append(sign)
        elif sign == " − ":
            made.append("−")
        made.extend(part)
    return tuple(made)


def wrapped(formula: model.Formula) -> Wording:
    """A factor, in brackets where it is a sum."""
    return ("(", *wording(formula), ")") if isinstance(formula, model.Sum) else wording(formula)


def parameter_wording(node: model.Parameter) -> Wording:
    """How a parameter's value comes about: the formula, or the keys of its table, and what changes it."""
    if len(node.versions) > 1:
        return ("按就诊当日有效的规定",)
    version = node.versions[0]
    base = table_wording(version.value) if isinstance(version.value, model.Table) else wording(version.value)
    changes = [f"另{'提高' if each.raises else '降低'}" for each in version.adjustments]
    rules = [f"例外“{rule.name}”" for rule in version.exceptions]
    if not changes and not rules:
        return base
    return (*base, f"(并看{'、'.join([*dict.fromkeys(changes), *rules])}是否适用)")


def table_wording(table: model.Table) -> Wording:
    """按 and the table's keys with their values."""
    parts = [("、", _key(key)) for key in table.keys]
    return ("按 ", *joined(parts))


def _key(key: model.Key) -> Wording:
    return wording(key.subject)


def rate_times(amount: Local, name: str, rate: Local) -> Wording:
    """Amount × rate."""
    return (shown(amount, MONEY, name), " × ", shown(rate, RATE, "支付比例"))
