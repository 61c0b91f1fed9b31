"""Concrete trees of alternatives and invariants to syntax."""

from __future__ import annotations

from polyc.syntax.build_parts import clause_parts, condition_child
from polyc.syntax.build_values import condition, label, labels, path
from polyc.syntax.clauses import BestParameters, BestRun, Denial, Direction, Guarantee, Suppose
from polyc.syntax.concrete import Concrete, has, names, only, span_of, subtrees
from polyc.syntax.values import Name


def suppose(tree: Concrete) -> Suppose:
    """假设, with the one option that it supposes."""
    subject = only(tree, "path")
    assert subject is not None
    after = tree.children.index(subject) + 2
    return Suppose(
        **clause_parts(tree),
        name=names(tree)[0],
        subject=path(subject),
        option=label(tree.children[after]),
        layers=_members(tree),
    )


def best_run(tree: Concrete) -> BestRun:
    """就高 over whole runs."""
    mode, subject = names(tree)
    ties = only(tree, "labels")
    assert ties is not None
    return BestRun(**clause_parts(tree), mode=mode, subject=subject, layers=_members(tree), ties=labels(ties))


def best_parameters(tree: Concrete) -> BestParameters:
    """就高 for each parameter."""
    mode, subject = names(tree)
    return BestParameters(
        **clause_parts(tree),
        mode=mode,
        subject=subject,
        directions=tuple(map(_direction, subtrees(tree, "direction"))),
    )


def guarantee(tree: Concrete) -> Guarantee:
    """保证."""
    holds = condition_child(tree)
    assert holds is not None
    return Guarantee(**clause_parts(tree), name=names(tree)[0], condition=condition(holds))


def denial(tree: Concrete) -> Denial:
    """不予结算."""
    holds = condition_child(tree)
    assert holds is not None
    return Denial(**clause_parts(tree), name=names(tree)[0], condition=condition(holds))


def _members(tree: Concrete) -> tuple[Name, ...]:
    found = only(tree, "members")
    assert found is not None
    return names(found)


def _direction(tree: Concrete) -> Direction:
    found = only(tree, "path")
    assert found is not None
    return Direction(path=path(found), highest=has(tree, "TAKE_HIGH"), span=span_of(tree))
