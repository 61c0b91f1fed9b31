"""One line while it is mended, and the findings that its mending brings."""

from __future__ import annotations

import re
from typing import Final

from attrs import define, evolve, field

from polyc.diagnostics.correction import Correction, Mendable
from polyc.diagnostics.diagnostic import Diagnostic
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Guess

_COMMENT: Final = re.compile(r"(?<!\S)#[^\n]*")
_BLANKS: Final = re.compile(r"\s+")
LONGEST_SHOWN: Final = 160


@define(kw_only=True)
class Draft:
    """A logical line at offset `start` of the source: as `written`, and as mended so far."""

    start: int
    text: str
    written: str = field(init=False)
    readable: bool = True
    sure: bool = True
    _edits: list[tuple[Span, int]] = field(factory=list, init=False)
    _found: list[Diagnostic] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self.written = self.text

    def mend(self, guess: Guess) -> None:
        """Takes a guess for what was meant."""
        self.report(guess.finding, mended=True)
        self.sure = self.sure and guess.sure
        self.text = guess.applied(self.text)
        self._edits.append((guess.edit, len(guess.text)))

    def report(self, finding: Diagnostic, mended: bool = False) -> None:
        """Keeps a finding whose span counts within the line as it is now."""
        self.readable = self.readable and mended
        placed = evolve(finding, span=self._place(finding.span))
        if not any(_same(placed, each) for each in self._found):
            self._found.append(placed)

    def give_up(self) -> None:
        """The line is mended no further, and no correction of it is shown."""
        self.readable = False

    def findings(self) -> tuple[Diagnostic, ...]:
        """All findings in the order of the text, each with the line as it could stand."""
        line = self._shown() if self.readable else ""
        span, text = self._changed()
        correction = Correction(line=line, sure=self.sure and line != "", span=span, text=text)
        told = (
            evolve(each, correction=correction) if isinstance(each, Mendable) else each
            for each in self._found
        )
        return tuple(sorted(told, key=lambda each: each.span))

    def _changed(self) -> tuple[Span, str]:
        """The stretch of the source that mending changed, and what stands there now."""
        before = _common(self.written, self.text)
        old, new = self.written[before:], self.text[before:]
        after = _common(old[::-1], new[::-1])
        end = before + len(old) - after
        return Span(self.start + before, self.start + end), new[: len(new) - after]

    def _shown(self) -> str:
        line = _BLANKS.sub(" ", _COMMENT.sub("", self.text).strip())
        return line if len(line) <= LONGEST_SHOWN else ""

    def _place(self, span: Span) -> Span:
        """Where a span of the mended line stands in the source; at least one character."""
        start, end = self._offset(span.start), self._offset(max(span.end - 1, span.start))
        return Span(self.start + start, self.start + max(end, start) + 1)

    def _offset(self, at: int) -> int:
        for edit, length in reversed(self._edits):
            if at >= edit.start + length:
                at += edit.end - edit.start - length
            elif at >= edit.start:
                at = min(at, max(edit.end - 1, edit.start))
        return at


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _same(one: Diagnostic, other: Diagnostic) -> bool:
    """Whether two findings say the same of the same stretch."""
    touching = one.span.start < other.span.end and other.span.start < one.span.end
    return one.code == other.code and touching
