"""What to say of a fault that nothing mends: what was read, and what could stand there."""

from __future__ import annotations

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.syntax import UnexpectedText, UnfinishedLine, UnknownLead
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault
from polyc.syntax.words import expectations, words_of


def explained(fault: Fault) -> Diagnostic:
    """The finding, in the words of what was read."""
    if fault.ended and fault.pieces:
        piece = Span(fault.pieces[-1].start, fault.pieces[-1].end)
        last = fault.before if fault.before and fault.before.end == piece.end else piece
        return UnfinishedLine(span=last, last=fault.text(last), expected=expectations(fault.accepts))
    place = fault.run or Span(fault.at, fault.at + 1)
    if not fault.pieces and fault.run is not None and fault.run == fault.lead:
        return UnknownLead(span=place, found=_short(fault.text(place)), word="", known=words_of(fault.begins))
    found = _short(fault.text(place)).strip() or "行末"
    return UnexpectedText(span=place, found=found, expected=expectations(fault.accepts))


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"
