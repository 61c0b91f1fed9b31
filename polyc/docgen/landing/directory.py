"""The way to the pages that are no policies: one column a part of the navigation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from polyc.docgen.markup import Markup, element, heading, link, stacked, text


@frozen(kw_only=True)
class Column:
    """A part of the navigation: its name, and pairs of title and path of its first pages."""

    title: str
    pages: tuple[tuple[str, str], ...]


def directory_section(columns: Sequence[Column]) -> Iterator[Markup]:
    """A heading and the columns; nothing without any."""
    if columns:
        yield heading(2, text("还可以看"), "sec-directory")
        yield stacked("div", [_column(each) for each in columns], class_="directory")


def _column(column: Column) -> Markup:
    rows = [element("li", link(text(title), _address(path))) for title, path in column.pages]
    return stacked("section", (element("h3", text(column.title)), stacked("ul", rows)))


def _address(path: str) -> str:
    return f"{path.removesuffix('.md')}.html"
