"""下载: the source and what is built from it, beside the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from polyc.docgen.markup import Markup, element, heading, joined, link, stacked, text
from polyc.docgen.page import Page
from polyc.docgen.publication import Publication
from polyc.docgen.sheet import Sheet

_WORDS: Final = (
    (".pol", "政策源文件"),
    (".py", "Python 模块，不依赖任何第三方库"),
    (".schema.json", "单据的 JSON Schema"),
    (".json", "示例单据"),
)


def downloads(publication: Publication) -> Iterator[Page]:
    """The files that stand beside a policy's page."""
    name = publication.policy.id
    yield Page(path=f"policy/{name}/{name}.pol", text=publication.source.text)
    for artifact in publication.artifacts:
        yield Page(path=f"policy/{name}/{PurePosixPath(artifact.path).name}", text=artifact.text)


def download_section(sheet: Sheet) -> tuple[Markup, ...]:
    """A heading and one line a file."""
    rows = [_row(page) for page in downloads(sheet.publication)]
    return (heading(2, text("下载"), "sec-downloads"), stacked("ul", rows, class_="downloads"))


def _row(page: Page) -> Markup:
    name = PurePosixPath(page.path).name
    words = next((words for ending, words in _WORDS if name.endswith(ending)), "文件")
    to = page.path.removeprefix("policy/")
    return element("li", joined((link(text(name), to, download=name), text(f"——{words}"))))
