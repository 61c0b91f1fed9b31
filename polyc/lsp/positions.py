"""Places in the editor's count: lines from 0, and columns in the code units agreed on.

Our own offsets count characters.  An editor counts, unless it asks for something else,
the code units of UTF-16, of which a character beyond U+FFFF (𠮷) takes two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Final

from attrs import define, field
from lsprotocol.types import Position, PositionEncodingKind, Range

from polyc.source.span import Span

_END: Final = re.compile(r"\r\n|\n|\r")
_CODECS: Final = {PositionEncodingKind.Utf8: ("utf-8", 1), PositionEncodingKind.Utf16: ("utf-16-le", 2)}


@define(frozen=True, slots=False, kw_only=True)
class Places:
    """The lines of a text, between our offsets and an editor's positions."""

    text: str = field(repr=False)
    encoding: str = PositionEncodingKind.Utf16

    @cached_property
    def _lines(self) -> tuple[tuple[int, int], ...]:
        """Where each line starts and ends, its line end left out."""
        ends = [(found.start(), found.end()) for found in _END.finditer(self.text)]
        starts = (0, *(after for _, after in ends))
        return tuple(zip(starts, (*(before for before, _ in ends), len(self.text)), strict=True))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self._lines)

    def position(self, offset: int) -> Position:
        """The position of a character."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset) - 1
        return Position(line=line, character=self.units(self.text[self._starts[line] : offset]))

    def range(self, span: Span) -> Range:
        """The range of a span."""
        return Range(start=self.position(span.start), end=self.position(span.end))

    def offset(self, position: Position) -> int:
        """The character at a position; beyond a line its end, beyond the text the text's end."""
        if position.line >= len(self._lines):
            return len(self.text)
        start, end = self._lines[position.line]
        return start + self._characters(self.text[start:end], position.character)

    def span(self, place: Range) -> Span:
        """The span of a range."""
        return Span(self.offset(place.start), self.offset(place.end))

    @property
    def whole(self) -> Range:
        """The range of the whole text."""
        return self.range(Span(0, len(self.text)))

    def units(self, text: str) -> int:
        """How many code units a piece of text takes."""
        codec = _CODECS.get(PositionEncodingKind(self.encoding))
        if codec is None or text.isascii():
            return len(text)
        name, size = codec
        return len(text.encode(name, "surrogatepass")) // size

    def _characters(self, line: str, units: int) -> int:
        """How many characters of a line stand before that many code units; half a character is not counted."""
        if self.units(line[:units]) == units:
            return min(units, len(line))
        at, used = 0, 0
        for at, character in enumerate(line):
            used += self.units(character)
            if used > units:
                return at
        return at + 1 if line else 0
