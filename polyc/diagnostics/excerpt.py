"""Lines of a source with marks below the characters that a finding is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from polyc.diagnostics.width import columns, printable
from polyc.source.span import Span
from polyc.source.text import Source

WIDEST: Final = 110
"""Columns of source shown of one line; a longer one is cut around the mark."""

CUT: Final = "…"

BEFORE: Final = 30
"""Characters kept to the left of the mark where a line is cut."""


@frozen(kw_only=True)
class Mark:
    """A place to underline with `sign`, and a word beside it (may be empty)."""

    span: Span
    sign: str
    text: str


@frozen(kw_only=True)
class Marked:
    """One line to show, its number from 1, and the line of signs below it."""

    number: int
    line: str
    signs: str
    primary: bool


def marked_lines(source: Source, marks: Sequence[Mark]) -> Iterator[Marked]:
    """One `Marked` for each mark, in the order of the text; the first mark is the primary one."""
    placed = sorted(enumerate(marks), key=lambda each: (each[1].span.start, each[0]))
    for order, mark in placed:
        number, column = source.position(mark.span.start)
        line = source.line(number)
        start = min(column - 1, len(line))
        end = max(min(start + mark.span.end - mark.span.start, len(line)), start)
        shown, before, marked = _cut(line, start, end)
        signs = " " * before + mark.sign * max(marked, 1)
        beside = " ".join(filter(None, (mark.text, _onward(source, mark.span))))
        yield Marked(number=number, line=shown, signs=f"{signs} {beside}".rstrip(), primary=order == 0)


def _cut(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The line as shown, the columns before the mark, and the columns of the mark."""
    whole = printable(line)
    before, upto = columns(printable(line[:start])), columns(printable(line[:end]))
    if columns(whole) <= WIDEST:
        return whole, before, upto - before
    left = max(start - BEFORE, 0)
    head = CUT if left else ""
    shown = head + printable(line[left:])
    before = columns(head + printable(line[left:start]))
    upto = columns(head + printable(line[left:end]))
    text = _fitting(shown)
    return text, before, min(upto, columns(text)) - before


def _fitting(text: str) -> str:
    if columns(text) <= WIDEST:
        return text
    end = (WIDEST - 1) // 2
    while columns(text[: end + 1]) < WIDEST:
        end += 1
    return text[:end] + CUT


def _onward(source: Source, span: Span) -> str:
    """Where the marked text ends, when that is on a later line."""
    first, last = source.position(span.start)[0], source.position(max(span.end - 1, span.start))[0]
    return f"(到第 {last} 行)" if last > first else ""
