"""What each word of a text is, for an editor to colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import frozen
from lsprotocol.types import SemanticTokenModifiers, SemanticTokens, SemanticTokensLegend, SemanticTokenTypes

from polyc.docgen.lexer import Sort, pieces
from polyc.lsp.document import Document
from polyc.lsp.keys import Place, Space

_TYPES: Final = tuple(each.value for each in SemanticTokenTypes)
_MODIFIERS: Final = (SemanticTokenModifiers.Declaration.value, SemanticTokenModifiers.Documentation.value)
LEGEND: Final = SemanticTokensLegend(token_types=_TYPES, token_modifiers=_MODIFIERS)

_DECLARES, _DOCUMENTS = 1, 2
_SORTS: Final = {
    Sort.COMMENT: (SemanticTokenTypes.Comment, 0),
    Sort.NOTE: (SemanticTokenTypes.Comment, _DOCUMENTS),
    Sort.TITLE: (SemanticTokenTypes.String, 0),
    Sort.FIGURE: (SemanticTokenTypes.Number, 0),
    Sort.KEYWORD: (SemanticTokenTypes.Keyword, 0),
}
_SPACES: Final = {
    Space.NAME: SemanticTokenTypes.Variable,
    Space.FIELD: SemanticTokenTypes.Property,
    Space.PART: SemanticTokenTypes.Property,
    Space.OPTION: SemanticTokenTypes.EnumMember,
    Space.DOCUMENT: SemanticTokenTypes.Namespace,
    Space.SCENARIO: SemanticTokenTypes.Interface,
    Space.EVENT: SemanticTokenTypes.Event,
    Space.EXCEPTION: SemanticTokenTypes.Method,
    Space.PROMISE: SemanticTokenTypes.Function,
    Space.POLICY: SemanticTokenTypes.Namespace,
}
_WORDS: Final = {
    "输入": SemanticTokenTypes.Parameter,
    "明细": SemanticTokenTypes.Type,
    "层": SemanticTokenTypes.Class,
    "给付": SemanticTokenTypes.Class,
    "额度": SemanticTokenTypes.Struct,
    "目标": SemanticTokenTypes.Function,
}
"""Names of the policy are told apart by what declares them."""


@frozen(kw_only=True)
class Token:
    """A coloured stretch of one line: characters from `start`, a type and the bits of its modifiers."""

    start: int
    length: int
    type: SemanticTokenTypes
    modifiers: int


def semantic_tokens(document: Document) -> SemanticTokens:
    """All tokens, each counted from the one before it, in the editor's units."""
    return SemanticTokens(data=list(_encoded(document, tokens(document))))


def tokens(document: Document) -> Iterator[Token]:
    """The coloured stretches of a text, in its order."""
    places = {each.span.start: each for each in document.meant.places}
    at = 0
    for line in document.source.text.split("\n"):
        yield from _line(document, line.rstrip("\r"), at, places)
        at += len(line) + 1


def _line(document: Document, line: str, at: int, places: Mapping[int, Place]) -> Iterator[Token]:
    done = at
    for sort, piece in pieces(line):
        place = places.get(at)
        if place is not None and at >= done and sort not in (Sort.COMMENT, Sort.NOTE):
            yield _named(document, place)
            done = place.span.end
        elif sort in _SORTS and at >= done:
            kind, modifiers = _SORTS[sort]
            yield Token(start=at, length=len(piece), type=kind, modifiers=modifiers)
        at += len(piece)


def _named(document: Document, place: Place) -> Token:
    word = document.meant.declared[place.key].word
    kind = (
        _WORDS.get(word, _SPACES[place.key.space])
        if place.key.space is Space.NAME
        else _SPACES[place.key.space]
    )
    return Token(
        start=place.span.start,
        length=place.span.length,
        type=kind,
        modifiers=_DECLARES if place.declares else 0,
    )


def _encoded(document: Document, found: Iterable[Token]) -> Iterator[int]:
    line, character = 0, 0
    for each in found:
        place = document.places.position(each.start)
        yield place.line - line
        yield place.character - (character if place.line == line else 0)
        yield document.places.units(document.source.text[each.start : each.start + each.length])
        yield _TYPES.index(each.type.value)
        yield each.modifiers
        line, character = place.line, place.character
