"""The word that leads a line, misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from polyc.diagnostics.syntax import UnknownLead
from polyc.syntax.near_misses.guess import Fault, Guess
from polyc.syntax.words import words_of

_CLOSE: Final = 0.5


def misspelt_leads(fault: Fault) -> Iterator[Guess]:
    """Keywords that may begin a line here and look like the line's first word."""
    lead = fault.lead
    if lead is None or len(fault.pieces) > 1:
        return
    found = fault.text(lead)
    for word in get_close_matches(found, words_of(fault.begins), n=3, cutoff=_CLOSE):
        if word != found:
            finding = UnknownLead(span=lead, found=found, word=word, known=())
            yield Guess(edit=lead, text=word, finding=finding)
