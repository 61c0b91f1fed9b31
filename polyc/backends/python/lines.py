"""Lines of code, indented as blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

INDENT = "    "


def block(head: str, body: Iterable[str]) -> Iterator[str]:
    """A head line and its body, one level deeper."""
    yield head
    for line in body:
        yield INDENT + line if line else line


def row(name: str, items: Iterable[str]) -> Iterator[str]:
    """``name = (`` with one item a line; a tuple whatever its length."""
    yield f"{name} = ("
    for item in items:
        yield f"{INDENT}{item},"
    yield ")"


def targets(names: Iterable[str]) -> str:
    """The names as the targets of an assignment from a tuple."""
    given = list(names)
    return f"({given[0]},)" if len(given) == 1 else ", ".join(given)


def tuple_of(items: Iterable[str]) -> str:
    """A tuple on one line, whatever its length."""
    given = list(items)
    return f"({given[0]},)" if len(given) == 1 else f"({', '.join(given)})"


def paragraphs(*parts: Iterable[str], gap: int = 2) -> Iterator[str]:
    """The parts that have lines, blank lines between them."""
    filled = [list(part) for part in parts]
    for at, lines in enumerate(part for part in filled if part):
        yield from [""] * gap if at else ()
        yield from lines
