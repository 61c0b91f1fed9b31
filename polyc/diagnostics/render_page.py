"""A page as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from polyc.diagnostics.excerpt import Mark, marked_lines
from polyc.diagnostics.folding import folded
from polyc.diagnostics.page import (
    BAD,
    BASIS,
    ELSEWHERE,
    GOOD,
    LEFT_OUT,
    MEANING,
    REMOVED,
    WHY,
    Example,
    Page,
    links,
)
from polyc.diagnostics.render_text import PLAIN, Paint
from polyc.diagnostics.width import printable
from polyc.source.span import Span
from polyc.source.text import Source

WIDE: Final = 78
_INDENT: Final = "  "


def render_page(page: Page, paint: Paint = PLAIN) -> str:
    """Code, severity and title, then the sections; the faulty place is marked; ends with a line end."""
    kind, example = page.kind, page.example
    head = f"{paint.of(kind.severity)}{kind.severity.value} {kind.code}{paint.plain} {paint.strong}{kind.title}{paint.plain}"
    sections = (
        (MEANING, _prose(page.meaning)),
        (WHY, _prose(page.why)),
        (BAD, (*_prose(example.about), "", *_marked(example, paint))),
        (GOOD, [_INDENT * 2 + line for line in (example.good or REMOVED).splitlines()]),
        (BASIS, _prose("".join(f"“{text}”" if chapter else text for text, chapter in links(page.basis)))),
    )
    told = (f"{paint.strong}{title}{paint.plain}\n" + "\n".join(lines) for title, lines in sections)
    return "\n\n".join((head, *told)) + "\n"


def _prose(text: str) -> tuple[str, ...]:
    paragraphs = text.replace("\n\n", "\0").replace("\n", "").split("\0")
    return tuple(_INDENT + line for each in paragraphs for line in folded(each, WIDE - len(_INDENT)))


def _marked(example: Example, paint: Paint) -> Iterator[str]:
    """The faulty lines, with signs below what the finding points at."""
    at = example.bad.find(example.marked) if example.marked else -1
    source = Source(path=Path(example.policy), text=example.bad + "\n")
    marks = [Mark(span=Span(at, at + len(example.marked)), sign="^", text="")] if at >= 0 else []
    shown = {each.number: each for each in marked_lines(source, marks)}
    for number, line in enumerate((example.bad or LEFT_OUT).splitlines(), 1):
        if number not in shown:
            yield (_INDENT * 2 + printable(line)).rstrip()
            continue
        yield _INDENT * 2 + shown[number].line
        yield _INDENT * 2 + f"{paint.error}{shown[number].signs}{paint.plain}"
    if example.marked and at < 0:
        yield f"{_INDENT * 2}{paint.error}{ELSEWHERE}{paint.plain}{example.marked}"
