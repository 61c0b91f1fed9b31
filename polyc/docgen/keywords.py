"""The keywords and literals of the language, read from the grammar's own files."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from attrs import frozen

from polyc.source.grammar_files import grammar_folder

_KEYWORD: Final = re.compile(r"^_?([A-Z_]+)\.\d+:\s+/(.+)\(\?!\[\^\\W\\d\]\)/$")
_LITERAL: Final = re.compile(r"^([A-Z_]+)(?:\.\d+)?:\s+/(.+)/$")
_GROUP: Final = re.compile(r"^// (?!Keywords|The order)(.+)$")


@frozen(kw_only=True)
class Keyword:
    """A keyword: its name in the grammar, the heading it stands under, and its pattern (mostly itself)."""

    name: str
    group: str
    pattern: str


@cache
def keywords() -> tuple[Keyword, ...]:
    """All keywords in the order of the cheat sheet."""
    group, found = "", list[Keyword]()
    for line in _lines("keywords.lark"):
        if told := _GROUP.match(line):
            group = told[1]
        elif match := _KEYWORD.match(line):
            found.append(Keyword(name=match[1], group=group, pattern=match[2]))
    return tuple(found)


@cache
def literal_patterns() -> dict[str, str]:
    """The patterns of the literals by their names in the grammar."""
    matches = filter(None, map(_LITERAL.match, _lines("literals.lark")))
    return {match[1]: match[2] for match in matches}


def _lines(name: str) -> list[str]:
    return (grammar_folder() / name).read_text("utf-8").splitlines()
