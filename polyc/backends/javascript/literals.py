"""Values as JavaScript literals; the only door through which a policy's text enters the code.

A text is written as JSON writes it, and inside of it nothing can end it: quotes,
backslashes, line ends, whatever does not print, and the sign that could begin a tag of
the page around a script.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from typing import Final

SAFE: Final = 2**53 - 1
"""The largest whole number that a Number and all below it hold exactly."""

WORD: Final = re.compile("[a-z][A-Za-z]*")

Shared = Mapping[tuple[type, Hashable], str]


def escaped(text: str) -> str:
    """The text as it stands between double quotes."""
    return "".join(_escaped(character) for character in text)


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable() and character != "<":
        return character
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def comment(text: str) -> str:
    """The text as a comment on one line."""
    return f"// {escaped(text)}"


def number(value: int, wide: bool = False) -> str:
    """An integer as a Number, or as a BigInt where it must be one."""
    return f"{value}n" if wide or abs(value) > SAFE else str(value)


def literal(value: object, shared: Shared | None = None) -> str:
    """A text, integer, flag, None, tuple, or named tuple as an object; a value in `shared` by its name there."""
    names = shared or {}
    if (type(value), value) in names:
        return names[(type(value), value)]
    match value:
        case str():
            return f'"{escaped(value)}"'
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return number(value)
        case tuple() if hasattr(value, "_asdict"):
            return f"{{ {', '.join(_entries(value._asdict(), names))} }}"
        case tuple():
            return f"[{', '.join(literal(item, shared) for item in value)}]"
        case _:
            raise TypeError(f"no literal for {type(value).__name__}")


def _entries(fields: Mapping[str, object], shared: Shared) -> Iterator[str]:
    for name, value in fields.items():
        if not WORD.fullmatch(name):
            raise ValueError(f"{name} is no plain name of a property")
        yield f"{name}: {literal(value, shared)}"
