"""The parts of a text that mean nothing to the grammar: notes, comments, titles, quotations."""

from __future__ import annotations

import re
from typing import Final

_FREE: Final = re.compile(
    r"""
    ^[ \t\u3000]*(?:注|政策|编号|免检)(?![^\W\d])[^\n]*
    | (?<!\S)\#[^\n]*
    | “[^”\n]*” | 「[^」\n]*」 | "[^"\n]*"
    | 《[^》\n]*》
    | https?://\S+
    | (?<!\w)接口[ \t\u3000]+\S+
    | (?<!\w)依据(?![^\W\d])[^\n]*
    """,
    re.MULTILINE | re.VERBOSE,
)


def without_free_text(text: str) -> str:
    """The text with its free parts blanked; every other character keeps its place."""
    return _FREE.sub(lambda match: " " * len(match[0]), text)
