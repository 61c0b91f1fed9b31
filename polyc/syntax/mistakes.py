"""Every mistake of a text's grammar, told in one reading.

Line by line: what is misspelt is mended at once; a line that still cannot be read is
mended by the first near miss with which it can; a line out of place is read where it
belongs; for a line that nothing mends, another stands in.  So the lines below are
always read from a place that their author would recognise.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from attrs import define, field

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.signs import DeepBrackets, RowsWithoutKeys
from polyc.source.span import Span
from polyc.syntax.draft import Draft
from polyc.syntax.explaining import explained
from polyc.syntax.free_text import without_free_text
from polyc.syntax.homes import stray
from polyc.syntax.lines import LogicalLine, logical_lines
from polyc.syntax.misspelt import DEEPEST, too_deep
from polyc.syntax.near_misses.all_near_misses import FURTHER, NEAR_MISSES
from polyc.syntax.near_misses.guess import Fault, Guess
from polyc.syntax.reader import Piece, Reader, Stop, beginning
from polyc.syntax.spelling import misspellings
from polyc.syntax.stand_ins import stand_ins
from polyc.syntax.words import keywords, words_of

MOST_MISTAKES: Final = 50
MOST_IN_A_LINE: Final = 8
LONGEST_GUESSED: Final = 1000
"""A longer line is no line that a person wrote: nothing is guessed about it."""

_FREE: Final = ("TITLE", "REASON", "NOTE", "ARTICLE")
_ROW: Final = re.compile(r"[ \t\u3000]*[|｜]")
_LEAD: Final = re.compile(r"[^\W\d]+")


def mistakes(text: str) -> tuple[Diagnostic, ...]:
    """All mistakes of a text that ends with a line end, at most `MOST_MISTAKES`."""
    reading = _Reading()
    last = LogicalLine(start=len(text), text="")
    for line, below in pairwise((*logical_lines(text), last)):
        reading.take(line, below.text)
        if len(reading.found) >= MOST_MISTAKES:
            break
    return tuple(reading.found[:MOST_MISTAKES])


@define(kw_only=True)
class _Reading:
    """How far a text has been read: where, in which construct, and what was found.

    While lines out of place are read where they belong, `main` is where they stand.
    """

    reader: Reader = field(factory=beginning)
    main: Reader | None = None
    here: str = ""
    stray_rows: bool = False
    found: list[Diagnostic] = field(factory=list)

    def take(self, line: LogicalLine, below: str) -> None:
        """Reads one line and keeps what is wrong with it."""
        self.stray_rows = self.stray_rows and _ROW.match(line.text) is not None
        if self.stray_rows:
            return
        self._return(line.text)
        draft = Draft(start=line.start, text=line.text)
        for guess in reversed(misspellings(line.text)[:MOST_MISTAKES]):
            draft.mend(guess)
        self._read(draft, below)
        self.found.extend(draft.findings())

    def _return(self, line: str) -> None:
        """Goes back from lines out of place, unless `line` is one more of them."""
        if self.main is None:
            return
        there, here = self.reader.read(line), self.main.read(line)
        if isinstance(here, Reader) or (isinstance(there, Stop) and len(here.pieces) >= len(there.pieces)):
            self.reader, self.main = self.main, None

    def _read(self, draft: Draft, below: str) -> None:
        deep = too_deep(without_free_text(draft.text))
        if deep is not None:
            draft.report(DeepBrackets(span=Span(deep, deep + 1), most=DEEPEST))
            self._stand_in(draft, below)
            return
        for _ in range(MOST_IN_A_LINE):
            stop = self.reader.read(draft.text)
            if isinstance(stop, Reader):
                self._go_on(stop, draft.text)
                return
            if not self._mended(draft, stop):
                break
        else:
            draft.give_up()
        self._stand_in(draft, below)

    def _mended(self, draft: Draft, stop: Stop) -> bool:
        """Whether the fault at `stop` could be mended, so that reading is worth another try."""
        fault = Fault(
            line=draft.text,
            at=stop.at,
            pieces=stop.pieces,
            accepts=stop.accepts,
            begins=self.reader.begins,
        )
        out_of_place = stray(fault, self.here)
        if out_of_place is not None:
            draft.report(out_of_place.finding, mended=True)
            self.stray_rows = isinstance(out_of_place.finding, RowsWithoutKeys)
            if not self.stray_rows:
                self.main = self.main or self.reader
                self.reader = out_of_place.reader
            return not self.stray_rows
        guess = best_guess(fault, self.reader) if len(draft.text) <= LONGEST_GUESSED else None
        if guess is None:
            draft.report(explained(fault))
            return False
        draft.mend(guess)
        return True

    def _stand_in(self, draft: Draft, below: str) -> None:
        """Reads the first line that may stand for this one; none where none can be read here."""
        for line in () if self.stray_rows else stand_ins(draft.text, below):
            read = self.reader.read(line)
            if isinstance(read, Reader):
                self._go_on(read, line)
                return

    def _go_on(self, reader: Reader, line: str) -> None:
        lead = _LEAD.match(line.lstrip())
        if lead is not None and lead[0] in words_of(beginning().begins):
            self.here = lead[0]
        self.reader = reader


def best_guess(fault: Fault, reader: Reader) -> Guess | None:
    """The first guess of a group with which the whole line can be read, else its first that leads further."""
    for group, least in zip(NEAR_MISSES, FURTHER, strict=True):
        further: Guess | None = None
        for near_miss in group:
            for guess in near_miss(fault):
                read = reader.read(guess.applied(fault.line))
                if _misread(guess, read.pieces):
                    continue
                if isinstance(read, Reader):
                    return guess
                if further is None and not guess.strict and _leads_further(read, guess, fault, least):
                    further = guess
        if further is not None:
            return further
    return None


def _leads_further(stop: Stop, guess: Guess, fault: Fault, least: int) -> bool:
    """Whether reading gets past the new text, and to `least` more words of the old or at least further."""
    shift = guess.end - guess.edit.end
    before = fault.at + (shift if guess.edit.end <= fault.at else 0)
    old = [each for each in stop.pieces if each.start < guess.edit.start or each.end > guess.end]
    more = len(old) - len(fault.pieces)
    return stop.at >= guess.end and (more > 0 or (least == 0 and stop.at > before))


def _misread(guess: Guess, pieces: tuple[Piece, ...]) -> bool:
    """Whether a keyword that was put in is taken for a name, or the new text for a title or a remark."""
    start = guess.edit.start + len(guess.text) - len(guess.text.lstrip())
    word = guess.text.strip()
    name = Piece(terminal="NAME", start=start, end=start + len(word))
    swallowed = any(
        each.terminal in _FREE and each.start <= start and start + len(word) <= each.end for each in pieces
    )
    return bool(word) and (swallowed or (name in pieces and word in keywords().values()))
