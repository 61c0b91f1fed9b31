"""Conditions in fewer words: what is decided already, and tables of constants asked for one value."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Final, assert_never

from polyc.kernel.expressions import (
    ONE,
    ZERO,
    Compare,
    Comparison,
    Connective,
    Const,
    Expression,
    Linear,
    Logic,
    Lookup,
    Not,
    Overlap,
)
from polyc.kernel.walk import Truth

COMPARED: Final[Mapping[Comparison, Callable[[int, int], bool]]] = {
    Comparison.LESS: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.EQUAL: operator.eq,
    Comparison.UNEQUAL: operator.ne,
    Comparison.AT_LEAST: operator.ge,
    Comparison.MORE: operator.gt,
}
OPPOSITE: Final[Mapping[Comparison, Comparison]] = {
    Comparison.LESS: Comparison.AT_LEAST,
    Comparison.AT_LEAST: Comparison.LESS,
    Comparison.MORE: Comparison.AT_MOST,
    Comparison.AT_MOST: Comparison.MORE,
    Comparison.EQUAL: Comparison.UNEQUAL,
    Comparison.UNEQUAL: Comparison.EQUAL,
}


def decide(expression: Truth) -> Expression:
    """The same condition, its parts being folded already."""
    match expression:
        case Compare():
            return _compared(expression)
        case Logic(connective=connective, items=items):
            return _joined(connective, items)
        case Not(item):
            return negation(item)
        case Overlap(bits=Const(bits), mask=mask):
            return Const(int(bits & mask != 0))
        case Overlap():
            return expression
        case _:
            assert_never(expression)


def is_truth(expression: Expression) -> bool:
    """Whether the form of the expression shows that it is 0 or 1."""
    match expression:
        case Compare() | Logic() | Not() | Overlap() | Const(0 | 1):
            return True
        case Lookup(values=values):
            return set(values) <= {0, 1}
        case _:
            return False


def negation(item: Expression) -> Expression:
    """1 where the condition is 0, without a `Not` where that can be said otherwise."""
    match item:
        case Const(value):
            return Const(1 - value)
        case Not(inner):
            return inner
        case Compare(comparison=comparison, left=left, right=right):
            return Compare(comparison=OPPOSITE[comparison], left=left, right=right)
        case Lookup(values=values) if is_truth(item):
            return asked(item, tuple(1 - value for value in values))
        case _:
            return Not(item)


def _compared(expression: Compare) -> Expression:
    test = COMPARED[expression.comparison]
    match expression.left, expression.right:
        case Const(left), Const(right):
            return Const(int(test(left, right)))
        case Lookup(values=values) as table, Const(right):
            return asked(table, tuple(int(test(value, right)) for value in values))
        case Linear(terms=((1, more), (-1, less)) | ((-1, less), (1, more)), constant=same), Const(right) if (
            same == right
        ):
            return Compare(comparison=expression.comparison, left=more, right=less)
        case left, Const(right) if is_truth(left):
            return _chosen(left, int(test(0, right)), int(test(1, right)))
        case _:
            return expression


def _chosen(condition: Expression, without: int, with_it: int) -> Expression:
    if without == with_it:
        return Const(without)
    return condition if with_it else negation(condition)


def asked(table: Lookup, answers: tuple[int, ...]) -> Expression:
    """A table of 0 and 1 as the shortest condition: one key that has or has not one value, if that is all."""
    if len(set(answers)) == 1:
        return Const(answers[0])
    for value, comparison in ((1, Comparison.EQUAL), (0, Comparison.UNEQUAL)):
        if len(table.sizes) == 1 and answers.count(value) == 1:
            return Compare(comparison=comparison, left=table.indices[0], right=Const(answers.index(value)))
    return Lookup(indices=table.indices, sizes=table.sizes, values=answers)


def _joined(connective: Connective, items: tuple[Expression, ...]) -> Expression:
    neutral, deciding = (ONE, ZERO) if connective is Connective.ALL else (ZERO, ONE)
    parts = [part for part in dict.fromkeys(_flat(connective, items)) if part != neutral]
    if deciding in parts:
        return deciding
    if len(parts) < 2:
        return parts[0] if parts else neutral
    return Logic(connective=connective, items=tuple(parts))


def _flat(connective: Connective, items: tuple[Expression, ...]) -> Iterator[Expression]:
    for item in items:
        match item:
            case Logic(connective=same, items=inner) if same is connective:
                yield from inner
            case _:
                yield item
