"""明细: the values of every item, and the totals that the policy asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from polyc.kernel.expressions import Expression, Local
from polyc.kernel.statements import Each, Fold, Let, Refuse, Total
from polyc.kinds import MONEY, Money, Rate
from polyc.lowering.draft import Draft
from polyc.lowering.exact import times
from polyc.lowering.formulas import exact, unit_scale
from polyc.lowering.naming import item_local, total_local
from polyc.lowering.parameters import citations, parameter
from polyc.lowering.splits import split
from polyc.lowering.whole import refuse_beyond_bound, refuse_negative, refuse_no_date, whole, whole_rate
from polyc.lowering.wording import parameter_wording, wording
from polyc.model import values as model
from polyc.model.formula_walk import definition_formulas, policy_formulas
from polyc.model.policy import Compute, Definition, Split

_FOLDS: Final = {
    model.Folding.SUM: Fold.SUM,
    model.Folding.LEAST: Fold.LEAST,
    model.Folding.GREATEST: Fold.GREATEST,
    model.Folding.COUNT: Fold.COUNT,
}


def gather_aggregates(draft: Draft) -> None:
    """Gives every total that the policy asks for a local; equal ones share it."""
    for formula in policy_formulas(draft.policy):
        if isinstance(formula, model.Aggregate):
            known = draft.aggregates.setdefault(formula.list, {})
            known.setdefault(formula, total_local(formula, len(known) + 1))


def total_lists(draft: Draft, definition: Definition) -> None:
    """Drafts the lists that a definition totals, unless that has been done."""
    for formula in definition_formulas(definition):
        if isinstance(formula, model.Aggregate) and formula.list not in draft.drafted_lists:
            draft.drafted_lists[formula.list] = _each(draft, formula.list)
            draft.body.append(draft.drafted_lists[formula.list])
            _bound_totals(draft, draft.drafted_lists[formula.list])


def _each(draft: Draft, owner: str) -> Each:
    """The items of a list: what is computed for each, then the totals."""
    outer, draft.body = draft.body, []
    for definition in draft.policy.definitions:
        if isinstance(definition, Compute) and definition.list == owner:
            _item_compute(draft, definition)
        if isinstance(definition, Split) and definition.list == owner:
            split(draft, definition)
    totals = tuple(_totals(draft, owner))
    inner, draft.body = draft.body, outer
    body = tuple(statement for statement in inner if isinstance(statement, Let | Refuse))
    return Each(list=owner, body=body, totals=totals)


def _bound_totals(draft: Draft, each: Each) -> None:
    for total in each.totals:
        words = total.name if total.step is None else total.step.label
        refuse_beyond_bound(draft, Local(total.name), words, total.kind)


def _item_compute(draft: Draft, node: Compute) -> None:
    name = item_local(node.list, node.name)
    value = parameter(draft, node.value, name)
    cites = citations(node.value)
    if isinstance(node.value.kind, Rate):
        expression = whole_rate(draft, value, name)
    else:
        expression = whole(draft, value, draft.policy.roundings.item, "明细金额", node.span)
    words = f"{node.list}.{node.name}"
    step = draft.step(words, parameter_wording(node.value, name), cites)
    local = draft.let(name, expression, node.value.kind, step)
    refuse_beyond_bound(draft, local, words, node.value.kind)
    refuse_no_date(draft, local, words, node.value.kind)
    if isinstance(node.value.kind, Money) and not node.signed:
        refuse_negative(draft, local, words, MONEY, cites)


def _totals(draft: Draft, owner: str) -> Iterator[Total]:
    for aggregate, name in draft.aggregates.get(owner, {}).items():
        value = _whole_of_item(draft, aggregate)
        step = draft.step(_label(aggregate), wording(aggregate))
        yield Total(name=name, fold=_FOLDS[aggregate.folding], value=value, kind=aggregate.kind, step=step)


def _label(aggregate: model.Aggregate) -> str:
    return "".join(part for part in wording(aggregate) if isinstance(part, str))


def _whole_of_item(draft: Draft, aggregate: model.Aggregate) -> Expression:
    """An item's part of a total as an integer of the total's kind; money is rounded for each item."""
    value = exact(draft, aggregate.value)
    scale = unit_scale(aggregate.kind)
    if value.divisor is None and scale % value.scale == 0:
        return times(value.expression, scale // value.scale)
    return whole(draft, value, draft.policy.roundings.item, "明细金额", aggregate.span)
