"""分配: what is shared out, by which ratio, to whom, and who gets the fens left over."""

from __future__ import annotations

from itertools import product

from polyc.docgen.formulas import formula
from polyc.docgen.markup import NOTHING, Markup, element, joined, text
from polyc.docgen.parameters import parameter
from polyc.docgen.sheet import Sheet
from polyc.docgen.tables import grid, head_cells
from polyc.model.filling import labels
from polyc.model.policy import Apportion, Split
from polyc.model.values import Constant, Table


def split_body(sheet: Sheet, node: Split) -> Markup:
    """The amount, the ratio, and the tail."""
    rest = "按余数从大到小，一分一分地给" if node.tail is None else f"归{node.parts[node.tail]}"
    told = element("p", _ratio(node), text(f"；每一份舍到分，除不尽剩下的{rest}，合计一分不差。"))
    table = NOTHING if node.choice is None else _table(node, node.choice)
    return joined((parameter(sheet, node.value), told, table))


def apportion_body(sheet: Sheet, node: Apportion) -> Markup:
    """The amount, the weight, and the tail."""
    weight = f"{node.list}.{node.weight.name}"
    rest = "舍到分，除不尽剩下的按余数从大到小，一分一分地给，余数相同的先给写在前面的，合计一分不差。"
    told = element("p", text(f"每一条分得 {weight} ÷ 合计({weight})，{rest}"))
    return joined((parameter(sheet, node.value), told))


def split_payers(node: Split) -> str:
    """Everyone who pays a part."""
    return "、".join(node.parts)


def _ratio(node: Split) -> Markup:
    if node.choice is None:
        ratio = text(_words(node.ratios[0]))
    else:
        keys = joined((formula(key.subject) for key in node.choice.keys), "、")
        ratio = joined((keys, text(" 的比")))
    parts = split_payers(node)
    if node.pays:
        return joined((text(f"由 {parts} 按 "), ratio, text(" 支付")))
    return joined((text("按 "), ratio, text(f" 分给 {parts}")))


def _words(ratio: tuple[int, ...]) -> str:
    return ":".join(map(str, ratio))


def _table(node: Split, choice: Table) -> Markup:
    heads = [element("th", formula(key.subject), scope="col") for key in choice.keys]
    rows = [
        [
            *(element("th", text(label), scope="row") for label in told),
            *(element("td", text(str(number)), class_="num") for number in node.ratios[cell.value]),
        ]
        for told, cell in zip(product(*map(labels, choice.keys)), choice.cells, strict=True)
        if isinstance(cell, Constant)
    ]
    return grid([*heads, *head_cells(*node.parts)], rows, "matrix")
