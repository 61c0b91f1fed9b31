"""累计: a layer priced on its running total.

With 应付减已付 the total's due is computed today and what was really paid is taken off;
with 按位置 the total before this visit is priced by today's parameters as well, and the
difference is paid.  All other slots of the visit are differences of the two totals,
both at today's parameters, so that only the base and the payment need to be remembered.
A visit is never paid more than its own base: what a reversal has freed beyond that stays
due and is paid with later visits.
"""

from __future__ import annotations

from attrs import evolve, frozen

from polyc.kernel.expressions import ZERO, Before, Compare, Comparison, Expression, Local, Select
from polyc.kinds import MONEY
from polyc.lowering.draft import Draft, Wording
from polyc.lowering.exact import greatest, least, minus, plus
from polyc.lowering.limits import standard
from polyc.lowering.naming import cell_name, kernel_scope, scope_words, slot_local
from polyc.lowering.parameters import citations
from polyc.lowering.pricing import Banded, OneRate, Priced, cost_used, due, due_wording, price
from polyc.lowering.slots import slot
from polyc.lowering.whole import payment_rounding
from polyc.lowering.wording import shown
from polyc.model.policy import Accumulation, Clawback, Layer, LimitOn, OwnLimit, Pricing
from polyc.model.values import Citation, Slot
from polyc.money import MONEY_BOUND, Rounding


@frozen(kw_only=True)
class Terms:
    """What prices a running total today: deductible and cap in fen, rates."""

    layer: str
    deductible: Local | None
    cap: Local | None
    on_cost: bool
    pricing: OneRate | Banded
    rounding: Rounding
    citations: tuple[Citation, ...]


@frozen(kw_only=True)
class Totals:
    """The slots of a running total, each a local or a cell."""

    deductible: Expression
    cost_used: Expression
    owed: Expression
    paid: Expression


def price_running_total(draft: Draft, node: Layer, rule: Accumulation, base: Local) -> None:
    """Drafts a layer on its running total; all under the layer's guard."""
    terms = _terms(draft, node)
    cell = _cell(draft, node.name, Slot.BASE, rule)
    # the cost of a visit to which the layer does not apply must not enter the total
    draft.totals[cell] = draft.let(f"{node.name}_计入累计", base, MONEY)
    before = Before(cell)
    words = f"{scope_words(kernel_scope(rule.scope))}此前 {node.name}.基数"
    step = draft.step(
        f"{node.name}.累计基数",
        (shown(before, MONEY, words), " + ", shown(base, MONEY, f"{node.name}.基数")),
        node.citations,
        node.name,
        "累计基数",
    )
    total = draft.let(f"{node.name}_累计基数", plus(before, base), MONEY, step)
    now = _price(draft, terms, total, "累计", steps=True)
    start = draft.let(f"{node.name}_此前基数", before, MONEY)
    then = _price(draft, terms, start, "此前", steps=False)
    if rule.pricing is Pricing.DUE_MINUS_PAID:
        then = evolve(then, paid=Before(_cell(draft, node.name, Slot.PAID, rule)))
    _difference(draft, node, rule, terms, base, now, then)


def _terms(draft: Draft, node: Layer) -> Terms:
    limit, cap = node.deductible.limit, node.cap.limit
    deductible = today = None
    cited: list[Citation] = []
    if isinstance(limit, OwnLimit):
        deductible = standard(
            draft, f"{node.name}_起付线", f"{node.name}.起付线", limit.value, node.name, "起付线"
        )
    pricing = price(draft, node)
    cited.extend(pricing.citations)
    if isinstance(cap, OwnLimit):
        today = standard(draft, f"{node.name}_封顶线", f"{node.name}.封顶线", cap.value, node.name, "封顶线")
        cited.extend(citations(cap.value))
    return Terms(
        layer=node.name,
        deductible=deductible,
        cap=today,
        on_cost=isinstance(cap, OwnLimit) and cap.limit_on is LimitOn.COST,
        pricing=pricing,
        rounding=payment_rounding(draft, node.span),
        citations=tuple(dict.fromkeys((*cited, *node.citations))),
    )


