"""关于数值: what grades, standings, 待定 and 情景 mean, and how every policy stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from polyc.docgen import pendings
from polyc.docgen.markup import Markup, element, heading, link, page_text, text
from polyc.docgen.page import Page
from polyc.docgen.plain_words import effective
from polyc.docgen.publication import Publication
from polyc.docgen.regions import by_region
from polyc.docgen.summary import dates
from polyc.docgen.tables import facts, grid, head_cells
from polyc.model.policy import Grade, Status

PATH: Final = "numbers.md"

GRADES: Final = {
    Grade.A: "政府网站、官方或党报党媒在自己的网站上发布的原文。",
    Grade.B: "转载在别处的公文原文，或本地服务网站的整理，并有另一处来源相互印证。",
    Grade.C: "内容农场或机器拼写的页面，只作线索；不拿来结算，至多作情景的出处。",
}
STATES: Final = {
    Status.IN_FORCE: "文件正在施行。",
    Status.DRAFT: "征求意见稿，还没有施行。",
    Status.REPORTED: "没有读到文件本身，依据报道或整理转述。",
    Status.PLANNED: "规划或承诺，不是待遇规定。",
    Status.REPEALED: "已经废止，只用于从前的单据。",
}


def numbers_page(publications: Sequence[Publication]) -> Page:
    """The page about the numbers."""
    blocks = (
        heading(1, text("关于数值"), "sec-top"),
        _notice(),
        heading(2, text("证据等级"), "sec-grades"),
        facts([(grade.value, text(told)) for grade, told in GRADES.items()]),
        heading(2, text("文件状态"), "sec-states"),
        facts([(state.value, text(told)) for state, told in STATES.items()]),
        *_open_values(),
        *_amounts(),
        heading(2, text("各项政策"), "sec-policies"),
        _table(by_region(publications)),
    )
    return Page(path=PATH, text=page_text(*blocks))


def _notice() -> Markup:
    told = "本站不是官方文件。数值抄自公开来源，可能有误或已经变动；办理以当地医保部门为准。"
    return element("div", element("p", text(told)), class_="notice", role="note")


def _open_values() -> tuple[Markup, ...]:
    return (
        heading(2, text("待定与情景"), "sec-pending"),
        _paragraph(
            "来源没有写出的数值，政策里写作“待定”。页面照样列出，检查时点数，结算时用得到它的单据被拒绝，并说明是哪一项、依据哪一条；"
            "用不到它的单据照常结算。"
        ),
        _paragraph(
            "情景给待定的数值一个设想。采用了哪些情景，结算单上会写明；情景改不了来源已经写出的数值。"
        ),
    )


def _amounts() -> tuple[Markup, ...]:
    return (
        heading(2, text("金额怎样算"), "sec-amounts"),
        _paragraph(
            "金额以整数分计算，比例以百万分之一计算，没有小数误差。舍入只在政策写明的地方发生：一笔支付由几段相加时，"
            "合计以后舍入一次。"
        ),
        _paragraph("每个案例在生成网站时由两套算法各算一遍，两者与案例所写的数都一致，页面才会生成。"),
    )


def _paragraph(told: str) -> Markup:
    return element("p", text(told))


def _table(publications: Sequence[Publication]) -> Markup:
    head = head_cells("政策", "适用", "来源日期", "甲", "乙", "丙", "待定")
    return grid(head, [_row(each) for each in publications])


def _row(publication: Publication) -> list[Markup]:
    policy = publication.policy
    counted = Counter(document.grade for document in policy.documents)
    title = link(text(policy.title), f"policy/{policy.id}.html")
    figures = [*(counted[grade] for grade in GRADES), pendings.count(policy)]
    return [
        element("th", title, scope="row"),
        element("td", text(effective(policy))),
        element("td", text(dates(policy.documents))),
        *(element("td", text(str(each)), class_="num") for each in figures),
    ]
