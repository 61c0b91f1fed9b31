"""Identifiers of the generated code.

What the author calls a thing is kept verbatim where every JavaScript engine takes it; a
clash with a word of JavaScript or with the module's own names gets an underscore behind.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from polyc.backends.given_names import GivenNames

WORDS: Final = frozenset(
    (
        *("await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete"),
        *("do", "else", "enum", "export", "extends", "false", "finally", "for", "function", "if", "import"),
        *("in", "instanceof", "new", "null", "return", "super", "switch", "this", "throw", "true", "try"),
        *("typeof", "var", "void", "while", "with", "yield", "let", "static", "implements", "interface"),
        *("package", "private", "protected", "public", "arguments", "eval", "async", "of", "get", "set"),
        *("undefined", "NaN", "Infinity", "globalThis", "module", "exports", "require", "polyc"),
        *("Array", "BigInt", "Boolean", "Date", "Error", "Function", "JSON", "Map", "Math", "Number"),
        *("Object", "Promise", "Proxy", "Reflect", "RegExp", "Set", "String", "Symbol", "constructor"),
    )
)
"""Words of the language, and the global names that the generated code reads."""


def identifier(wish: str) -> str:
    """The nearest JavaScript identifier; what may not stand in one is written by its number."""
    normal = unicodedata.normalize("NFKC", wish)
    name = "".join(character if _stands(character) else f"u{ord(character):x}" for character in normal)
    return name if name.isidentifier() else f"n{name}"


def _stands(character: str) -> bool:
    """Whether the character is part of identifiers for the oldest engines, which know Unicode as it once was."""
    known = unicodedata.ucd_3_2_0.category(character) != "Cn"
    return known and ("a" + character).isidentifier()


class Names(GivenNames):
    """The names given out in one scope of the generated code, by what they stand for.

    None holds a dollar sign: those belong to the printer.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        super().__init__(identifier, (*taken, *WORDS))
