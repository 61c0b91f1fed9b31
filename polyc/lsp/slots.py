"""The amounts that a layer exposes (大病保险.支付), by name and meaning."""

from __future__ import annotations

import re
from typing import Final

from polyc.lsp.document import Document
from polyc.lsp.words import Word
from polyc.model.values import Slot
from polyc.source.span import Span

MEANINGS: Final = {
    Slot.BASE: "进入这一层的金额",
    Slot.NOT_APPLICABLE: "这一层不适用而没有进入的部分",
    Slot.DEDUCTIBLE: "起付线以内由个人负担的部分",
    Slot.UPFRONT: "按先行自付比例由个人先负担的部分",
    Slot.ENTERING: "进入支付的部分:基数减去起付和先行自付",
    Slot.DUE: "封顶以前应付的金额",
    Slot.PAID: "这一层实际支付的金额",
    Slot.COINSURANCE: "按比例由个人负担的部分",
    Slot.COST_USED: "支付所用掉的费用",
    Slot.OVER_CAP: "超过封顶线而没有支付的费用",
    Slot.REST: "余额:基数减去支付,留给后面各层和个人",
}
_AFTER_DOT: Final = re.compile(r"(?<=[.．])\w+")


def slot_at(document: Document, offset: int) -> Word | None:
    """The slot that is spoken of at a character."""
    text = document.source.text
    start = text.rfind("\n", 0, offset) + 1
    line = text[start : (text.find("\n", offset) + 1) or len(text)]
    for match in _AFTER_DOT.finditer(line):
        if match.start() <= offset - start <= match.end():
            return _slot(match, start)
    return None


def _slot(match: re.Match[str], start: int) -> Word | None:
    meaning = next((MEANINGS[each] for each in Slot if each.value == match[0]), None)
    span = Span(start + match.start(), start + match.end())
    return None if meaning is None else Word(text=match[0], meaning=meaning, span=span)
