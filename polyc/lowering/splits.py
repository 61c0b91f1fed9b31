"""分配: an amount in parts that add up to it, to the last fen.

Nothing here is new to the kernel.  A part is ``|amount| × number ÷ sum`` without fractions
of a fen.  Either one part is what the others leave, so that the sum holds by its form; or
the fens left over go to the largest remainders, of which the last part is again what the
others leave.
"""

from __future__ import annotations

from attrs import evolve, frozen

from polyc.kernel.expressions import (
    Compare,
    Comparison,
    Const,
    Expression,
    Local,
    Lookup,
    Quotient,
    Select,
)
from polyc.kinds import MONEY, Count
from polyc.lowering.conditions import less
from polyc.lowering.draft import Draft, Wording
from polyc.lowering.exact import greatest, linear, minus, plus, product
from polyc.lowering.naming import item_local, part_local
from polyc.lowering.parameters import citations, parameter, table
from polyc.lowering.whole import refuse_beyond_bound, refuse_negative, whole
from polyc.lowering.wording import joined, parameter_wording, shown, table_wording
from polyc.model.policy import Split
from polyc.model.values import Citation, Slot
from polyc.money import Mode, Rounding

_SHARES = Count(unit="份")
_CUT = Rounding(mode=Mode.DOWN)


@frozen(kw_only=True)
class Sharing:
    """An amount about to be shared out: `name` is its local, `words` what readers call it.

    `numbers` are the ratio's, `total` their sum; `ratio` tells them in words.
    """

    node: Split
    name: str
    words: str
    amount: Local
    numbers: tuple[Expression, ...]
    total: Expression
    ratio: Wording
    citations: tuple[Citation, ...]


def split(draft: Draft, node: Split) -> None:
    """Drafts the whole, then its parts."""
    name = item_local(node.list, node.name) if node.list else node.name
    words = f"{node.list}.{node.name}" if node.list else node.name
    cites = citations(node.value)
    exact = parameter(draft, node.value, name)
    kept = draft.policy.roundings
    rounding, declared = (kept.amount, "计算金额")
    if node.pays or node.list:
        rounding, declared = (kept.payment, "每笔支付") if node.pays else (kept.item, "明细金额")
    step = draft.step(words, parameter_wording(node.value, name), cites, _layer(node))
    amount = draft.let(name, whole(draft, exact, rounding, declared, node.span), MONEY, step)
    refuse_beyond_bound(draft, amount, words, MONEY)
    if not node.signed:
        refuse_negative(draft, amount, words, MONEY, cites)
    numbers, total, ratio = _numbers(draft, node, name, cites)
    sharing = Sharing(
        node=node,
        name=name,
        words=words,
        amount=amount,
        numbers=numbers,
        total=total,
        ratio=ratio,
        citations=cites,
    )
    if node.tail is None:
        _by_largest_remainder(draft, sharing)
    else:
        _to_one(draft, sharing, node.tail)


def _layer(node: Split) -> str:
    """Parts that are payments stand together in a slip, as those of a layer do."""
    return node.name if node.pays else ""


def _numbers(
    draft: Draft, node: Split, name: str, cites: tuple[Citation, ...]
) -> tuple[tuple[Expression, ...], Expression, Wording]:
    """The numbers of the ratio, their sum, and the ratio in words; of a table those of this claim."""
    if node.choice is None:
        (ratio,) = node.ratios
        return tuple(map(Const, ratio)), Const(sum(ratio)), (f"按 {':'.join(map(str, ratio))}",)
    row = table(draft, node.choice, cites).expression
    assert isinstance(row, Lookup)

    def look(of: tuple[int, ...], part: str) -> Local:
        chosen = evolve(row, values=tuple(of[number] for number in row.values))
        return draft.let(f"{name}_份_{part}", chosen, _SHARES)

    numbers = tuple(
        look(of, part) for of, part in zip(zip(*node.ratios, strict=True), node.parts, strict=True)
    )
    told = joined(
        [(":", (shown(each, _SHARES, part),)) for each, part in zip(numbers, node.parts, strict=True)]
    )
    return numbers, look(tuple(map(sum, node.ratios)), "共"), (*table_wording(node.choice), " ", *told)


