"""出处: the documents with number, date, status, grade and address."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from polyc.docgen import anchors
from polyc.docgen.citing import standing
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, link, text
from polyc.docgen.sheet import Sheet
from polyc.docgen.tables import grid, head_cells
from polyc.model.policy import Document

_WEB: Final = ("http://", "https://")


def source_section(sheet: Sheet) -> tuple[Markup, ...]:
    """A heading and one row a document."""
    rows = [_row(sheet, document) for document in sheet.policy.documents]
    told = joined(
        (
            text("“状态·证据”里的字怎样讲，见"),
            link(text("关于数值"), "../numbers.html"),
            text("。链接通向别的网站，内容以当时所见为准。"),
        )
    )
    if not rows:
        return (heading(2, text("出处"), "sec-sources"), element("p", text("没有列出来源。"), class_="lead"))
    head = head_cells("简称", "文件", "文号", "日期", "状态·证据")
    return (
        heading(2, text("出处"), "sec-sources"),
        element("p", told, class_="lead"),
        grid(head, rows, "sources"),
    )


def _row(sheet: Sheet, document: Document) -> list[Markup]:
    return [
        element("th", text(document.name), scope="row", id=anchors.document(document.name)),
        element("td", _title(document), sheet.whence(document.span), sheet.notes(document.span)),
        element("td", text(document.number or "—")),
        element("td", text(document.issued or "未注明")),
        element("td", standing(document)),
    ]


def _title(document: Document) -> Markup:
    """The title, and the address where it is one of the web."""
    title = text(f"《{document.title}》")
    if not document.address.startswith(_WEB):
        return title
    host = urlsplit(document.address).hostname or document.address
    away = link(text(f"原页 {host}"), document.address, rel="noopener noreferrer nofollow", class_="outward")
    return joined((title, text(" "), away)) if title else NOTHING
