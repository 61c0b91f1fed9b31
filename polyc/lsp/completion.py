"""What fits at a place, of keywords, names, options and units.

The grammar itself says which keywords may follow what stands before the place.  Which
names are meant there, the line says: 依据 wants a document, 是 an option of what is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lsprotocol import types

from polyc.lsp import closed
from polyc.lsp.document import Document
from polyc.lsp.keys import Space
from polyc.lsp.offers import Offer
from polyc.lsp.rows import row_offers
from polyc.lsp.scope import members, names, of_space
from polyc.lsp.tables import option_offers
from polyc.lsp.words import meaning
from polyc.lsp.writing import Writing, writing
from polyc.syntax.library import id_of
from polyc.syntax.reader import beginning
from polyc.syntax.words import keywords

_VALUED: Final = ("输入", "计算", "层", "给付", "分配", "额度", "假设", "明细")
_LABELLED: Final = ("IS", "IS_NOT", "HAS", "HAS_NOT")


def completion(document: Document, position: types.Position) -> types.CompletionList:
    """All that fits; the editor narrows it down while the word is written."""
    at = writing(document, document.places.offset(position))
    found = () if at is None else tuple(offers(document, at))
    items = [] if at is None else [_item(document, at, each) for each in _once(found)]
    return types.CompletionList(is_incomplete=at is not None and bool(at.figure), items=items)


def offers(document: Document, at: Writing) -> Iterator[Offer]:
    """What fits, in no order."""
    if at.figure:
        yield from closed.units(at)
        return
    if at.in_row:
        yield from row_offers(document, at)
        return
    if at.last == "_DOT":
        owner = [at.text(each) for each in at.pieces if each.terminal == "NAME"][-1]
        yield from members(document, owner)
        return
    yield from _names(document, at)
    yield from _keywords(at)


def _keywords(at: Writing) -> Iterator[Offer]:
    """The keywords that may follow; those that begin another construct come last."""
    for terminal, word in keywords().items():
        if terminal in at.accepts:
            new = not at.pieces and terminal in beginning().begins and bool(at.above)
            yield Offer(text=word, detail=meaning(word), rank=3 if new else 1)


def _names(document: Document, at: Writing) -> Iterator[Offer]:
    """The names that are meant; none where a new one is to be made."""
    match at.lead:
        case "_CONVENTION":
            yield from closed.conventions(document, at)
        case "_ROUNDING":
            yield from closed.roundings(at)
        case "_ADOPT":
            yield from of_space(document, Space.SCENARIO)
        case "_REVERSE":
            yield from _events(document, at)
        case "_ENTER":
            yield from names(document, "明细")
        case "_INHERIT":
            yield from (Offer(text=id_of(each)) for each in document.source.library)
        case "_EXPECT_REFUSAL" if at.last == "_EXPECT_REFUSAL":
            yield from closed.reasons()
        case _:
            yield from _within(document, at)


def _events(document: Document, at: Writing) -> Iterator[Offer]:
    """The settlements of the case that is being written."""
    words = at.above[0].split() if at.above else []
    if len(words) > 1:
        yield from of_space(document, Space.EVENT, words[1])


def _within(document: Document, at: Writing) -> Iterator[Offer]:
    """By what stands right before the place."""
    match at.last:
        case "_CITE":
            yield from of_space(document, Space.DOCUMENT)
        case "_STATUS":
            yield from closed.statuses()
        case "_GRADE":
            yield from closed.grades()
        case "_AS":
            yield from closed.kinds()
        case "_BY_PAYER":
            yield from _payers(document)
        case "_RECOMPUTE":
            yield from names(document, "层")
        case "_POOL" if at.lead in ("_DEDUCTIBLE", "_CAP"):
            yield from names(document, "额度")
        case _:
            yield from _further(document, at)


def _further(document: Document, at: Writing) -> Iterator[Offer]:
    """Within a list of documents, layers or options; in a table; else wherever a value may stand."""
    if "NAME" not in at.accepts:
        return
    if at.last == "_DUN" and at.has("_CITE"):
        yield from of_space(document, Space.DOCUMENT)
    elif at.last == "_DUN" and at.has("_RECOMPUTE"):
        yield from names(document, "层")
    else:
        options = tuple(option_offers(document, at))
        yield from options
        if not options or at.last not in _LABELLED:
            yield from _values(document, at)


def _values(document: Document, at: Writing) -> Iterator[Offer]:
    if at.lead in ("_SET", "_BY", "_SUPPOSE"):
        yield from (
            names(document, "输入", "计算", "明细") if at.lead == "_SET" else names(document, "输入", "计算")
        )
    elif (at.pieces and at.lead not in _DECLARING) or at.has("_EQ", "_WHEN", "_COLON"):
        yield from names(document, *_VALUED)


_DECLARING: Final = (
    "_LAYER",
    "_COMPUTE",
    "_POOL",
    "_BENEFIT",
    "_SPLIT",
    "_SCENARIO",
    "_CASE",
    "_SETTLE",
    "_DOCUMENT",
    "_ITEMS",
)
"""Leads after which a new name is made."""


def _payers(document: Document) -> Iterator[Offer]:
    payers = (getattr(each, "payer", None) for each in document.tree.items)
    yield from (Offer(text=each.text, detail="付方", named=True) for each in payers if each is not None)


# ---- as the editor takes them ----


def _once(found: Iterable[Offer]) -> Iterator[Offer]:
    """Each text once, as it was offered first."""
    known: dict[str, Offer] = {}
    for each in found:
        known.setdefault(each.text, each)
    return iter(known.values())


def _item(document: Document, at: Writing, offer: Offer) -> types.CompletionItem:
    return types.CompletionItem(
        label=offer.text,
        kind=types.CompletionItemKind.Variable if offer.named else types.CompletionItemKind.Keyword,
        detail=offer.detail or None,
        sort_text=f"{0 if offer.named else offer.rank}{offer.text}",
        filter_text=offer.text,
        text_edit=types.TextEdit(range=document.places.range(at.replaced), new_text=offer.text),
    )
