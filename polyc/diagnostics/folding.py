"""Prose in lines of a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.width import columns

_CLOSING: Final = "，。；：、？！）》”’〕」"
_OPENING: Final = "（《“‘〔「"
_PIECE: Final = re.compile(rf"[{_OPENING}]*(?:[!-~]+|[^!-~])[{_CLOSING}]*\s*")
"""What is not parted: a word of ASCII signs or one other character, with the signs that belong to it."""


def folded(text: str, to: int) -> Iterator[str]:
    """The text in lines of at most `to` columns; words of letters and figures stay whole, no line begins with a closing sign."""
    line = ""
    for piece in _PIECE.findall(text):
        if line and columns(line + piece.rstrip()) > to:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line.strip():
        yield line.rstrip()
