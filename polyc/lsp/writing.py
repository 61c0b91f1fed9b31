"""Where in the grammar the author is about to write: what was read of the line, and what could follow."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from polyc.lsp.document import Document
from polyc.source.span import Span
from polyc.syntax.lines import logical_lines
from polyc.syntax.reader import Piece, Reader, beginning
from polyc.syntax.sections import Section

_WORD: Final = re.compile(r"[^\W\d]\w*$")
_FIGURE: Final = re.compile(r"(?<![\w.．])第?[0-9０-９]+([.．][0-9０-９]+)?[万亿]?$")
_ROW: Final = re.compile(r"[ \t\u3000]*[|｜]")


@frozen(kw_only=True)
class Writing:
    """A place within a line.

    `line` is what stands before the place, `pieces` are its tokens but for the `word` (or
    `figure`) that is just being written, and `accepts` the terminals that could follow them.
    `above` are the lines of the same construct above this one.
    """

    offset: int
    line: str
    pieces: tuple[Piece, ...]
    accepts: frozenset[str]
    word: str
    figure: str
    above: tuple[str, ...]

    @property
    def replaced(self) -> Span:
        """What a completion takes the place of."""
        return Span(self.offset - len(self.word or self.figure), self.offset)

    @property
    def lead(self) -> str:
        """The terminal that leads the line; "" while it is being written."""
        return self.pieces[0].terminal if self.pieces else ""

    @property
    def last(self) -> str:
        """The terminal before the place; "" at the line's beginning."""
        return self.pieces[-1].terminal if self.pieces else ""

    @property
    def in_row(self) -> bool:
        """Whether the line is a row between bars."""
        return _ROW.match(self.line) is not None

    def text(self, piece: Piece) -> str:
        return self.line[piece.start : piece.end]

    def since(self, *terminals: str) -> tuple[Piece, ...]:
        """The pieces after the last one of these terminals; none where there is none of them."""
        at = max((n for n, each in enumerate(self.pieces) if each.terminal in terminals), default=None)
        return () if at is None else self.pieces[at + 1 :]

    def has(self, *terminals: str) -> bool:
        return any(each.terminal in terminals for each in self.pieces)


def writing(document: Document, offset: int) -> Writing | None:
    """What is being written at a character; None within a comment or a note, and where the line cannot be read."""
    section = next((each for each in reversed(document.sections.parts) if each.start <= offset), None)
    if section is None:
        return None
    above, line = _lines(section, offset - section.start)
    word, figure = _match(_WORD, line), _match(_FIGURE, line)
    reader = _after(above)
    read = reader.read(line[: len(line) - len(word or figure)])
    if not isinstance(read, Reader):
        return None
    fresh = read is reader
    return Writing(
        offset=offset,
        line=line,
        pieces=() if fresh else read.pieces,
        accepts=read.begins,
        word=word,
        figure=figure,
        above=above,
    )


def _lines(section: Section, at: int) -> tuple[tuple[str, ...], str]:
    """The logical lines above the place, and what stands before it on its own."""
    before = section.text[:at]
    start = before.rfind("\n") + 1
    above = tuple(each.text for each in logical_lines(before[:start])) if start else ()
    return above, before[start:]


def _after(above: tuple[str, ...]) -> Reader:
    """The place below these lines; a line that cannot be read is passed over."""
    reader = beginning()
    for line in above:
        read = reader.read(line)
        reader = read if isinstance(read, Reader) else reader
    return reader


def _match(pattern: re.Pattern[str], line: str) -> str:
    found = pattern.search(line)
    return "" if found is None else found[0]
