"""Words from closed lists: conventions, roundings, statuses, units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from polyc.kinds import DATE, MONEY, Count, Kind, Money, Rate, UnitPrice
from polyc.lsp.document import Document
from polyc.lsp.keys import Key, Space
from polyc.lsp.kinds import kind_of
from polyc.lsp.offers import Offer
from polyc.lsp.scope import names
from polyc.lsp.writing import Writing
from polyc.model import heads
from polyc.model.alternatives import EACH_PARAMETER
from polyc.model.cases import REASONS
from polyc.model.kind_words import KIND_WORDS
from polyc.model.policy import (
    BestMode,
    BoundsFrom,
    BracketMode,
    Clawback,
    Grade,
    Pricing,
    Purpose,
    ReversalRule,
    Status,
)
from polyc.money import Mode

_SLOTS: Final = {
    heads.PURPOSE: tuple(each.value for each in Purpose),
    **dict.fromkeys((*heads.ALWAYS, *heads.OF_BENEFITS, heads.KNOWN), ()),
    "累计年度": tuple(heads.YEARS),
    "结算次序": (heads.IN_ORDER_MADE,),
    "冲正方式": tuple(each.value for each in ReversalRule),
}
"""The slots of 口径 and the words that may be chosen; where there are none, an input is named."""
_STEPS: Final = {
    **dict.fromkeys((heads.PAYMENT, heads.AMOUNT, heads.ITEM), tuple(heads.STEPS)),
    heads.RATIO: tuple(heads.PLACES),
}
_UNITS: Final = {
    "MONEY": ("元", "万元", "亿元"),
    "RATE": ("%", "‰", "成"),
    "POINTS": ("个百分点",),
    "COUNT": ("次", "天", "岁", "人", "个月"),
}
_MEANT: Final = {"元": "金额", "万元": "金额", "亿元": "金额", "个百分点": "在比例上加减"}


def conventions(document: Document, at: Writing) -> Iterator[Offer]:
    """口径: its slots, and what may be chosen in each."""
    if at.last == "_CONVENTION":
        yield from plain(_SLOTS)
        return
    slot = _slot(at)
    if at.last == "_COLON":
        yield from plain(_SLOTS.get(slot, ()))
    if slot in (heads.PURPOSE, "冲正方式"):
        return
    wanted = MONEY if slot == "费用平衡" else None if slot == "结算次序" else DATE
    for offer in names(document, "输入", *(("计算",) if slot == "费用平衡" else ())):
        kind = kind_of(document, Key(Space.NAME, offer.text))
        if wanted is None or kind in (None, wanted):
            yield offer


def roundings(at: Writing) -> Iterator[Offer]:
    """舍入: its steps, ways and units."""
    if at.last == "_ROUNDING":
        yield from plain(_STEPS)
    elif at.last == "_COLON":
        yield from plain(each.value for each in Mode)
    else:
        yield from plain(_STEPS.get(_slot(at), ()))


def _slot(at: Writing) -> str:
    return next((at.text(each) for each in at.pieces if each.terminal == "NAME"), "")


def plain(words: Iterable[str], detail: str = "") -> Iterator[Offer]:
    """The words as they are."""
    return (Offer(text=each, detail=detail, rank=0) for each in words)


def kinds() -> Iterator[Offer]:
    """The words for kinds of value."""
    return plain(KIND_WORDS, "种类")


def statuses() -> Iterator[Offer]:
    """状态 of a document."""
    return plain((each.value for each in Status), "文件的状态")


def grades() -> Iterator[Offer]:
    """证据 of a document."""
    return plain((each.value for each in Grade), "证据等级")


def reasons() -> Iterator[Offer]:
    """Why a case may be refused."""
    return plain(REASONS, "拒绝的原因")


def bracket_modes() -> Iterator[Offer]:
    """分段: added up, or the whole amount at the rate of its band."""
    return plain((each.value for each in BracketMode), "怎样累加")


def bracket_bounds() -> Iterator[Offer]:
    """分段: whether the bounds count the deductible."""
    return plain((each.value for each in BoundsFrom), "边界从哪里数起")


def pricings() -> Iterator[Offer]:
    """累计: how a later visit is priced, and whether a lower due is reclaimed."""
    return plain((*(each.value for each in Pricing), *(each.value for each in Clawback)), "后一次怎样算")


def best_modes() -> Iterator[Offer]:
    """就高: of each parameter, of each layer, or of all."""
    return plain((EACH_PARAMETER, *(each.value for each in BestMode)), "怎样就高")


def units(at: Writing, wanted: Kind | None) -> Iterator[Offer]:
    """The figure that is being written, with each unit that fits there."""
    for terminal, words in _UNITS.items():
        if terminal in at.accepts and _fits(terminal, wanted):
            for unit in _own(wanted) if terminal == "COUNT" and wanted else words:
                if not (at.figure[-1] in "万亿" and unit != "元"):
                    yield Offer(text=f"{at.figure}{unit}", detail=_MEANT.get(unit, ""), rank=0)


def _fits(terminal: str, wanted: Kind | None) -> bool:
    match wanted:
        case None:
            return True
        case Money() | UnitPrice():
            return terminal == "MONEY"
        case Rate():
            return terminal == "RATE"
        case Count():
            return terminal == "COUNT"
        case _:
            return False


def _own(wanted: Kind) -> tuple[str, ...]:
    """The unit of a count."""
    return (wanted.unit,) if isinstance(wanted, Count) else ()
