"""按 tables as HTML tables: the last of several keys across, rows that are equal merged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TypeAlias

from polyc.docgen.formulas import formula
from polyc.docgen.markup import Markup, element, joined, stacked, text
from polyc.model.filling import labels
from polyc.model.values import Constant, Formula, IdentityKey, Key, Pending, Table, Unlimited

Cell: TypeAlias = Formula | None
"""A cell's value; None where a table says nothing about the case."""

Row: TypeAlias = tuple[tuple[str, ...], tuple[Cell, ...]]
"""The labels of a row and its cells."""


def grid(
    head: Sequence[Markup], rows: Sequence[Sequence[Markup]], *classes: str, searched: bool = True
) -> Markup:
    """A table of finished cells (``<td>``, ``<th>``) that may be pushed sideways where it is too wide.

    Where it is not `searched`, no cell may hold another ``div``: the search would begin again at its end.
    """
    top = element("thead", element("tr", *head)) if head else Markup("")
    body = stacked("tbody", [element("tr", *row) for row in rows])
    table = stacked("table", [top, body], class_=" ".join(("plain", *classes)))
    out = "" if searched else "yes"
    return element("div", table, class_="scroll", tabindex="0", data_search_exclude=out)


def head_cells(*titles: str) -> list[Markup]:
    """One head cell a title."""
    return [element("th", text(title), scope="col") for title in titles]


def value_table(table: Table) -> Markup:
    """The table of a parameter's value."""
    return keyed_table(table.keys, table.cells)


def keyed_table(keys: Sequence[Key], cells: Sequence[Cell]) -> Markup:
    """Cells row-major over their keys; a row without any value is left out."""
    at = list(zip(product(*map(labels, keys)), cells, strict=True))
    subjects = [element("th", _subject(key), scope="col") for key in keys]
    if len(keys) == 1:
        head = [*subjects, element("th", text("数值"), scope="col", class_="num")]
        return grid(head, _merged([(labels_, (cell,)) for labels_, cell in at]), searched=False)
    across = [element("th", text(label), scope="col", class_="num") for label in labels(keys[-1])]
    return grid([*subjects[:-1], *across], _merged(_rows(at)), "matrix", searched=False)


def _subject(key: Key) -> Markup:
    """What a table is divided by; of a set, which of several held options counts."""
    match key:
        case IdentityKey(subject=subject, highest=bool() as highest):
            told = "同时有几种的取高" if highest else "同时有几种的取低"
            return joined((formula(subject), element("small", text(told))))
        case _:
            return formula(key.subject)


def _rows(at: Sequence[tuple[tuple[str, ...], Cell]]) -> list[Row]:
    """The cells by the labels of all keys but the last."""
    rows: dict[tuple[str, ...], list[Cell]] = {}
    for labels_, cell in at:
        rows.setdefault(labels_[:-1], []).append(cell)
    return [(labels_, tuple(cells)) for labels_, cells in rows.items()]


def _merged(rows: Sequence[Row]) -> list[list[Markup]]:
    """Rows that differ only in their last label become one, under all these labels."""
    groups: dict[tuple[tuple[str, ...], tuple[Markup, ...]], list[str]] = {}
    for labels_, cells in rows:
        if any(cell is not None for cell in cells):
            groups.setdefault((labels_[:-1], tuple(map(value_cell, cells))), []).append(labels_[-1])
    return [
        [*(_row_head(label) for label in outer), _row_head("、".join(last)), *cells]
        for (outer, cells), last in groups.items()
    ]


def _row_head(label: str) -> Markup:
    return element("th", text(label), scope="row")


def value_cell(value: Cell) -> Markup:
    """A cell; figures are aligned as figures, 待定 is told by its words and its class."""
    match value:
        case None:
            return element("td", text("—"), class_="num unset")
        case Constant() | Unlimited():
            return element("td", formula(value), class_="num")
        case Pending():
            return element("td", formula(value), class_="num is-pending")
        case _:
            return element("td", formula(value))


def facts(rows: Sequence[tuple[str, Markup]]) -> Markup:
    """Pairs of a word and what holds of it; those without a value are left out."""
    pairs = [element("div", element("dt", text(word)), element("dd", value)) for word, value in rows if value]
    return stacked("dl", pairs, class_="facts")
