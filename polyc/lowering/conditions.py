"""Conditions to kernel expressions that are 1 or 0."""

from __future__ import annotations

from typing import Final, assert_never

from polyc.diagnostics.values import DivisionWithin
from polyc.kernel.expressions import ONE, Compare, Comparison, Expression, Not, Overlap
from polyc.lowering.draft import Draft
from polyc.lowering.exact import aligned
from polyc.lowering.formulas import exact
from polyc.lowering.logic import all_of as all_of  # these six are part of what this module offers
from polyc.lowering.logic import any_of as any_of
from polyc.lowering.logic import at_least as at_least
from polyc.lowering.logic import equal as equal
from polyc.lowering.logic import less as less
from polyc.lowering.logic import negated as negated
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
