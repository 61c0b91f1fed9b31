"""分配 among items: an amount of the claim in shares that add up to it, to the last fen.

Nothing here is new to the kernel.  The items are gone through twice: first every share
is cut to the fen, and the cut shares are totalled and their remainders ranked; then
those at the first places get one of the fens left over.
"""

from __future__ import annotations

from attrs import frozen

from polyc.kernel.expressions import (
    Compare,
    Comparison,
    Connective,
    Const,
    Expression,
    Local,
    Logic,
    Quotient,
    Select,
)
from polyc.kernel.statements import Fold, Rank, Ties, Total
from polyc.kinds import MONEY, Count
from polyc.lowering.conditions import less
from polyc.lowering.draft import Draft, Wording
from polyc.lowering.exact import greatest, least, linear, minus, plus, product
from polyc.lowering.formulas import exact, unit_scale
from polyc.lowering.naming import item_local, whole_local
from polyc.lowering.parameters import citations, parameter
from polyc.lowering.whole import refuse_beyond_bound, refuse_negative, whole
from polyc.lowering.wording import parameter_wording, shown, wording
from polyc.model.policy import Apportion
from polyc.model.values import Citation
from polyc.money import Mode, Rounding

_CUT = Rounding(mode=Mode.DOWN)
_PLACES = Count(unit="名")


@frozen(kw_only=True)
class Pot:
    """An amount about to be shared out: `name` is the local of the shares, `words` what readers call one.

    `size` is the amount without its sign, `divisor` the sum of the weights and at least 1.
    """

    node: Apportion
    name: str
    words: str
    amount: Local
    size: Local
    divisor: Local
    weight: Expression
    citations: tuple[Citation, ...]


def apportion(draft: Draft, node: Apportion) -> None:
    """Drafts the amount, then the share of every item; the weights have been totalled."""
    pot = _pot(draft, node)
    _share(draft, pot, _cut(draft, pot))
    draft.of_items.add((node.list, node.name))


def _pot(draft: Draft, node: Apportion) -> Pot:
    name, words, cites = item_local(node.list, node.name), f"{node.list}.{node.name}", citations(node.value)
    amount = _amount(draft, node, name, cites)
    total = Local(draft.aggregates[node.list][node.total])
    weighed = exact(draft, node.weight)
    assert weighed.divisor is None and weighed.scale == unit_scale(node.weight.kind)
    _refuse_weightless(draft, node, amount, total, cites)
    return Pot(
        node=node,
        name=name,
        words=words,
        amount=amount,
        size=_size(draft, node, name, amount),
        divisor=draft.let(f"{name}_权重共", greatest(total, Const(1)), node.weight.kind),
        weight=weighed.expression,
        citations=cites,
    )


def _amount(draft: Draft, node: Apportion, name: str, cites: tuple[Citation, ...]) -> Local:
    whole_name, words = whole_local(name), f"分给{node.list}的{node.name}"
    value = parameter(draft, node.value, whole_name)
    step = draft.step(words, parameter_wording(node.value, whole_name), cites)
    rounded = whole(draft, value, draft.policy.roundings.amount, "计算金额", node.span)
    amount = draft.let(whole_name, rounded, MONEY, step)
    refuse_beyond_bound(draft, amount, words, MONEY)
    if not node.signed:
        refuse_negative(draft, amount, words, MONEY, cites)
    return amount


def _size(draft: Draft, node: Apportion, name: str, amount: Local) -> Local:
    if not node.signed:
        return amount
    value = greatest(amount, linear([(-1, amount)]), Const(0))  # 0 says to the analysis that it is no less
    return draft.let(f"{name}_绝对额", value, MONEY)


def _refuse_weightless(
    draft: Draft, node: Apportion, amount: Local, total: Local, cites: tuple[Citation, ...]
) -> None:
    """Nothing can be shared out where nothing weighs anything; an amount of 0 needs no weights."""
    words = f"{node.list}.{node.weight.name}"
    something = Compare(comparison=Comparison.UNEQUAL, left=amount, right=Const(0))
    weightless = Compare(comparison=Comparison.EQUAL, left=total, right=Const(0))
    both = Logic(connective=Connective.ALL, items=(weightless, something))
    message = f"有钱要分给“{node.list}”的各行,“{words}”却全是 0,不知道分给谁;请核对录入。"
    draft.refuse(both, "除数", words, message, cites)


# ---- through the items ----


def _cut(draft: Draft, pot: Pot) -> Local:
    """Cuts every share to the fen and ranks what was cut off; gives the fens that are left over."""
    with draft.apart() as inner:
        weight, words = pot.weight, f"{pot.node.list}.{pot.node.weight.name}"
        draft.refuse(
            less(weight, Const(0)),
            "为负",
            words,
            f"“{words}”是负数,不能作分配的权重,请核对录入。",
            pot.citations,
        )
        # The quotient never passes the amount, since no weight passes the total: said for the analysis of ranges.
        exact_share = Quotient(dividend=product(pot.size, weight), divisor=pot.divisor, rounding=_CUT)
        quotient = draft.let(f"{pot.name}_商", exact_share, MONEY)
        cut = draft.let(f"{pot.name}_整", least(pot.size, quotient), MONEY)
        rest = minus(product(pot.size, weight), product(quotient, pot.divisor))
        remainder = draft.let(f"{pot.name}_余", rest, MONEY)
    given = Total(name=f"{pot.name}_已分", fold=Fold.SUM, value=cut, kind=MONEY, step=None)
    place = Rank(name=_place(pot).name, value=remainder, ties=Ties.EARLIER, kind=_PLACES, step=None)
    draft.go_through(pot.node.list, inner, (given,), (place,))
    return draft.let(f"{pot.name}_余分", minus(pot.size, Local(given.name)), MONEY)


def _share(draft: Draft, pot: Pot, left: Local) -> None:
    """Gives one fen more to as many as are left over, largest remainder first."""
    with draft.apart() as inner:
        late = less(left, _place(pot))
        share = plus(Local(f"{pot.name}_整"), Select(cases=((late, Const(0)),), otherwise=Const(1)))
        draft.let(pot.name, _signed(pot, share), MONEY, draft.step(pot.words, _wording(pot), pot.citations))
    draft.go_through(pot.node.list, inner)


def _place(pot: Pot) -> Local:
    return Local(f"{pot.name}_名次")


def _signed(pot: Pot, share: Expression) -> Expression:
    if not pot.node.signed:
        return share
    negative = less(pot.amount, Const(0))
    return Select(cases=((negative, linear([(-1, share)])),), otherwise=share)


def _wording(pot: Pot) -> Wording:
    amount = shown(pot.amount, MONEY, f"分给{pot.node.list}的{pot.node.name}")
    weight, total = wording(pot.node.weight), wording(pot.node.total)
    return (amount, " × ", *weight, " ÷ ", *total, ",舍去不足一分的尾数;余数大的先得一分")
