"""输入: what a claim must say."""

from __future__ import annotations

from typing import Final, assert_never

from polyc.docgen import anchors
from polyc.docgen.figures import figure
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, text
from polyc.docgen.sheet import Sheet, code, strip
from polyc.docgen.tables import grid, head_cells
from polyc.kinds import Choice, Choices, Count, Date, Flag, Kind, Money, Quantity, Rate, Text, UnitPrice
from polyc.model.kind_words import default_bounds
from polyc.model.policy import Input, ItemInput, ItemList
from polyc.syntax.clauses import Inputs

_HEAD: Final = ("名称", "怎样填", "范围", "接口字段")


def input_section(sheet: Sheet) -> tuple[Markup, ...]:
    """A heading and one row an input; then the same for the items of each list."""
    rows = [_row(sheet, each, anchors.named(each.name)) for each in sheet.policy.inputs]
    blocks = (item for item in sheet.publication.tree.items if isinstance(item, Inputs))
    return (
        heading(2, text("单据要填什么"), "sec-inputs"),
        element(
            "p",
            text("没有写缺省的每一项都要填；缺项、多项、超出范围的单据一律退回，不按零计算。"),
            class_="lead",
        ),
        *(sheet.notes(block.span) for block in blocks),
        grid(head_cells(*_HEAD), rows, "inputs"),
        *(block for each in sheet.policy.lists for block in _list(sheet, each)),
    )


def _list(sheet: Sheet, node: ItemList) -> tuple[Markup, ...]:
    rows = [_row(sheet, each, anchors.item(node.name, each.name)) for each in node.inputs]
    field = joined((text("接口 "), code(node.field))) if node.field else NOTHING
    return (
        heading(3, text(f"明细：{node.name}"), anchors.named(node.name)),
        strip(element("span", text("明细"), class_="sort"), field, sheet.line_link(node.span)),
        sheet.notes(node.span),
        grid(head_cells(*_HEAD), rows, "inputs"),
    )


def _row(sheet: Sheet, node: Input | ItemInput, anchor: str) -> list[Markup]:
    return [
        element("th", text(node.name), scope="row", id=anchor),
        element("td", _choice(node.kind), _default(node), sheet.whence(node.span), sheet.notes(node.span)),
        element("td", text(bounds(node.kind, node.low, node.high) or "—")),
        element("td", code(node.field) if node.field else text("同名称")),
    ]


def _default(node: Input | ItemInput) -> Markup:
    match node:
        case ItemInput(default=str() as name):
            return text(f"；不填时同{name}")
        case ItemInput(default=int() as value, kind=kind):
            return text(f"；不填时为 {figure(value, kind)}")
        case _:
            return NOTHING


def _choice(kind: Kind) -> Markup:
    """The kind in words, or the options one by one."""
    match kind:
        case Money():
            return text("金额，元")
        case Rate():
            return text("比例，%")
        case Count(unit=unit):
            return text(f"整数，{unit}")
        case Date():
            return text("日期")
        case Flag():
            return text("是或否")
        case Choice(options=options):
            return joined((text("选一项："), _options(options)))
        case Choices(options=options):
            return joined((text("可选几项，也可不选："), _options(options)))
        case UnitPrice():
            return text("单价，元")
        case Quantity():
            return text("数量")
        case Text():
            return text("文字")
        case _:
            assert_never(kind)


def _options(options: tuple[str, ...]) -> Markup:
    chips = (element("span", text(option), class_="option") for option in options)
    return joined(chips, " ") if options else NOTHING


def bounds(kind: Kind, low: int, high: int) -> str:
    """The bounds of a number; "" for days and counts whose bounds nobody wrote, and for all else."""
    match kind:
        case Money() | Rate() | UnitPrice() | Quantity():
            return f"{figure(low, kind)} 至 {figure(high, kind)}"
        case Count() | Date() if (low, high) != default_bounds(kind):
            return f"{figure(low, kind)} 至 {figure(high, kind)}"
        case _:
            return ""
