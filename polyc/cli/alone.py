"""Policies that change with nothing but their own text."""

from __future__ import annotations

from pathlib import Path

from polyc.source.text import Source
from polyc.syntax.library import builds_on


def standing_alone(path: Path) -> Source | None:
    """The text by which what was made of a policy is known again.

    None where it builds on others, with whose texts it changes, or cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    return None if builds_on(text) else Source(path=path, text=text)
