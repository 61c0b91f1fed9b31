"""What fits at a place, of keywords, names, options and units.

The grammar itself says which keywords may follow what stands before the place.  Which
names are meant there, the line says: 依据 wants a document, 是 an option of what is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from polyc.lsp import closed
from polyc.lsp.document import Document
from polyc.lsp.naming import name_offers
from polyc.lsp.offers import Offer
from polyc.lsp.rows import row_offers
from polyc.lsp.scope import members
from polyc.lsp.wanting import wanted
from polyc.lsp.words import meaning
from polyc.lsp.writing import Writing, writing
from polyc.syntax.reader import beginning
from polyc.syntax.words import keywords


def completion(document: Document, position: types.Position) -> types.CompletionList:
    """All that fits; the editor narrows it down while the word is written."""
    at = writing(document, document.places.offset(position))
    if at is None:
        return types.CompletionList(is_incomplete=False, items=[])
    found = _once(offers(document, at))
    items = [_item(document, at, each, number) for number, each in enumerate(found)]
    return types.CompletionList(is_incomplete=bool(at.figure), items=items)


def offers(document: Document, at: Writing) -> Iterator[Offer]:
    """What fits, the likelier first among its like."""
    if at.figure:
        yield from closed.units(at, wanted(document, at))
    elif at.in_row:
        yield from row_offers(document, at)
    elif at.last == "_DOT":
        owner = [at.text(each) for each in at.pieces if each.terminal == "NAME"][-1]
        yield from members(document, owner, at.lead == "_CHANGE")
    else:
        yield from name_offers(document, at)
        yield from _keywords(at)


def _keywords(at: Writing) -> Iterator[Offer]:
    """The keywords that may follow; those that begin another construct come last."""
    for terminal, word in keywords().items():
        if terminal in at.accepts:
            new = not at.pieces and terminal in beginning().begins and bool(at.above)
            yield Offer(text=word, detail=meaning(word), rank=3 if new else 2)


# ---- as the editor takes them ----


def _once(found: Iterable[Offer]) -> Iterable[Offer]:
    """Each text once, as it was offered first."""
    known: dict[str, Offer] = {}
    for each in found:
        known.setdefault(each.text, each)
    return known.values()


def _item(document: Document, at: Writing, offer: Offer, number: int) -> types.CompletionItem:
    kind = types.CompletionItemKind.Variable if offer.named else types.CompletionItemKind.Keyword
    return types.CompletionItem(
        label=offer.text,
        kind=kind,
        detail=offer.detail or None,
        sort_text=f"{offer.rank}{number:04d}",
        filter_text=offer.text,
        text_edit=types.TextEdit(range=document.places.range(at.replaced), new_text=offer.text),
    )
