"""保证: what is promised of every settlement, as flags; of every item, as a count of those that break it.

Nothing is refused by it, but tests and searches look at it.  One that rests on something
待定 counts as kept where it cannot be decided.
"""

from __future__ import annotations

from polyc.kernel import program as kernel
from polyc.kernel.expressions import ZERO, Compare, Comparison, Expression, Local, Not
from polyc.kernel.statements import Fold, Total
from polyc.kinds import FLAG, Count
from polyc.lowering.conditions import any_of, condition
from polyc.lowering.draft import Draft
from polyc.lowering.items import total_formulas
from polyc.model.formula_walk import condition_formulas
from polyc.model.policy import Guarantee


def promise(draft: Draft) -> tuple[kernel.Guarantee, ...]:
    """Drafts every 保证 of the policy."""
    made: list[kernel.Guarantee] = []
    for number, each in enumerate(draft.policy.guarantees, 1):
        total_formulas(draft, condition_formulas(each.condition))
        name = f"保证_{number}"
        holds = _of_items(draft, each, name) if each.list else _holds(draft, each, name)
        draft.let(name, holds, FLAG)
        made.append(kernel.Guarantee(name=each.name, local=name))
    return tuple(made)


def _holds(draft: Draft, node: Guarantee, name: str) -> Expression:
    with draft.postponing(name):
        holds = condition(draft, node.condition)
    undecided = (missing.condition for missing in draft.missing[name])
    return any_of(*undecided, holds)


def _of_items(draft: Draft, node: Guarantee, name: str) -> Expression:
    """Whether no item breaks it."""
    with draft.apart() as inner:
        broken = Not(_holds(draft, node, name))
    count = Total(name=f"{name}_未守", fold=Fold.COUNT, value=broken, kind=Count(unit="条"), step=None)
    draft.go_through(node.list, inner, (count,))
    return Compare(comparison=Comparison.EQUAL, left=Local(count.name), right=ZERO)
