"""Comparing and joining kernel values: expressions that are 1 or 0."""

from __future__ import annotations

from polyc.kernel.expressions import ONE, Compare, Comparison, Connective, Const, Expression, Logic, Not


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
