"""Lines of C, indented as blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

INDENT: Final = "    "


def block(head: str, body: Iterable[str], end: str = "}") -> Iterator[str]:
    """A head line, its body one level deeper, and the line that ends it."""
    yield head
    for line in body:
        yield INDENT + line if line else line
    yield end


def paragraphs(*parts: Iterable[str]) -> Iterator[str]:
    """The parts that have lines, a blank line between them."""
    filled = [list(part) for part in parts]
    for at, lines in enumerate(part for part in filled if part):
        yield from [""] if at else ()
        yield from lines
