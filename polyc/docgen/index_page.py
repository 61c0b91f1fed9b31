"""The first page: the landing text, then the policies by province and city."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from polyc.docgen import pendings
from polyc.docgen.calculator.offering import offered
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, link, page_text, stacked, text
from polyc.docgen.page import Page
from polyc.docgen.publication import Publication
from polyc.docgen.summary import effective, grades, payers
from polyc.model.policy import Policy


def by_region(publications: Sequence[Publication]) -> list[Publication]:
    """Policies in the order of the list: region by region, then by title."""
    return sorted(publications, key=lambda each: (each.policy.region, each.policy.title, each.policy.id))


def index_page(landing: str, publications: Sequence[Publication]) -> Page:
    """`landing` is Markdown by hand and is trusted."""
    blocks = (Markup(landing.strip()), _notice(), *_regions(by_region(publications)))
    return Page(path="index.md", text=page_text(*blocks))


def _notice() -> Markup:
    told = joined(
        (
            text("本站不是官方文件。每项政策的数值各有日期和证据等级，写在各自的页首；怎样讲，见"),
            link(text("关于数值"), "numbers.html"),
            text("。"),
        )
    )
    return element("div", element("p", told), class_="notice", role="note")


def _regions(publications: Sequence[Publication]) -> Iterator[Markup]:
    if not publications:
        yield element("p", text("还没有政策。"))
    for number, (province, group) in enumerate(groupby(publications, lambda each: each.policy.region[:1]), 1):
        yield heading(2, text("".join(province)), f"sec-region-{number}")
        yield stacked("ul", [_entry(each) for each in group], class_="policies")


def _entry(publication: Publication) -> Markup:
    policy = publication.policy
    open_values = pendings.count(policy)
    told = (
        element("span", text(" ".join(policy.region[1:])), class_="region") if policy.region[1:] else NOTHING,
        link(text(policy.title), f"policy/{policy.id}.html", class_="policy-title"),
        _calculator(policy),
        element("span", text(f"付方：{'、'.join(payers(policy))}")),
        element("span", text(f"适用：{effective(policy)}")),
        element("span", text(f"来源 {len(policy.documents)} 份，{grades(policy.documents)}")),
        element("span", text(f"待定 {open_values} 格"), class_="pending") if open_values else NOTHING,
    )
    return element("li", *told)


def _calculator(policy: Policy) -> Markup:
    to = f"policy/{policy.id}/calculator.html"
    return link(text("算一算"), to, aria_label=f"算一算：{policy.title}") if offered(policy) else NOTHING
