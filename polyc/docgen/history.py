"""改了什么: every day on which a value changes, with what it was and what it became."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Final

from attrs import frozen

from polyc.docgen import anchors
from polyc.docgen.figures import day
from polyc.docgen.formulas import formula
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, link, stacked, text
from polyc.docgen.sheet import Sheet
from polyc.docgen.tables import grid, head_cells
from polyc.model.filling import labels
from polyc.model.policy import Policy
from polyc.model.values import Parameter, Table, Value, Version
from polyc.model.walk import parameters

_ARROW: Final = " → "


@frozen(kw_only=True)
class Change:
    """From `start` on the parameter has another value."""

    start: int
    parameter: Parameter
    before: Version
    after: Version


def changes(policy: Policy) -> tuple[Change, ...]:
    """Every change within the policy's own period, by day, then in text order."""
    found = (
        change for each in parameters(policy) for change in _changes(each) if change.start > policy.start
    )
    return tuple(sorted(found, key=lambda each: each.start))


def _changes(parameter: Parameter) -> Iterator[Change]:
    """What is known at once of two versions that begin on different days; the same value again is none."""
    for before, after in pairwise(parameter.versions):
        moved = (before.value, before.adjustments, before.exceptions) != (
            after.value,
            after.adjustments,
            after.exceptions,
        )
        if after.start is not None and after.start != before.start and moved:
            yield Change(start=after.start, parameter=parameter, before=before, after=after)


def history_section(sheet: Sheet) -> tuple[Markup, ...]:
    """A heading and one row a change, the newest day first; nothing where nothing changes."""
    found = changes(sheet.policy)
    if not found:
        return ()
    told = "同一份政策里随日期改变的数值，新的在前。没有列出的，整个适用期间都一样。"
    days = sorted({each.start for each in found}, reverse=True)
    rows = [
        row for start in days for row in _rows(sheet, start, [each for each in found if each.start == start])
    ]
    return (
        heading(2, text("什么时候改了什么"), "sec-history"),
        element("p", text(told), class_="lead"),
        grid(head_cells("起", "什么", "原来 → 现在", "依据"), rows, "history"),
    )


def _rows(sheet: Sheet, start: int, found: Sequence[Change]) -> Iterator[list[Markup]]:
    for number, change in enumerate(found):
        first = element("th", text(day(start)), scope="rowgroup", rowspan=str(len(found)))
        cites = sheet.shelf.amended(change.after.citations, change.after.amended)
        yield [
            *([first] if number == 0 else []),
            element("td", _name(change.parameter)),
            element("td", _told(change)),
            element("td", cites or text("—")),
        ]


def _name(parameter: Parameter) -> Markup:
    owner = parameter.path.split(".")[0].split("〔")[0]
    shown = parameter.path.removesuffix("〕").replace("〔", "：")
    return link(text(shown), f"#{anchors.named(owner)}", class_="ref")


def _told(change: Change) -> Markup:
    """Cell by cell where the tables are alike, else the whole; what is added to a value besides."""
    before, after = change.before.value, change.after.value
    parts = list(_cells(before, after)) if before != after else []
    if (change.before.adjustments, change.before.exceptions) != (
        change.after.adjustments,
        change.after.exceptions,
    ):
        parts.append(element("li", text("加减或例外有变，见步骤")))
    return stacked("ul", parts, class_="moved")


def _cells(before: Value, after: Value) -> Iterator[Markup]:
    if not (isinstance(before, Table) and isinstance(after, Table)):
        yield element("li", _whole(before), text(_ARROW), _whole(after))
        return
    if before.keys != after.keys:
        yield element("li", text("换了一张表，见步骤"))
        return
    moves: dict[tuple[Markup, Markup], list[str]] = {}
    names = product(*map(labels, before.keys))
    for name, old, new in zip(names, before.cells, after.cells, strict=True):
        if old != new:
            moves.setdefault((formula(old), formula(new)), []).append(" ".join(name))
    for (was, became), own in moves.items():
        everywhere = len(own) == len(before.cells)
        where = NOTHING if everywhere else joined((text("、".join(own)), text("：")))
        yield element("li", where, was, text(_ARROW), became)


def _whole(value: Value) -> Markup:
    if not isinstance(value, Table):
        return formula(value)
    keys = joined((formula(key.subject) for key in value.keys), "、")
    return joined((text("按 "), keys, text(" 的表")))