def _part(draft: Draft, sharing: Sharing, at: int, value: Expression, formula: Wording) -> Local:
    node, part = sharing.node, sharing.node.parts[at]
    slot = Slot.PAID.value if node.pays else ""
    step = draft.step(f"{sharing.words}.{part}", formula, sharing.citations, _layer(node), slot)
    return draft.let(part_local(sharing.name, part), value, MONEY, step)


def _cut(sharing: Sharing, amount: Local, at: int) -> Expression:
    """A part's share of an amount, without fractions of a fen."""
    return Quotient(dividend=product(amount, sharing.numbers[at]), divisor=sharing.total, rounding=_CUT)


def _share_words(sharing: Sharing) -> Wording:
    return (shown(sharing.amount, MONEY, sharing.words), " ", *sharing.ratio, ",舍去不足一分的尾数")


def _rest_words(sharing: Sharing, others: list[Local], parts: list[str]) -> Wording:
    taken = zip(others, parts, strict=True)
    told = [(" − ", (shown(each, MONEY, f"{sharing.words}.{part}"),)) for each, part in taken]
    return joined([("", (shown(sharing.amount, MONEY, sharing.words),)), *told])


def _to_one(draft: Draft, sharing: Sharing, tail: int) -> None:
    """Every other part is cut to the fen, which is symmetric about zero; the tail's is the rest."""
    others: list[Local] = []
    parts: list[str] = []
    for at, part in enumerate(sharing.node.parts):
        if at != tail:
            others.append(_part(draft, sharing, at, _cut(sharing, sharing.amount, at), _share_words(sharing)))
            parts.append(part)
    _part(draft, sharing, tail, minus(sharing.amount, *others), _rest_words(sharing, others, parts))


# ---- the largest remainders ----


def _by_largest_remainder(draft: Draft, sharing: Sharing) -> None:
    """Parts cut to the fen, and one fen more for as many as are left over, largest remainder first.

    Equal remainders are preferred as the parts are written.  A part without a share has
    the remainder 0, and fewer fens are left over than there are remainders above 0.
    """
    size = _size(draft, sharing)
    cut = [
        draft.let(f"{sharing.name}_整_{part}", _cut(sharing, size, at), MONEY)
        for at, part in enumerate(sharing.node.parts)
    ]
    rests = [
        draft.let(f"{sharing.name}_余_{part}", _remainder(sharing, size, at, cut[at]), MONEY)
        for at, part in enumerate(sharing.node.parts)
    ]
    left = draft.let(f"{sharing.name}_余", minus(size, *cut), MONEY)
    others: list[Local] = []
    last = len(cut) - 1
    for at in range(last):
        value = plus(cut[at], less(_before(rests, at), left))
        signed = _signed(sharing, value)
        words = (*_share_words(sharing), ";余数大的先得一分")
        others.append(_part(draft, sharing, at, signed, words))
    words = _rest_words(sharing, others, list(sharing.node.parts[:last]))
    _part(draft, sharing, last, minus(sharing.amount, *others), words)


def _size(draft: Draft, sharing: Sharing) -> Local:
    """The amount without its sign."""
    if not sharing.node.signed:
        return sharing.amount
    value = greatest(sharing.amount, linear([(-1, sharing.amount)]))
    return draft.let(f"{sharing.name}_绝对额", value, MONEY)


def _remainder(sharing: Sharing, size: Local, at: int, cut: Local) -> Expression:
    return minus(product(size, sharing.numbers[at]), product(cut, sharing.total))


def _before(rests: list[Local], at: int) -> Expression:
    """How many parts have their extra fen before this one."""
    here = rests[at]
    earlier = [Compare(comparison=Comparison.AT_LEAST, left=each, right=here) for each in rests[:at]]
    later = [Compare(comparison=Comparison.MORE, left=each, right=here) for each in rests[at + 1 :]]
    return plus(*earlier, *later)


def _signed(sharing: Sharing, value: Expression) -> Expression:
    if not sharing.node.signed:
        return value
    negative = less(sharing.amount, Const(0))
    return Select(cases=((negative, linear([(-1, value)])),), otherwise=value)
