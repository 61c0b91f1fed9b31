"""The top of a policy's page: what it is, who pays, from when, and how good the evidence is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from polyc.docgen import anchors, pendings
from polyc.docgen.calculator.offering import invitation
from polyc.docgen.citing import standing
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, link, stacked, text
from polyc.docgen.payers import payers
from polyc.docgen.plain_words import effective, paid_words, period_words
from polyc.docgen.sheet import Sheet, note_lines
from polyc.docgen.tables import facts
from polyc.docgen.typography import typeset
from polyc.model.policy import Document, Policy, Purpose, Status
from polyc.syntax.clauses import Effective, PolicyId, Region

_MOST_DOCUMENTS: Final = 5
"""More than that push the rest of the summary off the screen."""

_NOT_IN_FORCE: Final = (Status.DRAFT, Status.PLANNED, Status.REPEALED)


def summary(sheet: Sheet) -> tuple[Markup, ...]:
    """Title, region, the notice, facts and the policy's own notes."""
    policy = sheet.policy
    intro, *more = (*policy.notes, "")
    return (
        heading(1, text(policy.title), "sec-top"),
        element("p", text(" › ".join(policy.region)), class_="region"),
        element("p", text(typeset(intro)), class_="intro") if intro else NOTHING,
        notice(policy),
        invitation(policy),
        _facts(sheet),
        note_lines(each for each in more if each),
    )


def notice(policy: Policy) -> Markup:
    """No official document; date and grade of the numbers."""
    told = (
        f"本页不是官方文件，由政策源文件自动生成。数值取自{len(policy.documents)}份来源"
        f"（{grades(policy.documents)}；{dates(policy.documents)}），适用于{effective(policy)}。办理以当地医保部门为准。"
    )
    return element("div", element("p", text(told)), class_="notice", role="note")


def grades(documents: Iterable[Document]) -> str:
    """How many documents of each grade: 证据等级甲1份、乙4份."""
    counted = Counter(document.grade.value for document in documents)
    told = "、".join(f"{grade}{counted[grade]}份" for grade in ("甲", "乙", "丙") if counted[grade])
    return f"证据等级{told}" if told else "没有列出来源"


def dates(documents: Iterable[Document]) -> str:
    """The dates that the documents bear, as written."""
    written = [document.issued for document in documents]
    known = "、".join(dict.fromkeys(each for each in written if each))
    unknown = sum(not each for each in written)
    told = [f"日期 {known}" if known else "", f"{unknown}份未注明日期" if unknown else ""]
    return "，".join(each for each in told if each) or "没有日期"


def _facts(sheet: Sheet) -> Markup:
    policy = sheet.policy
    region = [each for each in _notes(sheet, Region) if each]
    rows = (
        ("地区", joined((text(" ".join(policy.region)), *region)) if region else NOTHING),
        ("沿用", _inherited(policy)),
        ("谁来付" if payers(policy) else "算什么", text(paid_words(policy))),
        ("什么时候", joined((text(period_words(policy)), *_notes(sheet, Effective)))),
        ("依据", _standing(sheet)),
        ("待定的数值", _pending(policy)),
        (
            "案例",
            link(text(f"{len(policy.cases)} 个，逐步算出"), "#sec-cases") if policy.cases else text("没有"),
        ),
        ("编号", joined((element("code", text(policy.id)), *_notes(sheet, PolicyId)))),
    )
    return facts(rows)


def _inherited(policy: Policy) -> Markup:
    """The policies that this one builds on, nearest first."""
    told = (f"{' '.join(each.region)}《{each.title}》（编号 {each.id}）" for each in policy.ancestors)
    return joined(element("p", text(each)) for each in told) if policy.ancestors else NOTHING


def _notes(sheet: Sheet, sort: type[Region | Effective | PolicyId]) -> list[Markup]:
    found = (item for item in sheet.publication.tree.items if isinstance(item, sort))
    return [sheet.notes(item.span) for item in found]


def _standing(sheet: Sheet) -> Markup:
    """Every document in a line: title, number, date, how it stands; many are told by the first of them."""
    documents = sheet.policy.documents
    if not documents:
        return text("没有列出来源")
    shown = documents if len(documents) <= _MOST_DOCUMENTS else documents[: _MOST_DOCUMENTS - 1]
    items = [element("li", *_document(each)) for each in shown]
    if len(shown) < len(documents):
        items.append(element("li", link(text(f"一共 {len(documents)} 份，都在“出处”里"), "#sec-sources")))
    loose = [each for each in _NOT_IN_FORCE if any(document.status is each for document in documents)]
    told = f"标明{'、'.join(each.value for each in loose)}的不是现行规定。"
    return joined((stacked("ul", items, class_="documents"), element("p", text(told)) if loose else NOTHING))


def _document(document: Document) -> Iterator[Markup]:
    yield link(text(f"《{document.title}》"), f"#{anchors.document(document.name)}", class_="ref")
    told = "，".join(each for each in (document.number, document.issued) if each)
    yield text(f" {told} " if told else " ")
    yield standing(document)


def _pending(policy: Policy) -> Markup:
    number = pendings.count(policy)
    if number == 0:
        return text("没有")
    told = link(element("strong", text(f"{number} 格待定"), class_="pending"), "#sec-pending")
    measured = policy.conventions.purpose is Purpose.INDICATOR
    why = "，用得到它们的目标定不下来" if measured else "，用得到它们的单据不能结算"
    return joined((told, text(why)))
