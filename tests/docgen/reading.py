"""Pages read back the way a browser would, as far as tests need."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

import markdown  # type: ignore[import-untyped]  # ships no types

EXTENSIONS: Final = ("attr_list", "tables", "toc")
VOID: Final = frozenset(("br", "hr", "img", "input", "link", "meta"))


class Reader(HTMLParser):
    """Every tag with its attributes, all text, and the text of each element that has an id."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]


def html(page: str) -> str:
    """Markdown to HTML, with the extensions of the theme; what stands before it for mkdocs is left out."""
    told = page.split("---\n", 2)[2] if page.startswith("---\n") else page
    return str(markdown.markdown(told, extensions=list(EXTENSIONS)))


def read(page: str) -> Reader:
    """A page of Markdown, read back; fails where an element is not closed."""
    reader = Reader()
    reader.feed(html(page))
    reader.close()
    assert not reader.open
    return reader
