"""条款台账: from every rule of the source documents to the clause that states it and the cases that try it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from polyc.docgen.ledger import KIND_WORDS, STATE_WORDS, Ledger
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, link, page_text, stacked, text
from polyc.docgen.page import Page
from polyc.docgen.placing import Example, Placement, mentions
from polyc.docgen.publication import Publication
from polyc.docgen.standing import Entry, Standing, counted, entries
from polyc.docgen.tables import grid, head_cells
from polyc.docgen.typography import typeset

PATH: Final = "ledger.md"
_TONES: Final = {
    Standing.STATED: "firm",
    Standing.OPEN: "fair",
    Standing.MEASURED: "firm",
    Standing.LEFT_OUT: "fair",
    Standing.UNDONE: "weak",
}
MOST_CASES: Final = 4
"""So many cases are named; the rest is counted."""


def ledger_page(ledger: Ledger, publications: Sequence[Publication]) -> Page:
    """The page of a ledger that is not empty."""
    found = entries(ledger, [mention for each in publications for mention in mentions(each)])
    blocks = (
        heading(1, text("条款台账"), "sec-top"),
        _lead(len(found), Counter(each.standing for each in found)),
        heading(2, text("各有多少"), "sec-counts"),
        _counts(
            "文件",
            ledger.documents.values(),
            counted(found, lambda each: ledger.documents[each.rule.document]),
        ),
        _counts("种类", KIND_WORDS.values(), counted(found, lambda each: KIND_WORDS[each.rule.kind])),
        _counts(
            "原文的数值", STATE_WORDS.values(), counted(found, lambda each: STATE_WORDS[each.rule.state])
        ),
        *(block for code in ledger.documents for block in _document(ledger, code, found)),
    )
    return Page(path=PATH, text=page_text(*blocks))


def _lead(whole: int, standing: Counter[Standing]) -> Markup:
    told = "、".join(f"{each.value} {standing[each]} 条" for each in Standing if standing[each])
    words = (
        f"来源文件里可以计算、可以核查的规则共 {whole} 条：{told}。"
        "写入政策的，点条款名称看规定，点案例看结算单；没有写入的，写明原因。"
        "规则的说法是我们自己的概括，原文见各政策的依据。"
    )
    return element("p", text(words), class_="lead")


def _counts(word: str, order: Iterable[str], found: Mapping[str, Counter[Standing]]) -> Markup:
    rows = [
        [
            _head(typeset(name)),
            *(_number(found[name][each]) for each in Standing),
            _number(found[name].total()),
        ]
        for name in order
        if name in found
    ]
    heads = [*head_cells(word), *(_right(each.value) for each in Standing), _right("合计")]
    return grid(heads, rows)


def _head(told: str) -> Markup:
    return element("th", text(told), scope="row")


def _right(told: str) -> Markup:
    return element("th", text(told), scope="col", class_="num")


def _number(value: int) -> Markup:
    return element("td", text(str(value) if value else "—"), class_="num")


# ---- the rules of one document ----


def _document(ledger: Ledger, code: str, found: Iterable[Entry]) -> tuple[Markup, ...]:
    rows = [_row(each) for each in found if each.rule.document == code]
    if not rows:
        return ()
    table = grid(head_cells("编号", "规则", "写在哪里", "案例"), rows, "ledger")
    return (
        heading(2, text(typeset(ledger.documents[code])), f"sec-{code.lower()}"),
        stacked("article", (table,), data_search_exclude="yes"),
    )


def _row(entry: Entry) -> list[Markup]:
    rule = entry.rule
    kinds = element("small", text(f"{KIND_WORDS[rule.kind]}·{STATE_WORDS[rule.state]}"))
    standing = element("span", text(entry.standing.value), class_=f"standing {_TONES[entry.standing]}")
    where = joined((element("div", standing), *_where(entry)))
    return [
        element("th", text(rule.id), scope="row", id=f"rule-{rule.id}"),
        element("td", text(typeset(rule.says)), element("br"), kinds),
        element("td", where),
        element("td", _cases(entry.placements)),
    ]


def _where(entry: Entry) -> tuple[Markup, ...]:
    if entry.why:
        return (element("div", text(typeset(entry.why))),)
    once = {(each.policy, each.word, each.name): each for each in entry.placements}
    return tuple(_clause(each) for each in once.values())


def _clause(placement: Placement) -> Markup:
    named = f"{placement.word} {placement.name}".strip()
    return element("div", link(text(named), placement.address), text(f"，{typeset(placement.title)}"))


def _cases(placements: Sequence[Placement]) -> Markup:
    found = tuple(dict.fromkeys(case for each in placements for case in each.cases))
    if not found:
        return text("—")
    more = element("div", text(f"等 {len(found)} 个")) if len(found) > MOST_CASES else NOTHING
    return joined((*(_case(each) for each in found[:MOST_CASES]), more))


def _case(example: Example) -> Markup:
    return element("div", link(text(example.name), example.address))
