"""The keyword at a place."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from polyc.docgen.keywords import Keyword, keywords
from polyc.docgen.lexer import Sort, pieces
from polyc.docgen.meanings import MEANINGS
from polyc.source.span import Span


@frozen(kw_only=True)
class Word:
    """A keyword as written, and what it means."""

    text: str
    meaning: str
    span: Span


def keyword_at(text: str, offset: int) -> Word | None:
    """The keyword that a character belongs to, or that ends right before it."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    at = start
    for sort, piece in pieces(text[start : len(text) if end < 0 else end]):
        if sort is Sort.KEYWORD and at <= offset <= at + len(piece):
            return Word(text=piece, meaning=meaning(piece), span=Span(at, at + len(piece)))
        at += len(piece)
    return None


@cache
def meaning(word: str) -> str:
    """What a keyword means; "" for what is none."""
    found = next((each for each in keywords() if _spells(each, word)), None)
    return "" if found is None else MEANINGS.get(found.name, "")


def _spells(keyword: Keyword, word: str) -> bool:
    return re.fullmatch(keyword.pattern, word) is not None
