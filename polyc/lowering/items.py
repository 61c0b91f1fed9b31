"""明细: the values of every item, and the totals and ranks that the policy asks for.

What is computed for each item waits until a clause asks for a total or a rank: then the
kernel goes through the items once, and again when a later clause asks for more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias, assert_never

from polyc.kernel.expressions import Expression, Linear, Local
from polyc.kernel.statements import Each, Fold, Rank, Ties, Total
from polyc.kinds import MONEY, Money, Rate
from polyc.lowering.draft import Draft
from polyc.lowering.exact import Exact, times
from polyc.lowering.formulas import exact, unit_scale
from polyc.lowering.naming import item_local, rank_local, total_local
from polyc.lowering.parameters import citations, parameter
from polyc.lowering.splits import split
from polyc.lowering.whole import refuse_beyond_bound, refuse_negative, refuse_no_date, whole, whole_rate
from polyc.lowering.wording import parameter_wording, wording
from polyc.model import values as model
from polyc.model.formula_walk import definition_formulas, inner_formulas, policy_formulas
from polyc.model.policy import Compute, Definition, Split

OfItem: TypeAlias = Compute | Split

_FOLDS: Final = {
    model.Folding.SUM: Fold.SUM,
    model.Folding.LEAST: Fold.LEAST,
    model.Folding.GREATEST: Fold.GREATEST,
    model.Folding.COUNT: Fold.COUNT,
}
_TIES: Final = {model.Tying.SHARED: Ties.SHARED, model.Tying.EARLIER: Ties.EARLIER}


def gather_aggregates(draft: Draft) -> None:
    """Gives every total and rank that the policy asks for a local; equal ones share it."""
    for formula in policy_formulas(draft.policy):
        match formula:
            case model.Aggregate():
                totals = draft.aggregates.setdefault(formula.list, {})
                totals.setdefault(formula, total_local(formula, len(totals) + 1))
            case model.Ranking():
                ranks = draft.rankings.setdefault(formula.list, {})
                ranks.setdefault(formula, rank_local(formula, len(ranks) + 1))
            case _:
                pass


def is_of_items(definition: Definition) -> bool:
    """Whether a definition is a value of every item of a list."""
    return isinstance(definition, Compute | Split) and definition.list != ""


def await_items(draft: Draft, definition: Definition) -> None:
    """Keeps a value of every item until the items are gone through."""
    assert isinstance(definition, Compute | Split)
    draft.waiting.setdefault(definition.list, []).append(definition)


def total_lists(draft: Draft, definition: Definition) -> None:
    """Goes through the items whose totals and ranks a definition reads, unless that has been done."""
    total_formulas(draft, definition_formulas(definition))


def total_formulas(draft: Draft, formulas: Iterable[model.Formula]) -> None:
    """Goes through the items for every total and rank among these formulas, inner ones first."""
    for formula in reversed(tuple(formulas)):
        if isinstance(formula, model.Aggregate | model.Ranking) and formula not in draft.folded:
            _go_through(draft, formula.list, formula)


def finish_items(draft: Draft) -> None:
    """Goes through the items of which something still waits."""
    for owner in tuple(draft.waiting):
        _go_through(draft, owner, None)


def _go_through(draft: Draft, owner: str, asked: model.Aggregate | model.Ranking | None) -> None:
    """Drafts what waits for the items of a list, then what is asked for and whatever else is ready."""
    with draft.apart() as inner:
        for definition in draft.waiting.pop(owner, []):
            _define(draft, definition)
        totals = tuple(_totals(draft, owner, asked))
        ranks = tuple(_ranks(draft, owner, asked))
    _bound_totals(draft, draft.go_through(owner, inner, totals, ranks))


def _bound_totals(draft: Draft, each: Each) -> None:
    for total in each.totals:
        words = total.name if total.step is None else total.step.label
        refuse_beyond_bound(draft, Local(total.name), words, total.kind)


def _define(draft: Draft, node: OfItem) -> None:
    match node:
        case Compute():
            _item_compute(draft, node)
            draft.of_items.add((node.list, node.name))
        case Split():
            split(draft, node)
            draft.of_items |= {(node.list, node.name), *((node.list, f"{node.name}.{p}") for p in node.parts)}
        case _:
            assert_never(node)


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


# ---- totals and ranks ----


def _totals(draft: Draft, owner: str, asked: model.Aggregate | model.Ranking | None) -> Iterator[Total]:
    for aggregate, name in draft.aggregates.get(owner, {}).items():
        if _is_due(draft, aggregate, asked):
            draft.folded.add(aggregate)
            value = _whole_of_item(draft, exact(draft, aggregate.value), aggregate)
            step = draft.step(_label(aggregate), wording(aggregate))
            fold = _FOLDS[aggregate.folding]
            yield Total(name=name, fold=fold, value=value, kind=aggregate.kind, step=step)


def _ranks(draft: Draft, owner: str, asked: model.Aggregate | model.Ranking | None) -> Iterator[Rank]:
    for ranking, name in draft.rankings.get(owner, {}).items():
        if _is_due(draft, ranking, asked):
            draft.folded.add(ranking)
            value = exact(draft, ranking.value)
            key = value.expression if value.divisor is None else _whole_of_item(draft, value, ranking)
            if not ranking.descending:
                key = Linear(terms=((-1, key),))
            yield Rank(name=name, value=key, ties=_TIES[ranking.ties], kind=ranking.kind, step=None)


def _is_due(
    draft: Draft, formula: model.Aggregate | model.Ranking, asked: model.Aggregate | model.Ranking | None
) -> bool:
    """Whether a total or rank is asked for, or can be made now since all that it reads is known of the item."""
    if formula in draft.folded:
        return False
    return formula == asked or all(_is_known(draft, each) for each in inner_formulas(formula.value))


def _is_known(draft: Draft, formula: model.Formula) -> bool:
    match formula:
        case model.ItemValue(list=owner, name=name, computed=True):
            return (owner, name) in draft.of_items
        case model.Constant() | model.InputValue() | model.ItemValue():
            return True
        case model.Sum() | model.ProductRatio() | model.Extreme():
            return True
        case _:
            return False


def _label(aggregate: model.Aggregate) -> str:
    return "".join(part for part in wording(aggregate) if isinstance(part, str))


def _whole_of_item(draft: Draft, value: Exact, formula: model.Aggregate | model.Ranking) -> Expression:
    """An item's part of a total as an integer of its kind; money is rounded for each item."""
    scale = unit_scale(formula.value.kind)
    if value.divisor is None and scale % value.scale == 0:
        return times(value.expression, scale // value.scale)
    return whole(draft, value, draft.policy.roundings.item, "明细金额", formula.span)
