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
def _pieces() -> re.Pattern[str]:
    """One alternation; what stands first wins, as in the grammar."""
    literals = literal_patterns()
    words = "|".join(sorted((each.pattern for each in keywords()), key=len, reverse=True))
    return re.compile(
        "|".join(
            (
                r"(?P<COMMENT>(?<!\S)#.*)",
                rf"(?P<NOTE>{literals['NOTE']})",
                rf"(?P<TITLE>{literals['WORK']}|{literals['STRING']}|https?://\S+)",
                rf"(?P<FIGURE>{'|'.join(literals[name] for name in _LITERALS)})",
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
