"""语言速查: every keyword of the grammar with its meaning and a line that uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from polyc.docgen.keywords import Keyword, keywords
from polyc.docgen.lexer import Sort, pieces
from polyc.docgen.markup import NOTHING, Markup, element, heading, page_text, text
from polyc.docgen.meanings import GROUPS, MEANINGS
from polyc.docgen.page import Page
from polyc.docgen.publication import Publication
from polyc.docgen.tables import grid, head_cells

PATH: Final = "language.md"
_LONGEST: Final = 40


def cheat_sheet(publications: Sequence[Publication]) -> Page:
    """The page; its examples are lines of the published policies."""
    lines = [line.strip() for each in publications for line in each.source.text.splitlines()]
    blocks = (
        heading(1, text("语言速查"), "sec-top"),
        _notice(),
        element(
            "p",
            text(
                f"一共 {len(keywords())} 个关键字，每行由行首的词决定意思；缩进、空行、标点的宽窄不改变意思。"
            ),
        ),
        *_groups(lines),
    )
    return Page(path=PATH, text=page_text(*blocks))


def _notice() -> Markup:
    told = "本站不是官方文件。这一页讲怎样写政策；例句取自本站的政策，其数值的日期和证据等级见各政策页。"
    return element("div", element("p", text(told)), class_="notice", role="note")


def _groups(lines: Sequence[str]) -> Iterator[Markup]:
    for number, (group, words) in enumerate(groupby(keywords(), lambda each: each.group), 1):
        yield heading(2, text(GROUPS[group]), f"sec-group-{number}")
        yield grid(head_cells("关键字", "意思", "例"), [_row(each, lines) for each in words], "cheat")


def _row(keyword: Keyword, lines: Sequence[str]) -> list[Markup]:
    return [
        element("th", element("code", text(spelled(keyword))), scope="row"),
        element("td", text(MEANINGS[keyword.name])),
        element("td", _example(keyword, lines)),
    ]


def spelled(keyword: Keyword) -> str:
    """The keyword as one writes it; those with two spellings show both."""
    shown = re.sub(r"\((.*)\)", r"\1", keyword.pattern).replace("|", "、")
    return re.sub(r"(.)\?(\w+)", r"\2、\1\2", shown) if "?" in shown else shown


def _example(keyword: Keyword, lines: Sequence[str]) -> Markup:
    """The shortest of the first lines that use the word."""
    using = (line for line in lines if len(line) <= _LONGEST and _uses(keyword, line))
    found = next(using, "")
    return element("code", text(found)) if found else NOTHING


def _uses(keyword: Keyword, line: str) -> bool:
    words = (piece for sort, piece in pieces(line) if sort is Sort.KEYWORD)
    return any(re.fullmatch(keyword.pattern, word) for word in words)
