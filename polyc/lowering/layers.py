"""层: base, deductible, upfront share, payment, cap; every fen of the base in one slot."""

from __future__ import annotations

from polyc.kernel.expressions import ZERO, Compare, Comparison, Expression, Local, Select
from polyc.kinds import FLAG, MONEY, RATE
from polyc.lowering.accumulated import price_running_total
from polyc.lowering.conditions import condition
from polyc.lowering.draft import Draft, Wording
from polyc.lowering.exact import Exact, least, minus, plus, product
from polyc.lowering.limits import draw, left_of
from polyc.lowering.naming import slot_local
from polyc.lowering.parameters import citations, parameter
from polyc.lowering.pricing import Priced, cost_used, due, due_wording, price
from polyc.lowering.slots import slot, slot_words
from polyc.lowering.whole import (
    payment_rounding,
    refuse_negative,
    refuse_rate_out_of_range,
    whole,
    whole_rate,
)
from polyc.lowering.wording import parameter_wording, shown
from polyc.model.policy import Layer, Limit, LimitOn, OwnLimit, Pool, PoolLimit
from polyc.model.values import Citation, Slot
from polyc.money import MILLION


def layer(draft: Draft, node: Layer) -> None:
    """Drafts a layer: its base, then under its condition all other slots."""
    base = _base(draft, node)
    applies = None
    if node.applies is not None:
        applies = draft.let(f"{node.name}_适用", condition(draft, node.applies), FLAG)
    with draft.guarded(applies):
        if node.accumulation is None:
            _price_visit(draft, node, base)
        else:
            price_running_total(draft, node, node.accumulation, base)
    _leftovers(draft, node, base, applies)
    draw(draft, node.deductible.limit, Local(slot_local(node.name, Slot.DEDUCTIBLE)), node.name, "起付线")
    counted = Slot.COST_USED if limit_on(draft, node.cap.limit) is LimitOn.COST else Slot.PAID
    draw(draft, node.cap.limit, Local(slot_local(node.name, counted)), node.name, "封顶线")


def _base(draft: Draft, node: Layer) -> Local:
    value = whole(
        draft,
        parameter(draft, node.base, slot_local(node.name, Slot.BASE)),
        draft.policy.roundings.amount,
        "计算金额",
        node.base.span,
    )
    cites = citations(node.base) or node.citations
    local = slot(
        draft,
        node.name,
        Slot.BASE,
        value,
        parameter_wording(node.base, slot_local(node.name, Slot.BASE)),
        cites,
    )
    refuse_negative(draft, local, slot_words(node.name, Slot.BASE), MONEY, cites)
    return local


def _leftovers(draft: Draft, node: Layer, base: Local, applies: Local | None) -> None:
    """What the guard cannot say: the base where the layer does not apply, and the rest."""
    if applies is not None:
        value = Select(cases=((applies, ZERO),), otherwise=base)
        words: Wording = ("未达到适用条件的部分",)
        slot(draft, node.name, Slot.NOT_APPLICABLE, value, words, node.applies_citations)
    else:
        slot(draft, node.name, Slot.NOT_APPLICABLE, ZERO, None)
    paid = Local(slot_local(node.name, Slot.PAID))
    words = (shown(base, MONEY, f"{node.name}.基数"), " − ", shown(paid, MONEY, f"{node.name}.支付"))
    slot(draft, node.name, Slot.REST, minus(base, paid), words)


# ---- one visit by itself ----


def _price_visit(draft: Draft, node: Layer, base: Local) -> None:
    taken = _taken_first(draft, node, base)
    entering = slot(
        draft,
        node.name,
        Slot.ENTERING,
        minus(base, *(local for _, local in taken)),
        _less(base, node.name, taken),
    )
    pricing = price(draft, node)
    deductible = Local(slot_local(node.name, Slot.DEDUCTIBLE))
    on_cost = limit_on(draft, node.cap.limit) is LimitOn.COST
    covered = _covered(draft, node, entering) if on_cost else entering
    rounding = payment_rounding(draft, node.span)
    priced = Priced(whole=plus(deductible, covered), deductible=deductible, covered=covered)
    cited = pricing.citations or node.citations
    owed = slot(
        draft,
        node.name,
        Slot.DUE,
        due(pricing, priced, rounding),
        due_wording(pricing, covered, node.name),
        cited,
    )
    _pay(draft, node, owed, cited, on_cost)
    paid = Local(slot_local(node.name, Slot.PAID))
    used: Expression = covered
    if node.cap.limit is not None and not on_cost:
        cut = Compare(comparison=Comparison.LESS, left=paid, right=owed)
        inverse = cost_used(pricing, priced, paid, rounding)
        used = Select(cases=((cut, inverse),), otherwise=covered)
    shares(draft, node.name, entering, slot(draft, node.name, Slot.COST_USED, used, None), paid)


