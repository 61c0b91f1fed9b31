"""A text as logical lines: a line, what continues it, and the blank lines and comments below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from attrs import frozen

_FIRST: Final = re.compile(r"^[ \t\u3000]*(?![ \t\u3000\r\n#=＝+＋\-－−×÷)）]|\Z)", re.MULTILINE)
"""Where a line begins that continues none; the grammar's `_NL` says the same."""


@frozen(kw_only=True)
class LogicalLine:
    """What stands from offset `start` on; it ends with its last line end."""

    start: int
    text: str


def logical_lines(text: str) -> Iterator[LogicalLine]:
    """The lines of a text that ends with a line end; together they are the whole text."""
    starts = [match.start() for match in _FIRST.finditer(text)]
    if text and (not starts or starts[0] > 0):
        starts.insert(0, 0)
    for start, end in pairwise((*starts, len(text))):
        yield LogicalLine(start=start, text=text[start:end])
