"""Which kind of value is wanted where a figure is being written."""

from __future__ import annotations

from typing import Final

from polyc.kinds import MONEY, RATE, Kind
from polyc.lsp.document import Document
from polyc.lsp.keys import Key, Space
from polyc.lsp.kinds import kind_of
from polyc.lsp.tables import before, paths
from polyc.lsp.writing import Writing
from polyc.model.kind_words import KIND_WORDS

_MONEY: Final = ("_DEDUCTIBLE", "_CAP", "_POOL")
_RATES: Final = ("_RATE_LINE", "_UPFRONT")
_COMPARING: Final = ("MORE_THAN", "NOT_MORE_THAN", "LESS_THAN", "NOT_LESS_THAN", "EQUALS")
_BOUNDS: Final = ("_AT_MOST_BOUND", "_AT_LEAST_BOUND", "_DEFAULT")


def wanted(document: Document, at: Writing) -> Kind | None:
    """The kind that must be written; None where several may."""
    if at.last in _COMPARING:
        return _kind(document, before(at, len(at.pieces) - 1))
    if at.last in _BOUNDS:
        return _declared(at)
    if at.lead in _MONEY and not at.has("_WHEN"):
        return MONEY
    if at.lead in _RATES and not at.has("_WHEN"):
        return RATE
    if at.lead == "_SET" and not at.has("_BY"):
        return _kind(document, next(iter(paths(at, at.since("_SET", "_COMMA"))), ""))
    return None


def _kind(document: Document, path: str) -> Kind | None:
    head, _, rest = path.partition(".")
    return kind_of(document, Key(Space.FIELD, rest, head) if rest else Key(Space.NAME, head))


def _declared(at: Writing) -> Kind | None:
    """Of an input, as its line says after 为."""
    after = at.since("_AS")
    return KIND_WORDS.get(at.text(after[0])) if after else None
