"""Concrete trees of 目标 to syntax."""

from __future__ import annotations

from polyc.syntax.build_parts import clause_parts, condition_child, period
from polyc.syntax.build_values import condition, formula
from polyc.syntax.clauses import Aim, Bound, Target, Whole, WholeCount, WholeSum
from polyc.syntax.concrete import Child, Concrete, names, span_of, subtrees
from polyc.syntax.values import Literal, Pending


def target(tree: Concrete) -> Target:
    """目标; a second name is that of the date by which the period is told."""
    name, *date = names(tree)
    numerator, *denominator = subtrees(tree, "whole_sum", "whole_count")
    counted = condition_child(tree)
    return Target(
        **clause_parts(tree),
        name=name,
        numerator=_whole(numerator),
        denominator=_whole(denominator[0]) if denominator else None,
        aims=tuple(map(_aim, subtrees(tree, "aim"))),
        condition=None if counted is None else condition(counted),
        period=period(tree),
        date=date[0] if date else None,
    )


def _whole(tree: Concrete) -> Whole:
    span = span_of(tree)
    if tree.data == "whole_sum":
        return WholeSum(value=formula(tree.children[1]), span=span)
    held = condition_child(tree)
    return WholeCount(condition=None if held is None else condition(held), span=span)


def _aim(tree: Concrete) -> Aim:
    word, bound, *tolerance = tree.children
    assert not isinstance(word, str)
    return Aim(
        word=str(word.children[0]),
        bound=_bound(bound),
        tolerance=_bound(tolerance[0]) if tolerance else None,
        span=span_of(tree),
    )


def _bound(child: Child) -> Bound:
    found = formula(child)
    assert isinstance(found, Literal | Pending)
    return found
