"""目标: what is measured over many settlements, with its interval, period and clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, assert_never

from polyc.docgen import anchors
from polyc.docgen.figures import figure, period
from polyc.docgen.formulas import PENDING, condition, formula, reference
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, text
from polyc.docgen.sheet import Sheet
from polyc.docgen.tables import grid, head_cells
from polyc.kinds import Kind, Rate
from polyc.model.policy import Aim, CountOver, Purpose, SumOver, Target, Whole
from polyc.model.values import Constant, Parameter, Relation

_ENDS: Final = {
    Relation.AT_LEAST: "{} 起，含本数",
    Relation.MORE: "{} 以上，不含本数",
    Relation.AT_MOST: "到 {}，含本数",
    Relation.LESS: "{} 以下，不含本数",
}


def target_section(sheet: Sheet) -> Iterator[Markup]:
    """A heading and one row a target, or nothing."""
    found = sheet.policy.targets
    if not found:
        return
    yield heading(2, text("目标"), "sec-targets")
    each = "每条记录" if sheet.policy.conventions.purpose is Purpose.INDICATOR else "每次结算"
    told = f"目标不支付，也不影响结算：把{each}的数加起来再比。用 polyc measure 量；没有可量的是“无数据”，不算达标，也不算未达标。"
    yield element("p", text(told), class_="lead")
    yield grid(
        head_cells("目标", "怎样量", "达标", "期间", "依据"), [_row(sheet, node) for node in found], "targets"
    )


def _row(sheet: Sheet, node: Target) -> list[Markup]:
    name = element("span", text(node.name), id=anchors.named(node.name))
    aims = joined([_aim(aim, node.kind) for aim in node.aims], " 且 ")
    notes = sheet.notes(node.span)
    return [
        element("th", name, scope="row"),
        element("td", element("p", _measure(node), class_="value"), _counted(node), notes),
        element("td", element("p", aims, class_="value"), _interval(node)),
        element("td", _period(sheet, node)),
        element("td", sheet.shelf.cited(node.citations), sheet.line_link(node.span)),
    ]


def _measure(node: Target) -> Markup:
    if node.denominator is None:
        return _whole(node.numerator)
    return joined((_whole(node.numerator), text(" ÷ "), _whole(node.denominator)))


def _whole(node: Whole) -> Markup:
    match node:
        case SumOver(value=value):
            return joined((text("合计（"), formula(value), text("）")))
        case CountOver(condition=None):
            return text("计数（全部）")
        case CountOver(condition=held) if held is not None:
            return joined((text("计数（"), condition(held), text("）")))
        case _:
            raise AssertionError(f"neither sum nor count: {node}")


def _counted(node: Target) -> Markup:
    if node.condition is None:
        return NOTHING
    return element("p", text("只算 "), condition(node.condition))


def _period(sheet: Sheet, node: Target) -> Markup:
    when = period(node.start, node.end) or "全部期间"
    if node.date == sheet.policy.conventions.version_date:
        return text(when)
    return joined((text(f"{when}，按 "), reference(node.date, node.date)))


# ---- the aim ----


def _aim(aim: Aim, kind: Kind) -> Markup:
    told = joined((text(f"{aim.relation.value} "), _bound(aim.bound)))
    if aim.tolerance is None:
        return told
    return joined((told, text(" 上下 "), _bound(aim.tolerance), text(_points(aim.tolerance, kind))))


def _points(tolerance: Parameter, kind: Kind) -> str:
    known = isinstance(tolerance.versions[0].value, Constant)
    return " 个百分点" if isinstance(kind, Rate) and not known else ""


def _bound(parameter: Parameter) -> Markup:
    value = parameter.versions[0].value
    if not isinstance(value, Constant):
        return PENDING
    told = figure(value.value, value.kind)
    return text(
        f"{told.removesuffix('%')}个百分点" if parameter.path.endswith(".上下") and "%" in told else told
    )


def _interval(node: Target) -> Markup:
    """The interval in words, where every bound is known."""
    told = [words for aim in node.aims if (words := _stretch(aim))]
    if len(told) < len(node.aims):
        return NOTHING
    return element("p", element("small", text("；".join(told))))


def _stretch(aim: Aim) -> str:
    bound = aim.bound.versions[0].value
    room = None if aim.tolerance is None else aim.tolerance.versions[0].value
    if not isinstance(bound, Constant):
        return ""
    match aim.relation:
        case Relation.EQUAL if aim.tolerance is None:
            return f"恰好 {figure(bound.value, bound.kind)}"
        case Relation.EQUAL:
            if not isinstance(room, Constant):
                return ""
            low, high = bound.value - room.value, bound.value + room.value
            return f"{figure(low, bound.kind)} 至 {figure(high, bound.kind)}，含两端"
        case Relation.AT_LEAST | Relation.MORE | Relation.AT_MOST | Relation.LESS:
            return _ENDS[aim.relation].format(figure(bound.value, bound.kind))
        case _:
            assert_never(aim.relation)
