"""A chapter of the language reference: text by hand around the example that stands beside it.

The text is Markdown.  Lines of it that stand alone are put in place when the page is made:

=================== ========================================================
``<!-- 例 -->``      the next stretch of the example, from ``# 例`` to ``# 例完``
``<!-- 案例 -->``    its next case: what is expected, the slips folded
``<!-- 结算单 -->``  its next case, with its first slip open
=================== ========================================================

A fence of ```` ```pol ```` is shown in the colours of the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final, TypeAlias

from attrs import field, frozen

from polyc.docgen.handwritten import REFERENCE
from polyc.docgen.page import Page
from polyc.docgen.publication import Publication

OPENS: Final = "# 例"
CLOSES: Final = "# 例完"

_PLACED: Final = re.compile(r"^<!-- *(.*?) *-->$|^```pol\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Mark(Enum):
    """What a line of the text asks for."""

    EXAMPLE = "例"
    CASE = "案例"
    SLIP = "结算单"


@frozen
class Prose:
    """Markdown by hand."""

    text: str


@frozen
class Snippet:
    """Lines of policy that are shown, not run."""

    text: str


Part: TypeAlias = Prose | Snippet | Mark


@frozen(kw_only=True)
class Chapter:
    """A text of the reference and its example, a policy that was checked and whose cases came out."""

    page: Page
    publication: Publication = field(repr=False)

    @property
    def name(self) -> str:
        """The file's name without its ending, the same for text and example."""
        return self.page.path.removeprefix(f"{REFERENCE}/").removesuffix(".md")

    @property
    def lead(self) -> str:
        """The first paragraph, in Markdown."""
        return self.page.text.split("\n\n")[1].strip()


@frozen(kw_only=True)
class Reference:
    """语言参考: an opening by hand, and the chapters in their order."""

    opening: str
    chapters: tuple[Chapter, ...]


NO_REFERENCE: Final = Reference(opening="", chapters=())


def parts(text: str) -> Iterator[Part]:
    """The text cut at what is to be put in place; comments of no known sort stay prose."""
    marks = {each.value: each for each in Mark}
    end = 0
    for found in _PLACED.finditer(text):
        if found[2] is None and found[1] not in marks:
            continue
        yield Prose(text[end : found.start()])
        yield Snippet(found[2]) if found[2] is not None else marks[found[1]]
        end = found.end()
    yield Prose(text[end:])


def stretches(lines: list[str]) -> tuple[range, ...]:
    """The numbers (from 1) of the lines within each stretch; one that is not closed is left out."""
    opened, found = 0, list[range]()
    for number, line in enumerate(lines, 1):
        if line.strip() == OPENS:
            opened = number
        elif line.strip() == CLOSES and opened:
            found.append(range(opened + 1, number))
            opened = 0
    return tuple(found)


def faults(chapter: Chapter) -> Iterator[str]:
    """What is wrong with a chapter, for its author."""
    path, found = chapter.page.path, list(parts(chapter.page.text))
    lines = chapter.publication.source.text.splitlines()
    shown, there = found.count(Mark.EXAMPLE), len(stretches(lines))
    if not chapter.page.text.startswith("# "):
        yield f"{path}：第一行应是标题。"
    if shown != there or lines.count(OPENS) != there or there == 0:
        yield f"{path}：文中有 {shown} 处“<!-- 例 -->”，例子里却有 {there} 段“# 例”到“# 例完”。"
    asked = found.count(Mark.CASE) + found.count(Mark.SLIP)
    if asked > len(chapter.publication.worked):
        yield f"{path}：文中要 {asked} 个案例，例子里只有 {len(chapter.publication.worked)} 个。"
    for each in found:
        if isinstance(each, Prose) and "<!--" in each.text:
            yield f"{path}：有读不懂的批注；可以写的是“<!-- 例 -->”“<!-- 案例 -->”“<!-- 结算单 -->”。"
