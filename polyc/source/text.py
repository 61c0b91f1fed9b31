"""One source text, with its lines and its fingerprint."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from attrs import define, field

from polyc.source.span import Span


def joint_fingerprint(fingerprints: Iterable[str]) -> str:
    """One fingerprint, in hexadecimal, for texts that belong together, in their order."""
    return hashlib.sha256("\n".join(fingerprints).encode()).hexdigest()


@define(frozen=True, slots=False, kw_only=True)
class Source:
    """A policy's text as read, and the path it came from (as the user gave it).

    `library` holds the policies among which those are found that the text builds on (沿用).
    """

    path: Path
    text: str = field(repr=False)
    library: tuple[Source, ...] = field(default=(), repr=False, eq=False)

    @cached_property
    def sha256(self) -> str:
        """Fingerprint of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *(at + 1 for at, character in enumerate(self.text) if character == "\n"))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Line `number` (from 1) without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r")

    def line_span(self, number: int) -> Span:
        """The span of line `number` (from 1) without its end."""
        start = self._starts[number - 1]
        return Span(start, start + len(self.line(number)))

    def cut(self, span: Span) -> str:
        """The characters of `span`."""
        return self.text[span.start : span.end]
