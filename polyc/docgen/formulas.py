"""Formulas and conditions in the author's words, names as links to where they are explained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, assert_never

from polyc.docgen import anchors
from polyc.docgen.figures import figure
from polyc.docgen.markup import Markup, element, joined, link, text
from polyc.kinds import Choice, Choices, Kind
from polyc.model.kind_words import FLAG_WORDS
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
    Folding,
    Formula,
    Holds,
    InputValue,
    ItemValue,
    Pending,
    PoolUsed,
    ProductRatio,
    Ranking,
    Related,
    SlotValue,
    Sum,
    Unlimited,
    YearTotal,
)

PENDING: Final = element("strong", text("待定"), class_="pending")
"""The words and their class: told by text, and only underlined by colour."""


def formula(node: Formula) -> Markup:
    """A formula, its operators in words or signs."""
    match node:
        case Constant(kind=kind, value=value):
            return text(figure(value, kind))
        case Computed(name=name, part=part) if part:
            return reference(name, f"{name}.{part}")
        case InputValue(name=name) | Computed(name=name):
            return reference(name, name)
        case SlotValue(owner=owner, slot=slot, run=run):
            words = f"{owner}.{slot.value}"
            return reference(run, f"{run}.{words}") if run else reference(owner, words)
        case ItemValue(list=owner, name=name):
            return link(text(name), f"#{anchors.item(owner, name.split('.')[0])}", class_="ref")
        case Aggregate(folding=folding, list=owner, value=value):
            of = reference(owner, owner) if folding is Folding.COUNT else formula(value)
            return joined((text(f"{folding.value}（"), of, text("）")))
        case Ranking(value=value, descending=descending, ties=ties):
            order = "由高到低" if descending else "由低到高"
            return joined((text("排名（"), formula(value), text(f"，{order}，{ties.value}）")))
        case YearTotal(quantity=quantity, to_date=to_date):
            return joined((text("本年累计 " if to_date else "本年此前 "), formula(quantity)))
        case PoolUsed(pool=pool):
            return joined((text("本年此前 "), reference(pool, pool)))
        case Sum(terms=terms):
            return _sum(terms)
        case ProductRatio(above=above, below=below):
            factors = [_factor(each) for each in above]
            return joined((joined(factors, " × "), *(joined((text(" ÷ "), _factor(each))) for each in below)))
        case Extreme(greatest=greatest, items=items):
            inner = joined(map(formula, items), "，")
            return joined((text("较大（" if greatest else "较小（"), inner, text("）")))
        case DateValue(function=function, items=items):
            inner = joined(map(formula, items), "，")
            return joined((text(f"{function.value}（"), inner, text("）")))
        case Pending():
            return PENDING
        case Unlimited():
            return text("不设")
        case _:
            assert_never(node)


def reference(name: str, words: str) -> Markup:
    """A link to where the name is explained on the same page."""
    return link(text(words), f"#{anchors.named(name)}", class_="ref")


def _sum(terms: Sequence[tuple[int, Formula]]) -> Markup:
    first_sign, first = terms[0]
    head = joined((text("− "), formula(first))) if first_sign < 0 else formula(first)
    return joined(
        (head, *(joined((text(" + " if sign > 0 else " − "), formula(t))) for sign, t in terms[1:]))
    )


def _factor(node: Formula) -> Markup:
    return joined((text("（"), formula(node), text("）"))) if isinstance(node, Sum) else formula(node)


# ---- conditions ----


def condition(node: Condition) -> Markup:
    """A condition; nested ones stand in brackets."""
    match node:
        case Among(subject=subject, options=options, negated=negated):
            return _test(subject, "不是" if negated else "是", options)
        case Holds(subject=subject, options=options, negated=negated):
            return _test(subject, "不含" if negated else "含", options)
        case Related(left=left, relation=relation, right=right):
            return joined((formula(left), text(f" {relation.value} "), formula(right)))
        case All(items=items):
            return joined(map(_inner, items), " 且 ")
        case Any(items=items):
            return joined(map(_inner, items), " 或 ")
        case _:
            assert_never(node)


def _inner(node: Condition) -> Markup:
    return (
        joined((text("（"), condition(node), text("）"))) if isinstance(node, All | Any) else condition(node)
    )


def _test(subject: Formula, word: str, options: Sequence[int]) -> Markup:
    names = option_names(subject.kind)
    chosen = text("、".join(names[index] for index in options))
    return joined((formula(subject), text(f" {word} "), chosen))


def option_names(kind: Kind) -> tuple[str, ...]:
    """The options that the indices of a condition name."""
    return kind.options if isinstance(kind, Choice | Choices) else FLAG_WORDS
