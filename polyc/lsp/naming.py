"""The names, and the words of closed lists, that are meant at a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from polyc.kinds import Choices
from polyc.lsp import closed
from polyc.lsp.document import Document
from polyc.lsp.keys import Key, Space
from polyc.lsp.kinds import kind_of
from polyc.lsp.offers import Offer
from polyc.lsp.scope import names, of_space
from polyc.lsp.setting import settable
from polyc.lsp.tables import option_offers
from polyc.lsp.writing import Writing
from polyc.syntax.library import id_of

_VALUED: Final = ("输入", "计算", "层", "给付", "分配", "额度", "假设", "明细")
_FORMULAS: Final = ("_EQ", "_WHEN", "_COLON")
_DECLARING: Final = frozenset(
    {
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
    }
)
"""Leads after which a new name is made."""


def name_offers(document: Document, at: Writing) -> Iterator[Offer]:
    """By what leads the line, then by what stands right before the place."""
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
        case _:
            yield from _behind(document, at)


def _events(document: Document, at: Writing) -> Iterator[Offer]:
    """The settlements of the case that is being written."""
    words = at.above[0].split() if at.above else []
    if len(words) > 1:
        yield from of_space(document, Space.EVENT, words[1])


def _behind(document: Document, at: Writing) -> Iterator[Offer]:
    match at.last:
        case "_CITE":
            yield from of_space(document, Space.DOCUMENT)
        case "_STATUS":
            yield from closed.statuses()
        case "_GRADE":
            yield from closed.grades()
        case "_AS":
            yield from closed.kinds()
        case "_EXPECT_REFUSAL":
            yield from closed.reasons()
        case "_BRACKETS":
            yield from closed.bracket_modes()
        case "_BEST":
            yield from closed.best_modes()
        case "_BY_PAYER":
            yield from _payers(document)
        case "_RECOMPUTE":
            yield from names(document, "层")
        case "_POOL" if at.lead in ("_DEDUCTIBLE", "_CAP"):
            yield from names(document, "额度")
        case _ if "NAME" in at.accepts:
            yield from _listed(document, at)
        case _:
            return


def _listed(document: Document, at: Writing) -> Iterator[Offer]:
    """Within a list of documents, layers, choices or options; else wherever a value may stand."""
    if at.last == "_DUN" and at.has("_CITE"):
        yield from of_space(document, Space.DOCUMENT)
    elif at.last == "_DUN" and at.has("_RECOMPUTE"):
        yield from names(document, "层")
    elif at.last == "_COMMA" and at.lead == "_BRACKETS":
        yield from closed.bracket_bounds()
    elif at.last == "_COMMA" and at.lead == "_ACCUMULATE":
        yield from closed.pricings()
    elif at.lead == "_BEST" and len(at.pieces) == 2:
        yield from _sets(document)
    else:
        yield from tuple(option_offers(document, at)) or _values(document, at)


def _values(document: Document, at: Writing) -> Iterator[Offer]:
    if at.lead == "_SET":
        yield from settable(document, at)
    elif at.lead == "_SUPPOSE" or at.last == "_BY" or (at.last == "_DUN" and at.has("_BY")):
        yield from names(document, "输入", "计算")
    elif at.lead == "_CHANGE" and not at.has("_BY"):
        yield from names(document, "计算", "层", "给付", "额度")
    elif (at.pieces and at.lead not in _DECLARING) or at.has(*_FORMULAS):
        yield from names(document, *_VALUED)


def _payers(document: Document) -> Iterator[Offer]:
    payers = (getattr(each, "payer", None) for each in document.tree.items)
    yield from (Offer(text=each.text, detail="付方", named=True) for each in payers if each is not None)


def _sets(document: Document) -> Iterator[Offer]:
    """The inputs that may hold several options."""
    for offer in names(document, "输入"):
        if isinstance(kind_of(document, Key(Space.NAME, offer.text)), Choices):
            yield offer
