"""What stands between two pieces of a line: nothing, one blank, or two between the parts of a head."""

from __future__ import annotations

from typing import Final

from polyc.syntax.formatting.spelling import spelt
from polyc.syntax.formatting.written import Piece

_CLOSE: Final = frozenset({"_COLON", "_COMMA", "_DUN", "_DOT"})
_FUNCTIONS: Final = frozenset(
    {"TOTAL", "LARGEST", "SMALLEST", "_COUNT_OF", "_RANK_OF", "_GREATER", "_LESSER"}
    | {"YEAR_OF", "MONTH_OF", "MONTH_END", "WORKING_DAY"}
)
HEADS: Final = frozenset(
    {"_POLICY", "_POLICY_ID", "_REGION", "_INHERIT", "_EFFECTIVE", "_CONVENTION", "_ROUNDING", "_DOCUMENT"}
    | {"_INPUTS", "_ITEMS", "_COMPUTE", "_POOL", "_LAYER", "_BENEFIT", "_SPLIT", "_DENY"}
    | {"_CHANGE", "_SUPPOSE", "_BEST", "_GUARANTEE", "_TARGET", "_SCENARIO", "_CASE"}
)
"""What begins a construct that stands at the margin."""
_PARTS: Final = {
    "_DOCUMENT": frozenset({"WORK", "DOC_NO", "DATE", "MONTH", "_STATUS", "_GRADE", "_ADDRESS"}),
    "_LAYER": frozenset({"_BY_PAYER", "_INTERFACE"}),
    "_BENEFIT": frozenset({"_BY_PAYER"}),
    "_ITEMS": frozenset({"_INTERFACE"}),
    "_SUPPOSE": frozenset({"_WHEN"}),
    "NAME": frozenset({"_AT_MOST_BOUND", "_AT_LEAST_BOUND", "_DEFAULT", "SIGNED", "_INTERFACE"}),
}
"""By what a line begins with: the pieces that begin another part of it.  NAME begins a line of 输入."""


def joined(pieces: tuple[Piece, ...], lead: str) -> str:
    """The pieces of a line, or of a part of it, as they are written; `lead` is what the line begins with."""
    text = ""
    for at, piece in enumerate(pieces):
        written = piece.text if _is_quoted(piece, lead) else spelt(piece)
        gap = _gap(pieces[at - 1], piece, lead, at) if at else ""
        text += (gap or _between_figures(text, written)) + written
    return text


def _between_figures(text: str, written: str) -> str:
    """A blank where a comma would otherwise seem to part thousands."""
    return " " if text[-1:] == "," and text[-2:-1].isdecimal() and written[0].isdecimal() else ""


def _is_quoted(piece: Piece, lead: str) -> bool:
    """The day of a document is kept as it was written."""
    return lead == "_DOCUMENT" and piece.terminal in ("DATE", "MONTH")


def _gap(before: Piece, piece: Piece, lead: str, at: int) -> str:
    one, other = before.terminal, piece.terminal
    if one in _CLOSE or other in _CLOSE:
        return ""
    if one == "_LPAR" or other == "_RPAR" or before.negates:
        return ""
    if other == "_LPAR":
        return "" if one in _FUNCTIONS else " "
    if piece.range is not None and piece.range == before.range:
        return _within_range(before, piece)
    if at == 1 and one == lead and lead in HEADS:
        return "  "
    if other in _PARTS.get(lead, ()) or (lead == "_POOL" and at == 2):
        return "  "
    return "    " if other == "_INTERFACE" else " "


def _within_range(before: Piece, piece: Piece) -> str:
    """Nothing (超过1万元至2万元), but a word that another word follows needs a blank."""
    is_word = before.terminal in ("_UNTIL", "MORE_THAN", "_SHORT_OF")
    return " " if is_word and not spelt(piece)[0].isdecimal() else ""
