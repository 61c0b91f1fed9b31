"""Conditions to kernel expressions that are 1 or 0."""

from __future__ import annotations

from typing import Final, assert_never

from polyc.diagnostics.values import DivisionWithin
from polyc.kernel.expressions import (
    ONE,
    Compare,
    Comparison,
    Connective,
    Const,
    Expression,
    Logic,
    Not,
    Overlap,
)
from polyc.lowering.draft import Draft
from polyc.lowering.exact import aligned
from polyc.lowering.formulas import exact
from polyc.model import values as model

_COMPARISONS: Final = {
    model.Relation.LESS: Comparison.LESS,
    model.Relation.AT_MOST: Comparison.AT_MOST,
    model.Relation.EQUAL: Comparison.EQUAL,
    model.Relation.AT_LEAST: Comparison.AT_LEAST,
    model.Relation.MORE: Comparison.MORE,
}


def condition(draft: Draft, node: model.Condition) -> Expression:
    """1 where the condition holds, else 0."""
    match node:
        case model.Among():
            subject = exact(draft, node.subject).expression
            tests = tuple(equal(subject, option) for option in node.options)
            return negated(any_of(*tests)) if node.negated else any_of(*tests)
        case model.Holds():
            bits = exact(draft, node.subject).expression
            test = Overlap(bits=bits, mask=sum(1 << option for option in set(node.options)))
            return Not(test) if node.negated else test
        case model.Related():
            return _related(draft, node)
        case model.All():
            return all_of(*(condition(draft, item) for item in node.items))
        case model.Any():
            return any_of(*(condition(draft, item) for item in node.items))
        case _:
            assert_never(node)


def _related(draft: Draft, node: model.Related) -> Expression:
    values = [exact(draft, node.left), exact(draft, node.right)]
    if any(value.divisor is not None for value in values):
        draft.found.append(DivisionWithin(span=node.span))
        return ONE
    (left, right), _ = aligned(values)
    return Compare(comparison=_COMPARISONS[node.relation], left=left, right=right)


def equal(left: Expression, value: int) -> Expression:
    """Whether an expression has that value."""
    return Compare(comparison=Comparison.EQUAL, left=left, right=Const(value))


def at_least(left: Expression, value: int) -> Expression:
    """Whether an expression is that value or more."""
    return Compare(comparison=Comparison.AT_LEAST, left=left, right=Const(value))


def less(left: Expression, right: Expression) -> Expression:
    """Whether the left value is less than the right."""
    return Compare(comparison=Comparison.LESS, left=left, right=right)


def negated(item: Expression) -> Expression:
    """Whether a condition does not hold."""
    return Not(item)


def all_of(*items: Expression) -> Expression:
    """Whether every condition holds; true where there is none."""
    known = [item for item in items if item != ONE]
    if not known:
        return ONE
    return known[0] if len(known) == 1 else Logic(connective=Connective.ALL, items=tuple(known))


def any_of(*items: Expression) -> Expression:
    """Whether one of the conditions holds."""
    return items[0] if len(items) == 1 else Logic(connective=Connective.ANY, items=tuple(items))
