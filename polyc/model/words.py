"""Formulas, conditions and tables in the author's words, as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, assert_never

from polyc.kinds import Choice, Choices, Date, Kind
from polyc.model.filling import labels
from polyc.model.kind_words import FLAG_WORDS
from polyc.model.plain import plain
from polyc.model.policy import Chain, Life, LimitOn, Scope, Visit, Year
from polyc.model.values import (
    Aggregate,
    All,
    Among,
    Any,
    Citation,
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
    Table,
    Unlimited,
    Value,
    YearTotal,
)
from polyc.syntax.literals import day_text

NONE: Final = "—"
"""Stands where one side has nothing."""


def formula(node: Formula) -> str:
    """A formula, its operators in words or signs."""
    match node:
        case Constant(kind=kind, value=value):
            return plain(value, kind)
        case InputValue(name=name) | Computed(name=name):
            return name
        case SlotValue(owner=owner, slot=slot, run=run):
            return f"{f'{run}.' if run else ''}{owner}.{slot.value}"
        case ItemValue(list=owner, name=name):
            return f"{owner}.{name}"
        case Aggregate(folding=folding, list=owner, value=value):
            return f"{folding.value}({owner if folding is Folding.COUNT else formula(value)})"
        case Ranking(value=value, descending=descending, ties=ties):
            return f"排名({formula(value)},{'由高到低' if descending else '由低到高'},{ties.value})"
        case YearTotal(quantity=quantity, to_date=to_date):
            return f"{'本年累计' if to_date else '本年此前'} {formula(quantity)}"
        case PoolUsed(pool=pool):
            return f"本年此前 {pool}"
        case Sum(terms=terms):
            return _sum(terms)
        case ProductRatio(above=above, below=below):
            return " × ".join(map(_factor, above)) + "".join(f" ÷ {_factor(each)}" for each in below)
        case Extreme(greatest=greatest, items=items):
            return f"{'较大' if greatest else '较小'}({','.join(map(formula, items))})"
        case DateValue(function=function, items=items):
            return f"{function.value}({','.join(map(formula, items))})"
        case Pending():
            return "待定"
        case Unlimited():
            return "不设"
        case _:
            assert_never(node)


def _sum(terms: Sequence[tuple[int, Formula]]) -> str:
    signs = [("− " if sign < 0 else "+ ") + formula(term) for sign, term in terms]
    return " ".join((signs[0].removeprefix("+ "), *signs[1:]))


def _factor(node: Formula) -> str:
    return f"({formula(node)})" if isinstance(node, Sum) else formula(node)


def condition(node: Condition) -> str:
    """A condition; nested ones stand in brackets."""
    match node:
        case Among(subject=subject, options=options, negated=negated):
            return _test(subject, "不是" if negated else "是", options)
        case Holds(subject=subject, options=options, negated=negated):
            return _test(subject, "不含" if negated else "含", options)
        case Related(left=left, relation=relation, right=right):
            return f"{formula(left)} {relation.value} {formula(right)}"
        case All(items=items):
            return " 且 ".join(map(_inner, items))
        case Any(items=items):
            return " 或 ".join(map(_inner, items))
        case _:
            assert_never(node)


def _inner(node: Condition) -> str:
    return f"({condition(node)})" if isinstance(node, All | Any) else condition(node)


def _test(subject: Formula, word: str, options: Sequence[int]) -> str:
    kind = subject.kind
    names = kind.options if isinstance(kind, Choice | Choices) else FLAG_WORDS
    return f"{formula(subject)} {word} {'、'.join(names[index] for index in options)}"


def value(node: Value | None) -> str:
    """A formula, or a table with its first few cells; `NONE` where there is no value."""
    match node:
        case None:
            return NONE
        case Table(keys=keys):
            cells = ",".join(f"{label} {formula(cell)}" for label, cell in _cells(node)[:4])
            more = "…" if len(node.cells) > 4 else ""
            return f"按 {'、'.join(formula(key.subject) for key in keys)}:{cells}{more}"
        case _:
            return formula(node)


def _cells(table: Table) -> list[tuple[str, Formula]]:
    names = [""]
    for key in table.keys:
        names = [f"{name}、{label}" if name else label for name in names for label in labels(key)]
    return list(zip(names, table.cells, strict=True))


def scope(node: Scope) -> str:
    """How far a limit reaches."""
    match node:
        case Visit():
            return "每次"
        case Year():
            return "每年"
        case Life():
            return "终身"
        case Chain(input=name):
            return f"同 {name}"
        case _:
            assert_never(node)


def cut(node: LimitOn | None) -> str:
    """What a cap cuts."""
    return "" if node is None else node.value


def citations(nodes: Sequence[Citation]) -> str:
    """Documents and articles, each once."""
    told = (f"{each.document} {each.article}".strip() for each in nodes)
    return "、".join(dict.fromkeys(told))


def days(first: int | None, last: int | None) -> str:
    """A period, both days included; "" where both ends are open."""
    start = f"自{day_text(first)}" if first is not None else ""
    end = f"至{day_text(last)}" if last is not None else ""
    return f"{start}{end}"


def bounds(low: int, high: int, kind: Kind) -> str:
    """The least and greatest value of an input."""
    if isinstance(kind, Date):
        return f"{day_text(low)} 至 {day_text(high)}"
    return f"{plain(low, kind)} 至 {plain(high, kind)}"
