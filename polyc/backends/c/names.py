"""Identifiers of C: ASCII, stable, and never a word of C or C++.

A declared 接口 code stays as it is; what is written in Chinese is spelt by its code points
(总费用 is ``u603b_u8d39_u7528``), which neither moves nor clashes when other names come and
go.  The manifest tells which is which.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from polyc.backends.given_names import GivenNames

WORDS: Final = frozenset(
    (
        *("auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum"),
        *("extern", "float", "for", "goto", "if", "inline", "int", "long", "register", "restrict", "return"),
        *("short", "signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned", "void"),
        *("volatile", "while", "asm", "bool", "catch", "class", "delete", "explicit", "export", "false"),
        *("friend", "mutable", "namespace", "new", "operator", "private", "protected", "public", "template"),
        *("this", "throw", "true", "try", "typename", "using", "virtual", "and", "or", "not", "xor"),
        *("alignas", "alignof", "constexpr", "nullptr", "thread_local", "typeof", "errno", "NULL", "main"),
    )
)


def identifier(wish: str) -> str:
    """The ASCII identifier for a name."""
    normal = unicodedata.normalize("NFKC", wish)
    parts = re.findall(r"[A-Za-z0-9_]+|[^A-Za-z0-9_]", normal)
    name = "_".join(
        part if part.isascii() and (part.isalnum() or "_" in part) else f"u{ord(part):04x}" for part in parts
    )
    return name if name and not name[0].isdigit() and name[0] != "_" else f"n{name}"


class Names(GivenNames):
    """The names given out in one scope of the generated code, by what they stand for."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        super().__init__(identifier, (*taken, *WORDS))
