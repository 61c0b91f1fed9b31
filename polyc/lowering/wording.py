"""Formulas in words: text and shown values, for the trace."""

from __future__ import annotations

from typing import assert_never

from polyc.kernel.expressions import Before, Field, Input, Local
from polyc.kernel.program import Yearly
from polyc.kernel.statements import Shown
from polyc.kinds import FLAG, MONEY, RATE, Kind, Rate
from polyc.lowering.draft import Wording
from polyc.lowering.naming import (
    adjustment_flag,
    cell_name,
    exception_flag,
    item_local,
    quantity_name,
    quantity_words,
    version_name,
)
from polyc.model import values as model
from polyc.model.plain import plain
from polyc.model.policy import Aim
from polyc.model.shifting import is_always
from polyc.money import percent_text
from polyc.syntax.literals import day_text


def shown(value: Local | Input | Before | Field, kind: Kind, name: str) -> Shown:
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
        case model.ItemValue(list=owner, name=name, computed=computed):
            item = Local(item_local(owner, name)) if computed else Field(list=owner, name=name)
            return (shown(item, formula.kind, f"{owner}.{name}"),)
        case model.Aggregate(folding=folding, list=owner, value=value):
            inner = (owner,) if folding is model.Folding.COUNT else words_only(value)
            return (f"{folding.value}(", *inner, ")")
        case model.Ranking(list=owner, value=value):
            return ("排名(", *words_only(value), ")")
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
        case model.DateValue(function=function, items=items):
            inner = joined([(",", wording(item)) for item in items])
            return (f"{function.value}(", *inner, ")")
        case model.Pending():
            return ("待定",)
        case model.Unlimited():
            return ("不设",)
        case _:
            assert_never(formula)


def words_only(formula: model.Formula) -> Wording:
    """A formula over items, with names in place of values, as there are many items."""
    return tuple(part if isinstance(part, str) else part.name for part in wording(formula))


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


def parameter_wording(node: model.Parameter, name: str) -> Wording:
    """How a parameter's value comes about: its base, and whether what changes it applies.

    `name` is the local of the value, from which the flags take theirs.
    """
    if len(node.versions) == 1:
        return _version(node.versions[0], name)
    bases = [_base(version) for version in node.versions]
    if all(base == bases[0] for base in bases) and isinstance(node.versions[0].value, model.Table):
        return (*bases[0], "(按当日有效的规定)")
    parts = [
        (";", (f"{_period(version)}:", *_version(version, version_name(name, at))))
        for at, version in enumerate(node.versions)
    ]
    return joined(parts)


def _base(version: model.Version) -> Wording:
    value = version.value
    return table_wording(value) if isinstance(value, model.Table) else wording(value)


def _version(version: model.Version, name: str) -> Wording:
    parts = [(";", _base(version))]
    for number, each in enumerate(version.adjustments, 1):
        moved = f"{'提高' if each.raises else '降低'}{_amount(each)}"
        if is_always(each):
            parts.append((";", (f"再{moved}",)))
            continue
        flag = shown(Local(adjustment_flag(name, number)), FLAG, "是否")
        parts.append((";", (f"另{moved}适用:", flag)))
    for rule in version.exceptions:
        flag = shown(Local(exception_flag(name, rule.name)), FLAG, "是否")
        parts.append((";", (f"例外“{rule.name}”适用:", flag)))
    return joined(parts)


def _amount(each: model.Adjustment) -> str:
    match each.amount:
        case None:
            return percent_text(abs(each.scale))
        case model.Constant(kind=Rate(), value=value):
            return f"{percent_text(value).removesuffix('%')}个百分点"
        case model.Constant(kind=kind, value=value):
            return plain(value, kind)
        case _:
            return ""


def _period(version: model.Version) -> str:
    start = "" if version.start is None else f"{day_text(version.start)}起"
    end = "" if version.end is None else f"至{day_text(version.end)}"
    known = "" if version.known_from is None else f"{day_text(version.known_from)}以后结算的"
    until = "" if version.known_until is None else f"{day_text(version.known_until)}以前结算的"
    return f"{start}{end}" + "".join(f"({words})" for words in (known, until) if words)


def table_wording(table: model.Table) -> Wording:
    """按 and the table's keys with their values."""
    parts = [("、", _key(key)) for key in table.keys]
    return ("按 ", *joined(parts))


def _key(key: model.Key) -> Wording:
    return wording(key.subject)


def rate_times(amount: Local, name: str, rate: Local) -> Wording:
    """Amount × rate."""
    return (shown(amount, MONEY, name), " × ", shown(rate, RATE, "支付比例"))


def aim_words(aim: Aim) -> str:
    """The aim as it is said: 不低于 65%, 等于 60% 上下 2个百分点."""
    told = f"{aim.relation.value} {_literal(aim.bound)}"
    return told if aim.tolerance is None else f"{told} 上下 {_room(aim.tolerance)}"


def _room(tolerance: model.Parameter) -> str:
    told = _literal(tolerance)
    return f"{told.removesuffix('%')}个百分点" if told.endswith("%") else told


def _literal(parameter: model.Parameter) -> str:
    value = parameter.versions[0].value
    return plain(value.value, value.kind) if isinstance(value, model.Constant) else "待定"
