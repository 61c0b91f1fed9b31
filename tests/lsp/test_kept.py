"""Notes (注), which the site shows, and comments (#), which it does not, outlive every tool that writes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from polyc import pipeline
from polyc.lsp.desk import Desk
from polyc.lsp.document import Document
from polyc.lsp.fixing import quick_fixes
from polyc.lsp.keys import Space
from polyc.lsp.layout import formatting
from polyc.lsp.renaming import renamed
from polyc.source.span import Span
from polyc.source.text import Source
from polyc.syntax.clauses import Note
from polyc.syntax.moving import parts
from polyc.syntax.values import Node
from tests.lsp.talking import applied, uri

ROOT = Path(__file__).resolve().parents[2]
POLICIES = [
    ROOT / "policies" / "江西省" / "赣州市" / "安远县住院押金.pol",
    ROOT / "policies" / "某省" / "某县" / "工作计划指标.pol",
    ROOT / "policies" / "山东省" / "威海市" / "居民特药与罕见病.pol",
    ROOT / "site" / "reference" / "01-whole-policy.pol",
]


def with_comments(text: str) -> str:
    """The text with a comment at the end of every fifth line, and one of its own below."""
    lines = text.split("\n")
    for number in range(len(lines) - 2, 0, -5):
        line = lines[number]
        if line.strip() and not re.match(r"\s*(注|#|政策|免检|\|)", line):
            lines[number] = f"{line}  # 行末批注{number}"
            lines.insert(number + 1, f"# 单独批注{number}")
    return "\n".join(lines)


def notes(node: object) -> Iterator[str]:
    if isinstance(node, tuple):
        for each in node:
            yield from notes(each)
    elif isinstance(node, Node):
        if isinstance(node, Note):
            yield node.text
        for name in parts(type(node)):
            yield from notes(getattr(node, name))


def said(document: Document) -> Counter[str]:
    """Every note and every comment of a text that can be read."""
    assert not document.sections.mistakes
    return Counter([*notes(document.tree.items), *(each.text for each in document.tree.comments)])


@pytest.fixture(params=POLICIES, ids=range(len(POLICIES)))
def document(request: pytest.FixtureRequest) -> Document:
    path = request.param
    return Desk().change(path, with_comments(path.read_text("utf-8")))


def again(document: Document, text: str) -> Document:
    return Desk().change(document.source.path, text)


def test_there_is_something_to_keep(document: Document) -> None:
    assert len(said(document)) > 5 and len(document.tree.comments) > 3


def test_formatting_keeps_them(document: Document) -> None:
    laid_out = applied(document.source.text, formatting(document))
    assert said(again(document, laid_out)) == said(document)
    whole = pipeline.formatted(Source(path=document.source.path, text=document.source.text))
    assert whole.value == laid_out


def test_renaming_keeps_them(document: Document) -> None:
    """Whatever is renamed, the author's own words stay, even where they hold the old name."""
    desk = Desk()
    desk.change(document.source.path, document.source.text)
    names = [
        each for each in document.meant.own if each.key.space in (Space.NAME, Space.OPTION, Space.DOCUMENT)
    ]
    for each in names[::15]:
        edit = renamed(desk, document, document.places.position(each.span.start), "改过的名称")
        assert edit.changes is not None
        text = applied(document.source.text, list(edit.changes[uri(document.source.path)]))
        assert said(again(document, text)) == said(document)


MISTAKES = (
    ("依据", "依锯"),
    ("金额", "金颔"),
    ("日期", "曰期"),
    (",", "、"),
    ("应得", "应的"),
    ("  设 ", "  没 "),
)


def test_quick_fixes_keep_them(document: Document) -> None:
    """Each mistake is put into a line that holds a comment or stands above a note."""
    mended = 0
    for right, wrong in MISTAKES:
        at = document.source.text.find(right, len(document.source.text) // 3)
        if at < 0:
            continue
        broken = document.source.text[:at] + wrong + document.source.text[at + len(right) :]
        other = again(document, broken)
        for action in quick_fixes(other, uri(document.source.path), Span(0, len(broken))):
            assert action.edit is not None and action.edit.changes is not None
            text = applied(broken, list(action.edit.changes[uri(document.source.path)]))
            fixed = again(document, text)
            if not fixed.sections.mistakes:
                mended += 1
                assert said(fixed) == said(document)
    assert mended
