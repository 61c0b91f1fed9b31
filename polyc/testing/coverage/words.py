"""Formulas in as few words as tell them apart."""

from __future__ import annotations

from typing import assert_never

from polyc.analysis.claim import value_words
from polyc.kinds import Kind
from polyc.lowering.naming import quantity_words
from polyc.model.values import (
    Aggregate,
    Computed,
    Constant,
    DateValue,
    Extreme,
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


def figure(kind: Kind, value: int) -> str:
    """An integer of a kind as a policy writes it."""
    return value_words(kind, value)


def formula_words(formula: Formula) -> str:
    """The formula as a reader would call it."""
    match formula:
        case Constant(kind=kind, value=value):
            return figure(kind, value)
        case InputValue() | Computed() | SlotValue():
            return quantity_words(formula)
        case ItemValue(list=owner, name=name):
            return f"{owner}.{name}"
        case YearTotal(quantity=quantity, to_date=to_date):
            return f"{'本年累计' if to_date else '本年此前'} {quantity_words(quantity)}"
        case PoolUsed(pool=pool):
            return f"本年此前 {pool}"
        case Aggregate(folding=folding, list=owner, value=value):
            return f"{folding.value}({owner if isinstance(value, Constant) else formula_words(value)})"
        case Sum(terms=terms):
            return _signed([(sign, formula_words(term)) for sign, term in terms])
        case ProductRatio(above=above, below=below):
            return " ÷ ".join((" × ".join(map(formula_words, above)), *map(formula_words, below)))
        case Extreme(greatest=greatest, items=items):
            return f"{'较大' if greatest else '较小'}({','.join(map(formula_words, items))})"
        case DateValue(function=function, items=items):
            return f"{function.value}({','.join(map(formula_words, items))})"
        case Ranking(list=owner, value=value):
            return f"排名({owner} 按 {formula_words(value)})"
        case Pending():
            return "待定"
        case Unlimited():
            return "不设"
        case _:
            assert_never(formula)


def _signed(terms: list[tuple[int, str]]) -> str:
    told = "".join(f" {'+' if sign > 0 else '−'} {words}" for sign, words in terms)
    return told.removeprefix(" + ").strip()
