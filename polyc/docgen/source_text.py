"""源文: the policy's text with an anchor for every line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Final

from polyc.docgen import anchors
from polyc.docgen.lexer import Sort, pieces
from polyc.docgen.markup import Markup, element, heading, joined, text
from polyc.docgen.sheet import Sheet
from polyc.source.text import Source

NO_PLACES: Final[Mapping[int, Sequence[str]]] = MappingProxyType({})


def source_section(sheet: Sheet) -> tuple[Markup, ...]:
    """A heading and the whole text; its bytes are told by their fingerprint."""
    source = sheet.publication.source
    above = joined(
        joined((text(f"；沿用的 {each.id}："), element("code", text(each.sha256))))
        for each in sheet.policy.ancestors
    )
    lead = "本页由这份源文件和它沿用的政策生成。SHA-256:" if above else "本页全部由这份源文件生成。SHA-256:"
    told = joined((text(lead), element("code", text(source.sha256)), above))
    return (
        heading(2, text("源文"), "sec-source"),
        element("p", told, class_="lead fingerprint"),
        highlighted(source),
    )


def highlighted(source: Source, places: Mapping[int, Sequence[str]] = NO_PLACES) -> Markup:
    """The text, one line of the page a line; numbers come from the style sheet and are not copied.

    `places` holds further anchors of lines, by their numbers.
    """
    written = source.text.removesuffix("\n").split("\n")
    rows = [
        coloured(line.rstrip("\r"), anchors.line(number), places.get(number, ()))
        for number, line in enumerate(written, 1)
    ]
    whole = element("pre", element("code", joined(rows)))
    return element("article", whole, class_="pol", tabindex="0", data_search_exclude="yes")


def coloured(line: str, anchor: str = "", places: Sequence[str] = ()) -> Markup:
    """One line; an empty one holds a blank, as an empty line in a page would end the block."""
    named = [element("span", id=place) for place in places]
    return element("span", *named, *(stretch(line) or [text(" ")]), Markup("\n"), id=anchor, class_="line")


def stretch(line: str) -> list[Markup]:
    """A part of a line in colours."""
    return [_piece(sort, "".join(piece for _, piece in run)) for sort, run in _runs(line)]


def _runs(line: str) -> groupby[Sort, tuple[Sort, str]]:
    return groupby(pieces(line), key=lambda piece: piece[0])


def _piece(sort: Sort, piece: str) -> Markup:
    return element("span", text(piece), class_=sort.value) if sort.value else text(piece)
