"""The policies that pay no patient: clearing, subsidies, instalments and targets, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from polyc.docgen import pendings
from polyc.docgen.calculator.offering import offered
from polyc.docgen.landing.sought import sought
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, link, stacked, text
from polyc.docgen.plain_words import effective
from polyc.docgen.publication import Publication
from polyc.docgen.regions import whole
from polyc.model.policy import Purpose

SORTS: Final = {
    Purpose.CLEARING: "医保基金与医疗机构之间怎样结清",
    Purpose.SUBSIDY: "谁替谁缴费、补助多少",
    Purpose.INSTALMENT: "钱在几个工作日内拨到",
    Purpose.INDICATOR: "文件许下的数，用全年的单据量一量",
}


def other_section(publications: Sequence[Publication]) -> Iterator[Markup]:
    """A heading, and the policies by their sort; nothing without such policies."""
    if not publications:
        return
    yield heading(2, text("基金、机构与目标"), "sec-others")
    for purpose, told in SORTS.items():
        group = [each for each in publications if each.policy.conventions.purpose is purpose]
        if group:
            title = element("h3", text(purpose.value), text(" "), element("small", text(told)))
            rows = stacked("ul", [_row(each) for each in group], class_="others")
            yield stacked("section", (title, rows), class_="place-policies")


def _row(publication: Publication) -> Markup:
    policy = publication.policy
    page, calculator = f"policy/{policy.id}.html", f"policy/{policy.id}/calculator.html"
    open_values = pendings.count(policy)
    facts = (
        text(f"{whole(policy.region)}　适用于{effective(policy)}"),
        element("span", text(f"待定 {open_values} 格"), class_="pending") if open_values else NOTHING,
    )
    go = link(text("算一算"), calculator, class_="go", aria_label=f"算一算：{policy.title}")
    parts = (
        link(text(policy.title), page),
        element("small", joined((each for each in facts if each), "　")),
        go if offered(policy) else NOTHING,
    )
    return element("li", *parts, id=f"p-{policy.id}", data_find=sought(publication))
