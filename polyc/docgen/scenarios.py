"""情景: values assumed in place of 待定, never mixed with what holds."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.docgen import anchors
from polyc.docgen.formulas import formula, reference
from polyc.docgen.markup import Markup, element, heading, joined, text
from polyc.docgen.sheet import Sheet, note_lines, strip
from polyc.docgen.tables import Cell, keyed_table
from polyc.model.policy import Binding, Scenario
from polyc.model.scenarios import known_parameters
from polyc.model.values import Parameter, Pending, Table


def scenario_section(sheet: Sheet) -> Iterator[Markup]:
    """A heading and one block a scenario, or nothing."""
    if not sheet.policy.scenarios:
        return
    yield heading(2, text("情景"), "sec-scenarios")
    told = "情景是假设，不是现行规定：它只给待定的数值一个设想，采用时结算单上会写明。"
    yield element("p", text(told), class_="lead")
    for scenario in sheet.policy.scenarios:
        yield heading(3, text(scenario.name), anchors.scenario(scenario.name))
        yield _block(sheet, scenario)


def _block(sheet: Sheet, scenario: Scenario) -> Markup:
    known = known_parameters(sheet.policy)
    head = strip(
        element("span", text("情景"), class_="sort"),
        sheet.shelf.cited(scenario.citations),
        sheet.line_link(scenario.span),
    )
    settings = [_setting(binding, known[binding.path]) for binding in scenario.bindings]
    notes = note_lines(sheet.remarks.within(scenario.span))
    return element("div", head, notes, *settings, class_="block assumed")


def _setting(binding: Binding, old: Parameter) -> Markup:
    name = binding.path.split(".")[0].split("〔")[0]
    told = joined((text("设 "), reference(name, binding.path.replace("〔", " ").removesuffix("〕"))))
    new = binding.value.versions[0].value
    if not isinstance(new, Table):
        return element("p", told, text(" "), formula(new), class_="value")
    return joined((element("p", told, class_="value"), keyed_table(new.keys, _set_cells(new, old))))


def _set_cells(new: Table, old: Parameter) -> list[Cell]:
    """The cells that the scenario sets: those that are 待定 without it, and not still with it."""
    before = next((each.value for each in old.versions if isinstance(each.value, Table)), None)
    if before is None:
        return list(new.cells)
    pairs = zip(new.cells, before.cells, strict=True)
    return [
        cell if isinstance(was, Pending) and not isinstance(cell, Pending) else None for cell, was in pairs
    ]
