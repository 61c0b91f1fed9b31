"""Policy text cut into coloured pieces, with the patterns of the grammar itself.

This is no second parser: it knows nothing of what may follow what, and a piece that it
does not know is plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache

from polyc.docgen.keywords import keywords, literal_patterns


class Sort(Enum):
    """How a piece is shown; the value is its class on the page."""

    COMMENT = "c"
    NOTE = "d"
    TITLE = "s"
    FIGURE = "m"
    KEYWORD = "k"
    PLAIN = ""


_LITERALS = ("MONEY", "POINTS", "RATE", "DATE", "RATIO", "MONTH", "COUNT", "NUMBER")


@cache
def titles() -> str:
    """The pattern of titles of works, quoted texts and addresses."""
    literals = literal_patterns()
    return rf"{literals['WORK']}|{literals['STRING']}|https?://\S+"


@cache
def figures() -> str:
    """The pattern of amounts, rates, dates and counts."""
    literals = literal_patterns()
    return "|".join(literals[name] for name in _LITERALS)


@cache
def _pieces() -> re.Pattern[str]:
    """One alternation; what stands first wins, as in the grammar."""
    words = "|".join(sorted((each.pattern for each in keywords()), key=len, reverse=True))
    return re.compile(
        "|".join(
            (
                r"(?P<COMMENT>(?<!\S)#.*)",
                rf"(?P<NOTE>{literal_patterns()['NOTE']})",
                rf"(?P<TITLE>{titles()})",
                rf"(?P<FIGURE>{figures()})",
                rf"(?P<KEYWORD>(?<![.．])(?:{words})(?![^\W\d]))",
                r"(?P<PLAIN>[^\W\d]\w*|\s+|.)",
            )
        )
    )


_WHOLE_LINE = re.compile(r"(\s*)(政策|注)(?![^\W\d])(\s+)(.*)")


def pieces(line: str) -> Iterator[tuple[Sort, str]]:
    """The pieces of one line, which give the line again when joined."""
    whole = _WHOLE_LINE.fullmatch(line)
    if whole is not None:
        yield Sort.PLAIN, whole[1]
        yield Sort.KEYWORD, whole[2]
        yield Sort.PLAIN, whole[3]
        yield (Sort.TITLE if whole[2] == "政策" else Sort.NOTE), whole[4]
        return
    for match in _pieces().finditer(line):
        yield Sort[match.lastgroup or "PLAIN"], match[0]
