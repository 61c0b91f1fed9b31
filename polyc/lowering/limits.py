"""Limits: what is left of one, and drawing from it."""

from __future__ import annotations

from attrs import frozen

from polyc.kernel.expressions import ZERO, Before, Expression, Local
from polyc.kinds import MONEY
from polyc.lowering.draft import Draft, Wording
from polyc.lowering.exact import greatest, minus, plus
from polyc.lowering.formulas import refuse_missing
from polyc.lowering.naming import cell_name, kernel_scope, scope_words, slot_local
from polyc.lowering.parameters import citations, parameter
from polyc.lowering.whole import refuse_negative, whole
from polyc.lowering.wording import parameter_wording, shown
from polyc.model.policy import Limit, OwnLimit, Pool, PoolLimit, Visit
from polyc.model.values import Citation, Parameter, Slot
from polyc.money import MONEY_BOUND


@frozen(kw_only=True)
class Left:
    """What is left of a limit, as a local, with how it came about."""

    amount: Local
    citations: tuple[Citation, ...]


def standard(draft: Draft, name: str, words: str, node: Parameter, layer: str = "", slot: str = "") -> Local:
    """The limit that holds today, in fen, as a step of its own."""
    value = whole(draft, parameter(draft, node, name), draft.policy.roundings.amount, "计算金额", node.span)
    cites = citations(node)
    step = draft.step(words, parameter_wording(node, name), cites, layer, slot)
    local = draft.let(name, value, MONEY, step)
    refuse_negative(draft, local, words, MONEY, cites)
    return local


def left_of(draft: Draft, layer: str, word: str, slot: Slot, limit: Limit) -> Left:
    """What is left of a layer's limit `word` before this layer draws on it.

    `slot` is what the limit counts, so that an own yearly limit is the year's total of it.
    """
    match limit:
        case PoolLimit(pool=pool):
            return _left_of_pool(draft, layer, word, pool)
        case OwnLimit():
            return _left_of_own(draft, layer, word, slot, limit)


def _left_of_own(draft: Draft, layer: str, word: str, slot: Slot, limit: OwnLimit) -> Left:
    today = standard(draft, f"{layer}_{word}", f"{layer}.{word}", limit.value, layer, word)
    cites = citations(limit.value)
    if isinstance(limit.scope, Visit):
        return Left(amount=today, citations=cites)
    scope = kernel_scope(limit.scope)
    cell = cell_name(slot_local(layer, slot), scope)
    draft.remember(cell, MONEY, scope, MONEY_BOUND)
    draft.totals.setdefault(cell, Local(slot_local(layer, slot)))
    words = f"{scope_words(scope)}此前 {layer}.{slot.value}"
    return _rest(draft, layer, word, today, Before(cell), (shown(Before(cell), MONEY, words),), cites)


def _left_of_pool(draft: Draft, layer: str, word: str, pool: str) -> Left:
    today, used = Local(f"{pool}_今日"), draft.pools[pool]
    refuse_missing(draft, today.name)
    now: Wording = ("0元",)
    if isinstance(used, Local | Before):
        words = "此前已用" if isinstance(used, Before) else "已用"
        now = (shown(used, MONEY, f"{words} {pool}"),)
    return _rest(draft, layer, word, today, used, now, _pool_citations(draft, pool))


def _pool_citations(draft: Draft, name: str) -> tuple[Citation, ...]:
    return next(
        citations(each.limit)
        for each in draft.policy.definitions
        if isinstance(each, Pool) and each.name == name
    )


def _rest(
    draft: Draft,
    layer: str,
    word: str,
    today: Local,
    used: Expression,
    words: Wording,
    cites: tuple[Citation, ...],
) -> Left:
    value = greatest(ZERO, minus(today, used))
    formula: Wording = ("较大(0元,", shown(today, MONEY, word), " − ", *words, ")")
    step = draft.step(f"{layer}.{word}余额", formula, cites, layer, f"{word}余额")
    return Left(amount=draft.let(f"{layer}_{word}余额", value, MONEY, step), citations=cites)


def draw(draft: Draft, limit: Limit | None, amount: Local, layer: str, word: str) -> None:
    """Counts what a layer has drawn from a named pool; own limits are totals of a slot.

    Drafted outside of the layer's guard, where `amount` is 0 if the layer does not apply.
    """
    if not isinstance(limit, PoolLimit):
        return
    draft.pools[limit.pool] = draft.let(
        f"{limit.pool}_{layer}_{word}后", plus(draft.pools[limit.pool], amount), MONEY
    )


def declare_pool(draft: Draft, pool: Pool) -> None:
    """A pool's limit today and, unless it is for each visit, its cell."""
    today = f"{pool.name}_今日"
    with draft.postponing(today):
        standard(draft, today, pool.name, pool.limit)
    if isinstance(pool.scope, Visit):
        draft.pools[pool.name] = ZERO
        return
    scope = kernel_scope(pool.scope)
    draft.pools[pool.name] = Before(draft.remember(pool.name, MONEY, scope, MONEY_BOUND))
