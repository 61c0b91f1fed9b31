"""Words from closed lists: conventions, roundings, statuses, units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from polyc.lsp.document import Document
from polyc.lsp.offers import Offer
from polyc.lsp.scope import names
from polyc.lsp.writing import Writing
from polyc.model import heads
from polyc.model.cases import REASONS
from polyc.model.kind_words import KIND_WORDS
from polyc.model.policy import Grade, Purpose, ReversalRule, Status
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
    yield from plain(_SLOTS.get(slot, ()))
    if slot not in (heads.PURPOSE, "冲正方式"):
        yield from names(document, "输入", *(("计算",) if slot == "费用平衡" else ()))


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


def units(at: Writing) -> Iterator[Offer]:
    """The figure that is being written, with each unit that fits there."""
    for terminal, words in _UNITS.items():
        if terminal in at.accepts:
            for unit in words:
                if not (at.figure[-1] in "万亿" and unit != "元"):
                    yield Offer(text=f"{at.figure}{unit}", detail=_MEANT.get(unit, ""), rank=0)
