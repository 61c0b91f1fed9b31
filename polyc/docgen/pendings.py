"""待定: every place to which the sources give no value, and what a scenario would put there."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from polyc.docgen import anchors
from polyc.docgen.figures import period
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, link, text
from polyc.docgen.sheet import Sheet
from polyc.docgen.tables import grid, head_cells
from polyc.model.policy import Policy, Scenario
from polyc.model.values import Parameter, Pending, Table, Value, Version
from polyc.model.walk import parameters


@frozen(kw_only=True)
class Gap:
    """The 待定 cells of one value of a parameter, or of one of its exceptions: how many, and of how many."""

    path: str
    exception: str
    when: str
    open: int
    cells: int


def gaps(policy: Policy) -> tuple[Gap, ...]:
    """Every gap, in text order."""
    found = (
        _gap(parameter, version, name, value)
        for parameter in parameters(policy)
        for version in parameter.versions
        for name, value in (("", version.value), *((rule.name, rule.value) for rule in version.exceptions))
    )
    return tuple(gap for gap in found if gap.open)


def count(policy: Policy) -> int:
    """How many values are 待定."""
    return sum(gap.open for gap in gaps(policy))


def _gap(parameter: Parameter, version: Version, exception: str, value: Value) -> Gap:
    cells = value.cells if isinstance(value, Table) else (value,)
    return Gap(
        path=parameter.path,
        exception=exception,
        when=period(version.start, version.end) if len(parameter.versions) > 1 else "",
        open=sum(isinstance(cell, Pending) for cell in cells),
        cells=len(cells),
    )


def pending_section(sheet: Sheet) -> tuple[Markup, ...]:
    """A heading and the list, or nothing where every value is known."""
    found = gaps(sheet.policy)
    if not found:
        return ()
    rows = [list(_row(sheet.policy, gap)) for gap in found]
    told = "来源没有给出这些数值，这里不猜。用得到它们的单据一律拒绝结算，除非采用下面的情景。"
    if sheet.policy.targets:
        told += "目标里的待定只让目标定不下来，不影响结算。"
    return (
        heading(2, text("待定的数值"), "sec-pending"),
        element("p", text(told), class_="lead"),
        grid(head_cells("数值", "期间", "待定", "可采用的情景"), rows),
    )


def _row(policy: Policy, gap: Gap) -> Iterator[Markup]:
    name = gap.path.split(".")[0].split("〔")[0]  # of an item's value this is its list
    rule = f"（例外 {gap.exception}）" if gap.exception else ""
    shown = gap.path.removesuffix("〕").replace("〔", "：") + rule
    yield element("th", link(text(shown), f"#{anchors.named(name)}", class_="ref"), scope="row")
    yield element("td", text(gap.when or "全部期间"))
    yield element(
        "td", text("待定" if gap.cells == 1 else f"{gap.cells} 格中 {gap.open} 格"), class_="is-pending"
    )
    offers = [_offer(each) for each in policy.scenarios if _binds(each, gap.path)]
    yield element("td", joined(offers, "、") if offers else NOTHING)


def _offer(scenario: Scenario) -> Markup:
    return link(text(scenario.name), f"#{anchors.scenario(scenario.name)}", class_="ref")


def _binds(scenario: Scenario, path: str) -> bool:
    return any(binding.path == path for binding in scenario.bindings)