def _cell(draft: Draft, layer: str, counted: Slot, rule: Accumulation) -> str:
    """The cell that keeps the running total of a slot; it counts this visit at the end."""
    local, scope = slot_local(layer, counted), kernel_scope(rule.scope)
    cell = draft.remember(cell_name(local, scope), MONEY, scope, MONEY_BOUND)
    draft.totals.setdefault(cell, Local(local))
    return cell


def _price(draft: Draft, terms: Terms, total: Local, prefix: str, steps: bool) -> Totals:
    """Prices one running total; `steps` shows how in the trace."""
    name = terms.layer

    def let(word: str, value: Expression, formula: Wording) -> Local:
        step = draft.step(f"{name}.{prefix}{word}", formula, terms.citations, name, f"{prefix}{word}")
        return draft.let(f"{name}_{prefix}{word}", value, MONEY, step if steps else None)

    amount = shown(total, MONEY, f"{name}.{prefix}基数")
    deductible: Expression = ZERO
    entering = total
    if terms.deductible is not None:
        line = shown(terms.deductible, MONEY, f"{name}.起付线")
        deductible = let("起付", least(total, terms.deductible), ("较小(", amount, ",", line, ")"))
        entering = let(
            "进入支付", minus(total, deductible), (amount, " − ", shown(deductible, MONEY, "起付"))
        )
    covered = entering
    if terms.on_cost and terms.cap is not None:
        words: Wording = (
            "较小(",
            shown(entering, MONEY, "进入支付"),
            ",",
            shown(terms.cap, MONEY, "封顶线"),
            ")",
        )
        covered = let("限额内费用", least(entering, terms.cap), words)
    whole = plus(deductible, covered) if terms.on_cost else total
    priced = Priced(whole=whole, deductible=deductible, covered=covered)
    value = due(terms.pricing, priced, terms.rounding)
    owed = let("应付", value, due_wording(terms.pricing, covered, name))
    if terms.cap is None or terms.on_cost:
        return Totals(deductible=deductible, cost_used=covered, owed=owed, paid=owed)
    words = ("较小(", shown(owed, MONEY, "累计应付"), ",", shown(terms.cap, MONEY, f"{name}.封顶线"), ")")
    paid = let("支付", least(owed, terms.cap), words)
    cut = Compare(comparison=Comparison.LESS, left=paid, right=owed)
    inverse = cost_used(terms.pricing, priced, paid, terms.rounding)
    used = draft.let(f"{name}_{prefix}占用费用", Select(cases=((cut, inverse),), otherwise=covered), MONEY)
    return Totals(deductible=deductible, cost_used=used, owed=owed, paid=paid)


def _difference(
    draft: Draft, node: Layer, rule: Accumulation, terms: Terms, base: Local, now: Totals, then: Totals
) -> None:
    """The visit's slots: totals after less totals before."""
    name = node.name
    if terms.deductible is None:
        deductible = slot(draft, name, Slot.DEDUCTIBLE, ZERO, None)
    else:
        deductible = slot(draft, name, Slot.DEDUCTIBLE, minus(now.deductible, then.deductible), None)
    slot(draft, name, Slot.UPFRONT, ZERO, None)
    entering = slot(draft, name, Slot.ENTERING, minus(base, deductible), None)
    slot(draft, name, Slot.DUE, minus(now.owed, then.owed), None)
    value = least(base, minus(now.paid, then.paid))
    if rule.clawback is Clawback.NONE:
        value = greatest(ZERO, value)
    words = _paid_words(name, rule, now, then)
    paid = slot(draft, name, Slot.PAID, value, words, terms.citations)
    used = slot(draft, name, Slot.COST_USED, minus(now.cost_used, then.cost_used), None)
    slot(draft, name, Slot.COINSURANCE, minus(used, paid), None)
    slot(draft, name, Slot.OVER_CAP, minus(entering, used), None)


def _paid_words(name: str, rule: Accumulation, now: Totals, then: Totals) -> Wording:
    assert isinstance(now.paid, Local)
    assert isinstance(then.paid, Local | Before)
    word = "已付" if isinstance(then.paid, Before) else "此前应付"
    text = f"{scope_words(kernel_scope(rule.scope))}{word}"
    due = (shown(now.paid, MONEY, f"{name}.累计应付"), " − ", shown(then.paid, MONEY, text))
    return ("较小(", shown(Local(slot_local(name, Slot.BASE)), MONEY, f"{name}.基数"), ",", *due, ")")
