"""依据: the clauses that a rule rests on, with their standing and grade of evidence."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from polyc.docgen import anchors
from polyc.docgen.markup import NOTHING, Markup, element, joined, link, text
from polyc.model.policy import Document, Grade, Status
from polyc.model.values import Citation


@frozen(kw_only=True)
class Shelf:
    """The documents of one policy; `home` is the address of the page that lists them, "" on that page."""

    documents: tuple[Document, ...]
    home: str

    def cited(self, citations: Iterable[Citation], lead: str = "依据 ", close: str = "") -> Markup:
        """``依据 甲 第一条〔现行·甲〕、…``; nothing without citations."""
        found = [self._cite(each) for each in dict.fromkeys(citations)]
        if not found:
            return NOTHING
        return element("cite", text(lead), joined(found, "、"), text(close))

    def amended(self, citations: Iterable[Citation], amended: Iterable[Citation]) -> Markup:
        """What a value rests on first, and the later documents that made it what it is."""
        later = tuple(amended)
        first = self.cited(each for each in citations if each not in later)
        return joined((first, self.cited(later, "由 ", " 修改"))) if later else self.cited(citations)

    def _cite(self, citation: Citation) -> Markup:
        document = next(each for each in self.documents if each.name == citation.document)
        words = f"{document.name} {citation.article}".strip()
        to = f"{self.home}#{anchors.document(document.name)}"
        return joined((link(text(words), to, title=f"《{document.title}》"), standing(document)))


def standing(document: Document) -> Markup:
    """Status and grade as one small mark."""
    return element(
        "span",
        text(f"{document.status.value}·{document.grade.value}"),
        class_=f"standing {_tone(document.status, document.grade)}",
        title=f"状态：{document.status.value}；证据等级：{document.grade.value}",
    )


def _tone(status: Status, grade: Grade) -> str:
    """How firm the mark looks; the words beside it say the same."""
    if grade is Grade.A and status is Status.IN_FORCE:
        return "firm"
    return "weak" if grade is Grade.C else "fair"
