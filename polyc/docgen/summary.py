"""The top of a policy's page: what it is, who pays, from when, and how good the evidence is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from polyc.docgen import pendings
from polyc.docgen.calculator.offering import invitation
from polyc.docgen.figures import day
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, link, text
from polyc.docgen.sheet import Sheet, note_lines
from polyc.docgen.tables import facts
from polyc.model.policy import Benefit, Document, Layer, Policy, Split
from polyc.syntax.clauses import Effective, PolicyId, Region


def summary(sheet: Sheet) -> tuple[Markup, ...]:
    """Title, region, the notice, facts and the policy's own notes."""
    policy = sheet.policy
    return (
        heading(1, text(policy.title), "sec-top"),
        element("p", text(" › ".join(policy.region)), class_="region"),
        notice(policy),
        invitation(policy),
        _facts(sheet),
        note_lines(policy.notes),
    )


def notice(policy: Policy) -> Markup:
    """No official document; date and grade of the numbers."""
    told = (
        f"本页不是官方文件，由政策源文件自动生成。数值取自{len(policy.documents)}份来源"
        f"（{grades(policy.documents)}；{dates(policy.documents)}），适用于{effective(policy)}。办理以当地医保部门为准。"
    )
    return element("div", element("p", text(told)), class_="notice", role="note")


def effective(policy: Policy) -> str:
    """From when to when the policy holds."""
    end = "以后" if policy.end is None else f"至{day(policy.end)}"
    return f"{day(policy.start)}{end}"


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
    rows = (
        ("地区", joined((text(" ".join(policy.region)), *_notes(sheet, Region)))),
        ("沿用", _inherited(policy)),
        ("适用期间", joined((text(effective(policy)), *_notes(sheet, Effective)))),
        ("谁来付", text("、".join(payers(policy)))),
        ("来源", _standing(policy)),
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


def payers(policy: Policy) -> tuple[str, ...]:
    """Everyone who pays, in the order of their first payment."""
    return tuple(dict.fromkeys(_payers(policy)))


def _payers(policy: Policy) -> Iterator[str]:
    for each in policy.definitions:
        match each:
            case Layer(payer=payer) | Benefit(payer=payer):
                yield payer
            case Split(pays=True, parts=parts):
                yield from parts
            case _:
                pass


def _standing(policy: Policy) -> Markup:
    states = Counter(document.status.value for document in policy.documents)
    told = "、".join(f"{status}{number}份" for status, number in states.items())
    if not told:
        return text("没有列出来源")
    return joined((link(text(f"{told}；{grades(policy.documents)}"), "#sec-sources"),))


def _pending(policy: Policy) -> Markup:
    number = pendings.count(policy)
    if number == 0:
        return text("没有")
    return link(element("strong", text(f"{number} 格待定"), class_="pending"), "#sec-pending")
