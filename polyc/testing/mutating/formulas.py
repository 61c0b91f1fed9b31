"""Formulas and conditions with one number changed by the least that matters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final, assert_never

from attrs import evolve

from polyc.analysis.claim import value_words
from polyc.kinds import Choice, Choices, Count, Date, Flag, Kind, Money, Quantity, Rate, Text, UnitPrice
from polyc.model.values import (
    Aggregate,
    All,
    Among,
    Any,
    Computed,
    Condition,
    Constant,
    DateValue,
    Extreme,
    Formula,
    Holds,
    InputValue,
    ItemValue,
    Pending,
    PoolUsed,
    ProductRatio,
    Ranking,
    Related,
    Relation,
    SlotValue,
    Sum,
    Unlimited,
    YearTotal,
)
from polyc.model.words import formula as formula_words
from polyc.money import MILLION, QUANTITY_ONE
from polyc.testing.mutating.change import Change, among, within

POINT: Final = MILLION // 100
"""One percentage point."""

OTHER_END: Final = {
    Relation.LESS: Relation.AT_MOST,
    Relation.AT_MOST: Relation.LESS,
    Relation.MORE: Relation.AT_LEAST,
    Relation.AT_LEAST: Relation.MORE,
}
"""The same comparison with the threshold on the other side."""


def nudged(kind: Kind, value: int) -> int | None:
    """The value a fen, a percentage point, a day or a time further; None where a kind has no next value."""
    match kind:
        case Money() | Count() | Date():
            return value + 1
        case Rate():
            return value + POINT if value + POINT <= MILLION or value > MILLION else value - POINT
        case UnitPrice():
            return value + POINT
        case Quantity():
            return value + QUANTITY_ONE
        case Choice() | Choices() | Flag() | Text():
            return None
        case _:
            assert_never(kind)


def formula_changes(formula: Formula) -> Iterator[Change[Formula]]:
    """The formula with each of its numbers changed in turn."""
    match formula:
        case Constant():
            yield from _constant(formula)
        case Sum(terms=terms):
            for at, (sign, term) in enumerate(terms):
                yield from within(formula_changes(term), partial(_term, formula, at, sign))
        case ProductRatio(above=above, below=below):
            for at, factor in enumerate(above):
                yield from within(formula_changes(factor), partial(_above, formula, at))
            for at, factor in enumerate(below):
                yield from within(formula_changes(factor), partial(_below, formula, at))
        case Extreme(items=items) | DateValue(items=items):
            for at, item in enumerate(items):
                yield from within(formula_changes(item), partial(_item, formula, at))
        case (
            Aggregate()
            | Computed()
            | InputValue()
            | ItemValue()
            | Pending()
            | PoolUsed()
            | Ranking()
            | SlotValue()
            | Unlimited()
            | YearTotal()
        ):
            return
        case _:
            assert_never(formula)


def _constant(node: Constant) -> Iterator[Change[Formula]]:
    value = nudged(node.kind, node.value)
    if value is not None:
        told = f"{value_words(node.kind, node.value)}改成{value_words(node.kind, value)}"
        yield Change(whole=evolve(node, value=value), words=told, span=node.span)


def _term(whole: Sum, at: int, sign: int, term: Formula) -> Formula:
    return evolve(whole, terms=among(whole.terms, at, (sign, term)))


def _above(whole: ProductRatio, at: int, factor: Formula) -> Formula:
    return evolve(whole, above=among(whole.above, at, factor))


def _below(whole: ProductRatio, at: int, factor: Formula) -> Formula:
    return evolve(whole, below=among(whole.below, at, factor))


def _item(whole: Extreme | DateValue, at: int, item: Formula) -> Formula:
    return evolve(whole, items=among(whole.items, at, item))


# ---- conditions ----


def condition_changes(condition: Condition) -> Iterator[Change[Condition]]:
    """The condition with each of its numbers changed in turn, and each threshold moved to the other side."""
    match condition:
        case Related():
            yield from _related(condition)
        case All(items=items) | Any(items=items):
            for at, item in enumerate(items):
                yield from within(condition_changes(item), partial(_part, condition, at))
        case Among() | Holds():
            return
        case _:
            assert_never(condition)


def _part(whole: All | Any, at: int, item: Condition) -> Condition:
    return evolve(whole, items=among(whole.items, at, item))


def _related(node: Related) -> Iterator[Change[Condition]]:
    told = f"{formula_words(node.left)}{node.relation.value}{formula_words(node.right)}"
    yield from within(formula_changes(node.left), lambda left: evolve(node, left=left), told)
    yield from within(formula_changes(node.right), lambda right: evolve(node, right=right), told)
    if node.relation in OTHER_END:
        other = OTHER_END[node.relation]
        words = f"{told}:“{node.relation.value}”改成“{other.value}”"
        yield Change(whole=evolve(node, relation=other), words=words, span=node.span)
