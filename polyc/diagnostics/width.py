"""How wide a text is on a terminal, in columns: Chinese characters take two."""

from __future__ import annotations

from typing import Final
from unicodedata import category, east_asian_width

TAB: Final = 4
"""Columns from one tab stop to the next, in what we print."""

UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that steer a terminal or show nothing at all."""


def columns(text: str) -> int:
    """The columns that a text without tabs and control characters takes."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def pad(text: str, to: int) -> str:
    """The text, then as many blanks as it lacks to `to` columns."""
    return text + " " * (to - columns(text))


def pad_left(text: str, to: int) -> str:
    """As many blanks as the text lacks to `to` columns, then the text."""
    return " " * (to - columns(text)) + text


def printable(text: str) -> str:
    """One line as it may be shown: tabs to their stops, every unseen character as `�`.

    A character that shows nothing is often the very mistake, and an escape sequence in a
    policy must not reach the reader's terminal.
    """
    if text.isascii() and text.isprintable():
        return text
    shown: list[str] = []
    at = 0
    for character in text:
        piece = _shown(character, at)
        shown.append(piece)
        at += columns(piece)
    return "".join(shown)


def _shown(character: str, at: int) -> str:
    if character == "\t":
        return " " * (TAB - at % TAB)
    return "\ufffd" if category(character) in UNSEEN else character


def _columns_of(character: str) -> int:
    if category(character) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
