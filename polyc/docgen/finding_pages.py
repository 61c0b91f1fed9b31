"""错误与警告: a page for each topic with every kind of finding in it, and one that lists them all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.diagnostic import Diagnostic, Severity
from polyc.diagnostics.page import (
    BAD,
    BASIS,
    ELSEWHERE,
    GOOD,
    LEFT_OUT,
    REMOVED,
    WHY,
    Example,
    links,
    page_of,
    text_of,
)
from polyc.diagnostics.page import Page as Told
from polyc.diagnostics.topics import Topic, by_topic
from polyc.docgen.chapter import NO_REFERENCE, Reference
from polyc.docgen.handwritten import REFERENCE
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, link, page_text, text
from polyc.docgen.page import Page
from polyc.docgen.source_text import coloured, stretch
from polyc.docgen.tables import grid, head_cells

FOLDER: Final = "findings"
PATH: Final = f"{FOLDER}/index.md"
TITLE: Final = "错误与警告"
_POLICY: Final = "policy.pol"


def finding_pages(reference: Reference = NO_REFERENCE) -> Iterator[Page]:
    """The list, a page for each topic, and the policy that most examples stand in."""
    yield _list()
    chapters = {each.name for each in reference.chapters}
    for topic, kinds in by_topic():
        yield _topic_page(topic, kinds, chapters)
    yield Page(path=f"{FOLDER}/{_POLICY}", text=text_of(_POLICY))


def titles() -> tuple[tuple[str, str], ...]:
    """The title and the path of every topic's page."""
    return tuple((topic.title, _path(topic)) for topic, _ in by_topic())


def _path(topic: Topic) -> str:
    return f"{FOLDER}/{topic.name}.md"


def _list() -> Page:
    told = "本站不是官方文件。这里列出检查政策时可能看到的每一类错误和警告。错误要改好才能结算；警告多半不是本意，确是本意的，写 免检 和理由。各页例子里的文件和证据等级都是虚构的。"
    blocks = [heading(1, text(TITLE), "sec-top"), element("p", text(told), class_="lead")]
    for topic, kinds in by_topic():
        blocks.append(heading(2, text(topic.title), topic.name))
        blocks.append(
            grid(head_cells("编号", "轻重", "名称"), [_row(topic, each) for each in kinds], "cheat")
        )
    return Page(path=PATH, text=page_text(*blocks))


def _row(topic: Topic, kind: type[Diagnostic]) -> list[Markup]:
    to = f"{topic.name}.html#{_anchor(kind)}"
    return [
        element("th", link(element("code", text(kind.code)), to), scope="row"),
        element("td", _severity(kind)),
        element("td", link(text(kind.title), to)),
    ]


def _anchor(kind: type[Diagnostic]) -> str:
    return kind.code.lower()


def _severity(kind: type[Diagnostic]) -> Markup:
    name = "error" if kind.severity is Severity.ERROR else "warning"
    return element("span", text(kind.severity.value), class_=f"severity {name}")


def _topic_page(topic: Topic, kinds: tuple[type[Diagnostic], ...], chapters: set[str]) -> Page:
    whole = link(text("一份示例政策"), _POLICY, download=_POLICY)
    told = (
        text("本站不是官方文件。例子都是"),
        whole,
        text("中的几行，地区、文件和数值都是虚构的，文件的状态和证据等级只为说明写法。"),
    )
    notice = element("div", element("p", *told), class_="notice", role="note")
    blocks = [heading(1, text(topic.title), "sec-top"), notice]
    for kind in kinds:
        blocks += _section(page_of(kind), chapters)
    return Page(path=_path(topic), text=page_text(*blocks))


def _section(told: Told, chapters: set[str]) -> Iterator[Markup]:
    kind = told.kind
    yield heading(2, joined((element("code", text(kind.code)), text(f" {kind.title}"))), _anchor(kind))
    yield element("p", _severity(kind), text(f"　{told.meaning}"), class_="finding")
    yield _titled(WHY, text(told.why))
    yield _titled(BAD, text(told.example.about))
    yield _lines(told.example.bad, LEFT_OUT, told.example)
    yield _titled(GOOD, NOTHING)
    yield _lines(told.example.good, REMOVED)
    yield _titled(BASIS, _basis(told.basis, chapters))


def _titled(title: str, told: Markup) -> Markup:
    return element("p", element("strong", text(title)), told, class_="finding")


def _basis(basis: str, chapters: set[str]) -> Markup:
    """Chapters that the site does not hold are named without a link."""
    return joined(
        link(text(f"“{title}”"), f"../{REFERENCE}/{chapter}.html")
        if chapter in chapters
        else text(f"“{title}”" if chapter else title)
        for title, chapter in links(basis)
    )


def _lines(written: str, otherwise: str, example: Example | None = None) -> Markup:
    """Lines of a policy; in those of the example, what the finding points at is marked."""
    marked = example.marked if example is not None else ""
    shown = [_line(line, marked) for line in written.split("\n")] if written else [coloured(otherwise)]
    if marked and marked not in written:
        shown.append(coloured(f"# {ELSEWHERE}{marked}"))
    whole = element("pre", element("code", joined(shown)))
    return element("div", whole, class_="pol snippet", data_search_exclude="yes")


def _line(line: str, marked: str) -> Markup:
    at = line.find(marked) if marked else -1
    if at < 0:
        return coloured(line)
    before, after = stretch(line[:at]), stretch(line[at + len(marked) :])
    return element(
        "span", *before, element("b", *stretch(marked), class_="marked"), *after, Markup("\n"), class_="line"
    )
