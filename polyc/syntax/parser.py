"""Source text to syntax tree; nobody outside this room sees lark.

A text without mistakes is parsed in one go.  Otherwise it is cut at the lines that open
a construct, and each piece is parsed by itself: one mistake then hides nothing in other
pieces, and within a piece the faulty line is blanked and the rest is tried again.
"""

from __future__ import annotations

import re
from typing import Final

import lark

from polyc.diagnostics.diagnostic import Diagnostic, Outcome
from polyc.source.text import Source
from polyc.syntax.build import source_policy
from polyc.syntax.clauses import SourcePolicy
from polyc.syntax.grammar import grammar
from polyc.syntax.mistakes import mistake

OPENERS: Final = (
    "政策",
    "编号",
    "地区",
    "施行",
    "口径",
    "舍入",
    "文件",
    "输入",
    "计算",
    "额度",
    "层",
    "给付",
    "假设",
    "就高",
    "保证",
    "情景",
    "案例",
)
MOST_MISTAKES: Final = 50
_OPENING: Final = re.compile(rf"^[ \t\u3000]*(?:{'|'.join(OPENERS)})(?![^\W\d])", re.MULTILINE)


def parse(source: Source) -> Outcome[SourcePolicy]:
    """The tree of `source`, or every mistake in its grammar (at most `MOST_MISTAKES`)."""
    text = source.text if source.text.endswith("\n") else source.text + "\n"
    try:
        tree = grammar().parse(text)
    except lark.UnexpectedInput:
        return Outcome(value=None, diagnostics=_mistakes(source, text))
    items = [child for child in tree.children if isinstance(child, lark.Tree)]
    return Outcome(value=source_policy(items, text))


def _mistakes(source: Source, text: str) -> tuple[Diagnostic, ...]:
    found: list[Diagnostic] = []
    starts = [match.start() for match in _OPENING.finditer(text)]
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        found.extend(_mistakes_between(source, text, start, end))
        if len(found) >= MOST_MISTAKES:
            break
    return tuple(found[:MOST_MISTAKES])


def _mistakes_between(source: Source, text: str, start: int, end: int) -> list[Diagnostic]:
    """Mistakes of one construct; the text before it is blanked, so that places stay true."""
    blank = re.sub(r"[^\n]", " ", text[:start])
    piece, found = text[start:end], list[Diagnostic]()
    while len(found) < MOST_MISTAKES:
        try:
            grammar().parse(blank + piece)
        except lark.UnexpectedInput as error:
            at = min(max(error.pos_in_stream or 0, start), max(end - 1, start))
            found.append(mistake(error, source, at))
            number, _ = source.position(min(at, max(len(source.text) - 1, 0)))
            span = source.line_span(number)
            if span.start <= start + len(piece) - len(piece.lstrip()):
                break  # without its first line the construct's other lines mean nothing
            inner = slice(span.start - start, span.end - start)
            if not piece[inner].strip():
                break
            piece = piece[: inner.start] + re.sub(r"[^\n]", " ", piece[inner]) + piece[inner.stop :]
        else:
            break
    return found
