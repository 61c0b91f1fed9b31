"""分段: the bands with their rates, and in words how they add up."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from polyc.docgen.figures import money
from polyc.docgen.markup import Markup, element, joined, text
from polyc.docgen.parameters import parameter
from polyc.docgen.reaching import reached
from polyc.docgen.sheet import Sheet
from polyc.docgen.tables import grid, value_cell
from polyc.model.policy import BoundsFrom, Bracket, BracketMode, BracketTable
from polyc.model.values import Constant, Table
from polyc.money import percent_text

_MODES: Final = {
    BracketMode.PROGRESSIVE: "逐段累加：每一段的费用按本段比例计算，再相加",
    BracketMode.WHOLE: "按所在段全额：费用落在哪一段，全部费用就按那一段的比例",
}
_BOUNDS: Final = {
    BoundsFrom.ABSOLUTE: "边界含起付线：从费用的第一元算起",
    BoundsFrom.ABOVE_DEDUCTIBLE: "边界扣起付线后：从起付线以上的费用算起",
}


def bracket_table(sheet: Sheet, table: BracketTable) -> Markup:
    """The way of counting, then one row a band."""
    told = element(
        "p",
        text(f"{_MODES[table.mode]}；{_BOUNDS[table.bounds_from]}。"),
        sheet.shelf.cited(table.citations),
        class_="value",
    )
    head = [
        element("th", text("费用段"), scope="col"),
        element("th", text("支付比例"), scope="col", class_="num"),
        element("td", class_="bar"),
    ]
    rows = [
        [element("th", text(label), scope="row"), _rate(sheet, table, bracket), _bar(sheet, bracket)]
        for label, bracket in zip(labels(table), table.brackets, strict=True)
    ]
    return joined((told, grid(head, rows, "bands"), sheet.notes(table.span)))


def _rate(sheet: Sheet, table: BracketTable, bracket: Bracket) -> Markup:
    version, *more = bracket.rate.versions
    changed = more or version.adjustments or version.exceptions or isinstance(version.value, Table)
    own = version.citations != table.citations or version.notes
    if changed or own or isinstance(version.value, Table):
        return element("td", parameter(sheet, bracket.rate))
    return value_cell(version.value)


def _bar(sheet: Sheet, bracket: Bracket) -> Markup:
    """The rate as a bar, from the least to the greatest that it comes to; empty where nothing is known.

    The figures beside it say the same, so it is kept from those who listen.
    """
    cells = reached(sheet.policy, bracket.rate)
    rates = [cell.value for cell in cells if isinstance(cell, Constant)]
    if not rates:
        return element("td", class_="bar", aria_hidden="true")
    ends = f"--least: {percent_text(min(rates))}; --most: {percent_text(max(rates))}"
    return element("td", element("i", style=ends), class_="bar", aria_hidden="true")


def labels(table: BracketTable) -> list[str]:
    """The bands in words, the boundary words telling which end belongs to them."""
    return [_label(band, after) for band, after in pairwise((*table.brackets, None)) if band is not None]


def _label(band: Bracket, after: Bracket | None) -> str:
    low = f"{money(band.low)}" if band.low_included else f"超过{money(band.low)}"
    if after is None:
        return f"{low}以上" if band.low_included else low
    high = f"不满{money(after.low)}" if after.low_included else money(after.low)
    if band.low == 0:
        return high if after.low_included else f"{high}以下"
    return f"{low}至{high}"
