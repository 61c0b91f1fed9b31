"""术语: what the words mean, and which field of the national interface carries them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from polyc.docgen import anchors
from polyc.docgen.fields import codes, field_link
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, link, page_text, text
from polyc.docgen.page import Page
from polyc.docgen.publication import Publication
from polyc.docgen.tables import grid, head_cells
from polyc.model.policy import Policy
from polyc.terms.glossary import CHAPTERS, FIELD_GROUPS, FIELDS, TERMS, fields_by_code
from polyc.terms.term import Chapter, Field, FieldGroup, Known, Term

PATH: Final = "terms.md"


def glossary_page(publications: Sequence[Publication]) -> Page:
    """The page: terms by chapter, then fields with the policies that use them."""
    used = _users(publications)
    blocks = (
        heading(1, text("术语"), "sec-top"),
        _notice(),
        _lead(),
        *(block for number, each in enumerate(CHAPTERS, 1) for block in _chapter(each, number)),
        heading(2, text("国家接口的字段"), "sec-fields"),
        element("p", text(_ABOUT_FIELDS)),
        *(block for number, each in enumerate(FIELD_GROUPS, 1) for block in _fields(each, number, used)),
        *_unknown(used),
    )
    return Page(path=PATH, text=page_text(*blocks))


_ABOUT_FIELDS: Final = (
    "政策里写 接口 和一个代码，编译出来的程序就用它作字段名，单据可以从业务系统原样送进来。"
    "接口规范的正式文本没有公开，字段名和类型由几处独立的公开转录互相核对；各地还有扩展，用以前请与当地核对。"
    "金额在接口里以元为单位、两位小数，本站的程序里是整数分。"
)


def _notice() -> Markup:
    told = "本站不是官方文件。这一页的解释是编者自己的话，只为读懂政策，不改变任何规定；数值的日期和证据等级写在各政策页。"
    return element("div", element("p", text(told)), class_="notice", role="note")


def _lead() -> Markup:
    told = (
        f"{len(TERMS)} 个术语，{len(FIELDS)} 个接口字段。最容易混的一对：自付在政策范围以内，自费在范围以外。"
    )
    return element("p", text(told), class_="lead")


# ---- terms ----


def _chapter(chapter: Chapter, number: int) -> Iterator[Markup]:
    yield heading(2, text(chapter.title), f"sec-terms-{number}")
    head = head_cells("术语", "意思", "接口字段")
    yield grid(head, [_term(each) for each in chapter.terms], "glossary")


def _term(term: Term) -> list[Markup]:
    also = element("small", text(f"又称 {'、'.join(term.also)}")) if term.also else NOTHING
    english = element("small", text(term.en), lang="en")
    return [
        element("th", text(term.zh), english, also, scope="row", id=anchors.term(term.identifier)),
        element("td", text(term.says)),
        element("td", joined((field_link(each, "") for each in term.fields), " ")),
    ]


# ---- fields ----


def _users(publications: Sequence[Publication]) -> dict[str, list[Policy]]:
    """The policies by the codes that they declare."""
    used = dict[str, list[Policy]]()
    for each in publications:
        for code in dict.fromkeys(codes(each.policy)):
            used.setdefault(code, []).append(each.policy)
    return used


def _fields(group: FieldGroup, number: int, used: dict[str, list[Policy]]) -> Iterator[Markup]:
    yield heading(3, text(group.title), f"sec-fields-{number}")
    head = head_cells("代码", "名称", "类型", "备注", "本站的政策")
    yield grid(head, [_field(each, used) for each in group.fields], "glossary")


def _field(field: Field, used: dict[str, list[Policy]]) -> list[Markup]:
    doubt = "" if field.known is Known.AGREED else f"{field.known.value}。"
    return [
        element("th", element("code", text(field.code)), scope="row", id=anchors.field(field.code)),
        element("td", text(field.name)),
        element("td", text(field.type)),
        element("td", text(doubt + field.remark)),
        element("td", _policies(used.get(field.code, []))),
    ]


def _policies(found: Sequence[Policy]) -> Markup:
    if not found:
        return NOTHING
    names = (element("li", link(text(each.title), f"policy/{each.id}.html")) for each in found)
    return element(
        "details", element("summary", text(f"{len(found)} 项")), element("ul", *names), class_="users"
    )


def _unknown(used: dict[str, list[Policy]]) -> Iterator[Markup]:
    """What policies declare and the glossary does not know: told, so that a slip of the pen is seen."""
    strange = {code: policies for code, policies in used.items() if code not in fields_by_code()}
    if not strange:
        return
    yield heading(3, text("没有收进术语表的字段"), "sec-fields-unknown")
    yield element("p", text("政策里写了、这里没有解释的代码；可能是地方扩展，也可能是写错了。"))
    rows = [
        [
            element("th", element("code", text(code)), scope="row"),
            element("td", _policies(policies)),
        ]
        for code, policies in strange.items()
    ]
    yield grid(head_cells("代码", "本站的政策"), rows, "glossary")
