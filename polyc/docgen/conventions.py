"""口径 and 舍入: the choices that cities make differently, as this policy makes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from polyc.docgen.markup import Markup, element, heading, text
from polyc.docgen.sheet import Sheet
from polyc.docgen.tables import grid, head_cells
from polyc.syntax.clauses import Convention, RoundingRule

_MEANINGS: Final = {
    "用途": "这份政策算什么；只有待遇要记一个人的一年",
    "适用版本": "看哪个日期决定用哪一版规定",
    "累计年度": "一年怎样分，看哪个日期归入哪一年",
    "结算次序": "几张单据先后怎样排",
    "冲正方式": "退回一次结算时，以后的结算怎么办",
    "知悉日期": "看哪个日期是结算的日期；那天以后才出的文件，当时还看不到",
    "费用平衡": "哪一项是总额，哪一项是留给个人的；两者之差恰是各方支付之和",
    "每笔支付": "每一笔支付怎样舍入",
    "明细金额": "明细里算出来的金额怎样舍入",
    "目标比值": "目标的比值写到哪一位；是否达标按没有舍入的数比",
    "计算金额": "算出来的金额怎样舍入",
}


def convention_section(sheet: Sheet) -> tuple[Markup, ...]:
    """A heading and one row a choice, as written."""
    return (
        heading(2, text("口径与舍入"), "sec-conventions"),
        grid(head_cells("项目", "选择"), list(_rows(sheet)), "conventions"),
    )


def _rows(sheet: Sheet) -> Iterator[list[Markup]]:
    for item in sheet.publication.tree.items:
        if isinstance(item, Convention | RoundingRule):
            slot = item.slot.text
            meaning = element("small", text(_MEANINGS.get(slot, "")))
            chosen = "，".join(name.text for name in item.choices)
            yield [
                element("th", text(slot), meaning, scope="row"),
                element(
                    "td",
                    element("p", text(chosen), class_="value"),
                    sheet.whence(item.span),
                    sheet.notes(item.span),
                ),
            ]
