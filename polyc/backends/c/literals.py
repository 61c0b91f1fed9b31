"""Values as C; the only door through which a policy's text enters the code, always as a comment."""

from __future__ import annotations

from typing import Final

from polyc.kernel.bug import require
from polyc.kernel.interval import LARGEST

SHORT: Final = 2**31 - 1
"""The largest number that every C takes as an ``int``."""


def number(value: int) -> str:
    """An integer of 64 bits: never an ``int``, so that no two of them are multiplied as such."""
    require(abs(value) <= LARGEST, f"{value} does not fit 64 bits")
    return f"{value}LL" if value >= 0 else f"({value}LL)"


def short(value: int) -> str:
    """An integer that stands where an ``int`` is asked for."""
    require(abs(value) <= SHORT, f"{value} does not fit an int")
    return str(value)


def comment(text: str) -> str:
    """The text as a comment on one line; nothing inside of it can end it, nest one or join lines."""
    return (
        f"/* {''.join(map(_escaped, text)).replace('*/', '* /').replace('/*', '/ *').replace('??', '? ?')} */"
    )


def _escaped(character: str) -> str:
    if character.isprintable() and character != "\\":
        return character
    return "".join(f"u{unit:04x}" for unit in character.encode("utf-16-be", "surrogatepass"))
