"""语言速查: every keyword of the grammar with its meaning and a line that uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
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
    told = "本站不是官方文件。这一页讲怎样写政策；例句取自本站的政策和语言参考的例子，政策的数值有日期和证据等级，见各政策页。"
    return element("div", element("p", text(told)), class_="notice", role="note")


def _groups(lines: Sequence[str]) -> Iterator[Markup]:
    for number, (group, words) in enumerate(groupby(keywords(), lambda each: each.group), 1):
        yield heading(2, text(GROUPS[group]), f"sec-group-{number}")
        yield grid(head_cells("关键字", "意思", "例"), [_row(each, lines) for each in words], "cheat")


def _row(keyword: Keyword, lines: Sequence[str]) -> list[Markup]:
    return [
        element("th", element("code", text(spelled(keyword))), scope="row"),
        element("td", text(MEANINGS.get(keyword.name, ""))),
        element("td", _example(keyword, lines)),
    ]


def spelled(keyword: Keyword) -> str:
    """The keyword as one writes it; those with two spellings show both."""
    shown = re.sub(r"\((.*)\)", r"\1", keyword.pattern).replace("|", "、")
    return re.sub(r"(.)\?(\w+)", r"\2、\1\2", shown) if "?" in shown else shown


def _example(keyword: Keyword, lines: Sequence[str]) -> Markup:
    """The shortest line that the word leads, else the shortest that uses it."""
    used = {
        line: at
        for word, places in _words(tuple(lines)).items()
        if re.fullmatch(keyword.pattern, word)
        for line, at in places.items()
    }
    found = min(used, key=lambda line: (used[line] > 0, len(line)), default="")
    return element("code", text(found)) if found else NOTHING


@cache
def _words(lines: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """For every keyword as it is written, the lines that use it, and which piece of the line it is first."""
    found: dict[str, dict[str, int]] = {}
    for line in dict.fromkeys(lines):
        said = [each for each in pieces(line) if each[1]]
        for at, (sort, piece) in enumerate(said):
            if sort is Sort.KEYWORD:
                found.setdefault(piece, {}).setdefault(line, at)
    return found