def shares(draft: Draft, name: str, entering: Expression, used: Local, paid: Local) -> None:
    """What of the entering cost falls to the patient: by rate below the cap, whole above it."""
    slot(draft, name, Slot.COINSURANCE, minus(used, paid), None)
    slot(draft, name, Slot.OVER_CAP, minus(entering, used), None)


def _pay(draft: Draft, node: Layer, owed: Local, cites: tuple[Citation, ...], on_cost: bool) -> None:
    """Pays what is due, as far as a cap on payment leaves room."""
    if node.cap.limit is None or on_cost:
        slot(draft, node.name, Slot.PAID, owed, (shown(owed, MONEY, f"{node.name}.应付"),), cites)
        return
    left = left_of(draft, node.name, "封顶线", Slot.PAID, node.cap.limit)
    words: Wording = (
        "较小(",
        shown(owed, MONEY, f"{node.name}.应付"),
        ",",
        shown(left.amount, MONEY, "封顶线余额"),
        ")",
    )
    slot(draft, node.name, Slot.PAID, least(owed, left.amount), words, (*cites, *left.citations))


def _covered(draft: Draft, node: Layer, entering: Local) -> Local:
    """The cost that a cap on cost still lets in."""
    assert node.cap.limit is not None
    left = left_of(draft, node.name, "封顶线", Slot.COST_USED, node.cap.limit)
    words: Wording = (
        "较小(",
        shown(entering, MONEY, f"{node.name}.进入支付"),
        ",",
        shown(left.amount, MONEY, "费用限额余额"),
        ")",
    )
    step = draft.step(f"{node.name}.限额内费用", words, left.citations, node.name, "限额内费用")
    return draft.let(f"{node.name}_限额内费用", least(entering, left.amount), MONEY, step)


def limit_on(draft: Draft, limit: Limit | None) -> LimitOn | None:
    """What a cap cuts, as its line or its pool says."""
    match limit:
        case OwnLimit():
            return limit.limit_on
        case PoolLimit(pool=name):
            pools = (each for each in draft.policy.definitions if isinstance(each, Pool))
            return next(each.limit_on for each in pools if each.name == name)
        case None:
            return None


# ---- what the patient bears first ----


def _taken_first(draft: Draft, node: Layer, base: Local) -> list[tuple[Slot, Local]]:
    """起付 and 先行自付 in the order of their lines, each from what the other has left."""
    order = [_take_deductible, _take_upfront]
    if node.upfront_first:
        order.reverse()
    taken: list[tuple[Slot, Local]] = []
    for take in order:
        taken.append(take(draft, node, base, taken))
    return taken


def _take_deductible(
    draft: Draft, node: Layer, base: Local, taken: list[tuple[Slot, Local]]
) -> tuple[Slot, Local]:
    rest = minus(base, *(local for _, local in taken))
    if node.deductible.limit is None:
        return Slot.DEDUCTIBLE, slot(draft, node.name, Slot.DEDUCTIBLE, ZERO, None)
    left = left_of(draft, node.name, "起付线", Slot.DEDUCTIBLE, node.deductible.limit)
    words: Wording = (
        "较小(",
        *_less(base, node.name, taken),
        ",",
        shown(left.amount, MONEY, "起付线"),
        ")",
    )
    cites = (*node.deductible.citations, *left.citations)
    return Slot.DEDUCTIBLE, slot(draft, node.name, Slot.DEDUCTIBLE, least(rest, left.amount), words, cites)


def _take_upfront(
    draft: Draft, node: Layer, base: Local, taken: list[tuple[Slot, Local]]
) -> tuple[Slot, Local]:
    if node.upfront is None:
        return Slot.UPFRONT, slot(draft, node.name, Slot.UPFRONT, ZERO, None)
    name, words = f"{node.name}_先行自付比例", f"{node.name}.先行自付比例"
    cites = citations(node.upfront.rate)
    value = whole_rate(draft, parameter(draft, node.upfront.rate, name), name)
    rate = draft.let(
        name, value, RATE, draft.step(words, parameter_wording(node.upfront.rate, name), cites, node.name)
    )
    refuse_rate_out_of_range(draft, rate, words, cites)
    rest = draft.let(f"{node.name}_先行自付基数", minus(base, *(local for _, local in taken)), MONEY)
    rounding = draft.policy.roundings.amount
    exact = Exact(expression=product(rest, rate), scale=MILLION)
    amount = whole(draft, exact, rounding, "计算金额", node.upfront.span)
    formula: Wording = (shown(rest, MONEY, "先行自付的基数"), " × ", shown(rate, RATE, "先行自付比例"))
    return Slot.UPFRONT, slot(draft, node.name, Slot.UPFRONT, amount, formula, cites)


def _less(base: Local, layer_name: str, taken: list[tuple[Slot, Local]]) -> Wording:
    parts: list[object] = [shown(base, MONEY, f"{layer_name}.基数")]
    for each, local in taken:
        parts += [" − ", shown(local, MONEY, f"{layer_name}.{each.value}")]
    return tuple(parts)  # type: ignore[arg-type]  # strings and shown values only
