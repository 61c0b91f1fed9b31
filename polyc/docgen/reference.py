"""语言参考: a page for each chapter, and one that lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from polyc.docgen.chapter import Chapter, Mark, Prose, Reference, Snippet, parts, stretches
from polyc.docgen.example import excerpt, snippet, whole_text
from polyc.docgen.handwritten import REFERENCE
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, link, page_text, text
from polyc.docgen.page import Page
from polyc.docgen.publication import WorkedCase
from polyc.docgen.sheet import Sheet, sheet
from polyc.docgen.worked_example import worked_example

PATH: Final = f"{REFERENCE}/index.md"
OPENING: Final = "# 语言参考"


def reference_pages(reference: Reference) -> Iterator[Page]:
    """The opening page, the chapters and their examples to take home; nothing without chapters."""
    if not reference.chapters:
        return
    yield _opening(reference)
    chapters = reference.chapters
    for before, chapter, after in zip((None, *chapters), chapters, (*chapters[1:], None), strict=False):
        yield _page(chapter, before, after)
        yield Page(path=f"{REFERENCE}/{_file(chapter)}", text=chapter.publication.source.text)


def _opening(reference: Reference) -> Page:
    """`opening` and the leads are Markdown by hand and are trusted."""
    rows = [
        f"{number}. [{chapter.page.title}]({chapter.name}.md)：{chapter.lead}"
        for number, chapter in enumerate(reference.chapters, 1)
    ]
    blocks = (Markup(reference.opening.strip() or OPENING), _notice(), Markup("\n".join(rows)))
    return Page(path=PATH, text=page_text(*blocks))


def _page(chapter: Chapter, before: Chapter | None, after: Chapter | None) -> Page:
    title, _, rest = chapter.page.text.partition("\n")
    own = sheet(chapter.publication)
    waiting = list(chapter.publication.worked)
    body = list(_body(rest, own, _stretches(own), waiting))
    blocks = (Markup(title), _notice(), *body, *_closing(chapter, own, waiting), _steps(before, after))
    return Page(path=chapter.page.path, text=page_text(*blocks))


def _notice() -> Markup:
    told = "本站不是官方文件。例子里的地区、文件和数值都是虚构的，文件的状态和证据等级只为说明写法。"
    return element("div", element("p", text(told)), class_="notice", role="note")


def _stretches(own: Sheet) -> list[range]:
    return list(stretches(own.publication.source.text.splitlines()))


def _body(written: str, own: Sheet, waiting: list[range], cases: list[WorkedCase]) -> Iterator[Markup]:
    """The text with everything in its place; takes from `waiting` and `cases` what it has shown."""
    for part in parts(written):
        match part:
            case Prose(text=prose):
                yield Markup(prose.strip())
            case Snippet(text=lines):
                yield snippet(lines)
            case Mark.EXAMPLE:
                yield excerpt(own.publication, waiting.pop(0))
            case Mark.CASE | Mark.SLIP:
                yield worked_example(own, cases.pop(0), opened=part is Mark.SLIP)
            case _:
                assert_never(part)


def _closing(chapter: Chapter, own: Sheet, left: Sequence[WorkedCase]) -> Iterator[Markup]:
    """The example as a whole, and the cases that the text has not shown."""
    yield heading(2, text("完整的例子"), "sec-example")
    to = link(text(_file(chapter)), _file(chapter), download=_file(chapter))
    cases = f"可以下载，用 polyc check 检查、用 polyc test 核对；共 {len(own.publication.worked)} 个案例，"
    told = "生成本页时都重新算过，与手算的应得一分不差。"
    yield element("p", to, text(f"　{cases}{told}"), class_="lead")
    yield from (worked_example(own, each, opened=False) for each in left)
    yield whole_text(own.publication)


def _file(chapter: Chapter) -> str:
    return f"{chapter.name}.pol"


def _steps(before: Chapter | None, after: Chapter | None) -> Markup:
    """To the chapter before and the one after."""
    around = (("上一节", before), ("下一节", after))
    links = [
        link(text(f"{word}：{each.page.title}"), f"{each.name}.html") if each else NOTHING
        for word, each in around
    ]
    return element("nav", joined(element("span", each) for each in links), class_="steps")
