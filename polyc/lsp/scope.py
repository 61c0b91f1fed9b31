"""The names that may be spoken of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from polyc.lsp.document import Document
from polyc.lsp.keys import Declared, Space
from polyc.lsp.kinds import kind_of, kind_words
from polyc.lsp.offers import Offer
from polyc.lsp.slots import MEANINGS

CLAUSES: Final = ("基数", "先行自付", "起付线", "支付比例", "分段", "封顶线")


def names(document: Document, *words: str) -> Iterator[Offer]:
    """The names of the policy, of these clauses alone where any are given."""
    for key, found in document.meant.declared.items():
        if key.space is Space.NAME and (not words or found.word in words):
            yield _offer(document, found)


def of_space(document: Document, space: Space, within: str = "") -> Iterator[Offer]:
    """The names of one space, in text order."""
    for key, found in document.meant.declared.items():
        if key.space is space and key.within == within:
            yield _offer(document, found)


def members(document: Document, owner: str, clauses: bool = False) -> Iterator[Offer]:
    """What may stand behind a name and a dot: amounts, or `clauses` of a layer that 修改 may change."""
    yield from of_space(document, Space.FIELD, owner)
    yield from of_space(document, Space.PART, owner)
    found = next((each for each in document.meant.declared.values() if _called(each, owner)), None)
    if found is not None and found.word == "层" and clauses:
        yield from (Offer(text=each, detail="这一层的条款") for each in CLAUSES)
    elif found is not None and found.word == "层":
        yield from (Offer(text=slot.value, detail=meaning) for slot, meaning in MEANINGS.items())
    if found is not None and found.word == "给付":
        yield Offer(text="支付", detail="实际支付的金额")
    if found is not None and found.word == "假设":
        yield from names(document, "层")


def _called(found: Declared, name: str) -> bool:
    return found.key.space is Space.NAME and found.key.name == name


def _offer(document: Document, found: Declared) -> Offer:
    kind = kind_of(document, found.key)
    return Offer(
        text=found.key.name, detail=found.word + (f" · {kind_words(kind)}" if kind else ""), named=True
    )
