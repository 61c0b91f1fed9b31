"""The language for Pygments, so that other sites, papers and tools show `.pol` in colour.

Pygments finds it by the entry point in `pyproject.toml`: ``pygmentize -l polyc 政策.pol``.
polyc itself does not need Pygments.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import Lexer
from pygments.token import Comment, Keyword, Number, String, Text

from polyc.docgen.lexer import Sort, pieces

_TOKENS = {
    Sort.COMMENT: Comment.Single,
    Sort.NOTE: String.Doc,
    Sort.TITLE: String,
    Sort.FIGURE: Number,
    Sort.KEYWORD: Keyword,
    Sort.PLAIN: Text,
}


class PolicyLexer(Lexer):  # type: ignore[misc]  # Pygments ships no types
    """`.pol`, cut as the site cuts it."""

    name = "polyc"
    url = ""
    aliases: ClassVar = ["polyc", "pol"]
    filenames: ClassVar = ["*.pol"]
    mimetypes: ClassVar = ["text/x-polyc"]

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, object, str]]:
        at = 0
        for line in text.splitlines(keepends=True):
            written = line.rstrip("\r\n")
            for sort, piece in (*pieces(written), (Sort.PLAIN, line[len(written) :])):
                if piece:
                    yield at, _TOKENS[sort], piece
                at += len(piece)
