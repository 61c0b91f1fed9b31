"""The form: a field for every input, a table for every list, made from what the program takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from polyc.docgen.calculator.controls import cell, controls, several
from polyc.docgen.figures import figure, period
from polyc.docgen.inputs import bounds
from polyc.docgen.markup import NOTHING, Markup, element, stacked, text
from polyc.docgen.tables import head_cells
from polyc.docgen.typography import typeset
from polyc.kernel.program import InputField, ItemField, ItemList, Program

WIDE: Final = 4
"""An item with more inputs than this stands as a card, not as a line of a table."""


def fields(program: Program) -> Iterator[Markup]:
    """The fields in the order of the claim; `data-at` counts them as the script's FIELDS and LISTS do."""
    yield from (_field(at, each, _period(program, each)) for at, each in enumerate(program.inputs))
    yield from (_list(at, each) for at, each in enumerate(program.lists))


def _field(at: int, node: InputField, within: str) -> Markup:
    name, hint, wrong = f"in-{at}", f"in-{at}-hint", f"in-{at}-wrong"
    made = controls(node.kind, node.low, node.high, name=name, told=f"{hint} {wrong}")
    told = element("span", *_told(node, within), class_="hint", id=hint)
    fault = element("span", class_="wrong", id=wrong)
    if several(node.kind):
        parts = (element("legend", text(node.name)), made, told, fault)
        return stacked("fieldset", parts, class_="field", data_at=str(at), aria_describedby=f"{hint} {wrong}")
    return stacked(
        "div",
        (element("label", text(node.name), for_=name), made, told, fault),
        class_="field",
        data_at=str(at),
    )


def _period(program: Program, node: InputField) -> str:
    """On which days the policy holds, where this is the date that has to lie in them."""
    identity = program.identity
    return period(identity.effective_from, identity.effective_to) if node.name == program.version_date else ""


def _told(node: InputField, within: str) -> Iterator[Markup]:
    """Bounds, and what the author notes."""
    said = f"本版适用 {within}" if within else bounds(node.kind, node.low, node.high)
    if said:
        yield element("span", text(said))
    if node.note:
        yield element("span", text(typeset(node.note)))


# ---- lists ----


def _list(at: int, node: ItemList) -> Markup:
    wrong = f"list-{at}-wrong"
    table = stacked(
        "table",
        (element("thead", element("tr", *_heads(node))), element("tbody")),
        class_="plain rows many" if len(node.items) > WIDE else "plain rows",
    )
    parts = (
        element("legend", text(f"明细：{node.name}")),
        element("span", text(f"至多 {node.most} 行，没有就不添。"), class_="hint"),
        element("div", table, class_="scroll"),
        element("button", text("添一行"), type="button", data_do="add"),
        element("span", class_="wrong", id=wrong),
        element("template", _row(node)),
    )
    return stacked("fieldset", parts, class_="list", data_at=str(at), aria_describedby=wrong)


def _heads(node: ItemList) -> Iterator[Markup]:
    for each in node.items:
        yield element(
            "th",
            text(each.name),
            element("small", text(_note(each))) if _note(each) else NOTHING,
            scope="col",
        )
    yield from head_cells("")


def _note(node: ItemField) -> str:
    match node.default:
        case str() as name:
            return f"不填时同{name}"
        case int() as value:
            return f"不填时为 {figure(value, node.kind)}"
        case None:
            return ""


def _row(node: ItemList) -> Markup:
    cells = (
        element("td", cell(each.kind, each.low, each.high, each.name), data_at=str(at), data_label=each.name)
        for at, each in enumerate(node.items)
    )
    away = element("td", element("button", text("删去"), type="button", data_do="remove"))
    return element("tr", *cells, away)
