"""The compiled grammar, kept in a cache folder that only its owner can read.

lark unpickles its cache, so the file must not lie where another user could put one: it
lies in a folder of mode 0700 under the user's cache home, under a name that changes
with the grammar and with lark's version.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import lark

from polyc.source.cache_folder import cache_folder
from polyc.source.grammar_files import grammar_folder

START = "start"


class _Written:
    """What a tree's place is taken from: all but the line ends after it."""

    def __call__(self, node: object) -> bool:
        return not (isinstance(node, lark.Token) and node.type == "_NL")

    def __repr__(self) -> str:
        """A part of the key of lark's cache: the same in every process."""
        return "written"


@cache
def grammar() -> lark.Lark:
    """The parser of whole texts; it also parses any one item of them."""
    folder = grammar_folder()
    return lark.Lark.open(
        str(folder / "policy.lark"),
        parser="lalr",
        lexer="contextual",
        start=START,
        propagate_positions=_Written(),
        maybe_placeholders=False,
        cache=_cache_file(folder) or False,
    )


def _cache_file(folder: Path) -> str | None:
    """Where the tables are kept, or None where no safe folder can be had."""
    digest = hashlib.sha256(lark.__version__.encode())
    for each in sorted(folder.glob("*.lark")):
        digest.update(each.read_bytes())
    home = cache_folder()
    return None if home is None else str(home / f"grammar-{digest.hexdigest()[:16]}.pickle")
