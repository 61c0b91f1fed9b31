"""A parameter with its history: value or table, what changes it, period, clause, notes."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.docgen.figures import day, period
from polyc.docgen.formulas import condition, formula
from polyc.docgen.markup import NOTHING, Markup, element, joined, stacked, text
from polyc.docgen.sheet import Sheet
from polyc.docgen.tables import value_table
from polyc.kinds import Rate
from polyc.model.shifting import is_always
from polyc.model.values import Adjustment, ExceptionRule, Parameter, Table, Value, Version
from polyc.money import percent_text


def parameter(sheet: Sheet, node: Parameter, lead: str = "") -> Markup:
    """All versions, the newest first; `lead` stands before each value (每年 …).

    What only counts for settlements made before the days on which it holds is left out.
    """
    versions = [_version(sheet, node, each, lead) for each in reversed(node.versions) if not _past(each)]
    return versions[0] if len(versions) == 1 else stacked("div", versions, class_="versions")


def _version(sheet: Sheet, node: Parameter, version: Version, lead: str) -> Markup:
    when = "，".join(_times(version)) if len(node.versions) > 1 else ""
    parts = [
        element("p", text(when), class_="period") if when else NOTHING,
        *_value(version.value, lead, sheet.shelf.amended(version.citations, version.amended)),
        _changes(sheet, node, version),
        sheet.notes(version.span),
        *(sheet.notes(place) for place in version.changes),
    ]
    return stacked("div", parts, class_="version")


def _past(version: Version) -> bool:
    known, start = version.known_until, version.start
    return known is not None and start is not None and known <= start


def _times(version: Version) -> Iterator[str]:
    """The days on which a version holds, and for settlements of which days."""
    if version.start is not None or version.end is not None:
        yield period(version.start, version.end)
    if version.known_from is not None and version.known_from > (version.start or 0):
        yield f"{day(version.known_from)}起结算的"
    if version.known_until is not None:
        yield f"{day(version.known_until)}以前结算的"


def _value(value: Value, lead: str, cites: Markup) -> tuple[Markup, ...]:
    before = text(f"{lead} " if lead else "")
    if not isinstance(value, Table):
        return (element("p", before, formula(value), cites, class_="value"),)
    keys = joined((formula(key.subject) for key in value.keys), "、")
    told = element("p", before, text("按 "), keys, cites, class_="value")
    return (told, value_table(value))


# ---- what changes a value ----


def _changes(sheet: Sheet, node: Parameter, version: Version) -> Markup:
    rows = [
        *(_adjustment(sheet, node, each) for each in version.adjustments),
        *(_exception(sheet, each) for each in version.exceptions),
    ]
    return stacked("ul", rows, class_="changes")


def _adjustment(sheet: Sheet, node: Parameter, change: Adjustment) -> Markup:
    moved = joined((text("提高 " if change.raises else "降低 "), _amount(node, change)))
    if is_always(change):
        told = joined((element("span", text("修改"), class_="word"), text("在上面的值上"), moved))
    else:
        when = joined((text("当 "), condition(change.condition), text("，")))
        told = joined((element("span", text("另"), class_="word"), when, moved))
    return element("li", told, sheet.shelf.cited(change.citations), sheet.notes(change.span))


def _amount(node: Parameter, change: Adjustment) -> Markup:
    if change.amount is None:
        return text(percent_text(abs(change.scale)))
    told = formula(change.amount)
    # To a rate only percentage points are added; names hold no %.
    return Markup(told.replace("%", "个百分点")) if isinstance(node.kind, Rate) else told


def _exception(sheet: Sheet, rule: ExceptionRule) -> Markup:
    over = text(f"（优先于 {'、'.join(rule.overrides)}）") if rule.overrides else NOTHING
    named = joined((element("span", text("例外"), class_="word"), text(rule.name), over, text("：")))
    head = joined((named, text("当 "), condition(rule.condition), text("，则 ")))
    cites = sheet.shelf.cited(rule.citations)
    notes = sheet.notes(rule.span)
    if isinstance(rule.value, Table):
        return element("li", head, text("按下表"), cites, value_table(rule.value), notes)
    return element("li", head, formula(rule.value), cites, notes)
