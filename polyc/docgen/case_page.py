"""案例与结算单: every worked case of a policy, each event a slip, with what the case expects.

Many cases stand on several pages.  The first names them all; the anchor of a case that
stands on a later page leads to its name there.
"""

from __future__ import annotations

from collections.abc import Iterator

from polyc.docgen import anchors
from polyc.docgen.case_block import case_block
from polyc.docgen.case_places import file_of, groups, places
from polyc.docgen.cases import case_list
from polyc.docgen.looked_at import looked_at_section
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, link, page_text, stacked, text
from polyc.docgen.page import Page
from polyc.docgen.publication import Publication
from polyc.docgen.sheet import Sheet, sheet
from polyc.docgen.summary import notice


def case_pages(publication: Publication) -> Iterator[Page]:
    """The pages, in the folder of the policy's downloads; none where there is no case."""
    own = sheet(publication, home=f"../{publication.policy.id}.html")
    found = groups(publication)
    for page, numbers in enumerate(found, 1):
        yield Page(
            path=f"policy/{publication.policy.id}/{file_of(page)}",
            text=page_text(*_page(own, page, found, numbers)),
        )


def _page(own: Sheet, page: int, found: tuple[range, ...], numbers: range) -> Iterator[Markup]:
    """The whole page.

    The block is an `article`, and no other stands in it: the theme's search forgets what it
    leaves out at the first end of an element of that sort.
    """
    counted = f"（{page}／{len(found)}）" if len(found) > 1 else ""
    yield heading(1, text(f"案例与结算单{counted}：{own.policy.title}"), "sec-top")
    yield notice(own.policy)
    yield element("p", _told(own), class_="lead")
    if page == 1:
        yield from looked_at_section(own.publication)
        yield _all(own, numbers) if len(found) > 1 else NOTHING
    worked = own.publication.worked
    folded = [case_block(own, number, worked[number - 1]) for number in numbers]
    yield stacked("article", folded, class_="cases", data_search_exclude="yes")
    if len(found) > 1:
        yield element("p", joined(_neighbours(page, found), " · "), class_="neighbours")


def _told(own: Sheet) -> Markup:
    return joined(
        (
            text("每张结算单都是生成本页时算出来的，与案例所写的应得一致。规定见"),
            link(text(own.policy.title), own.home),
            text("。"),
        )
    )


def _all(own: Sheet, here: range) -> Markup:
    """Every case by name; a row bears the anchor of a case whose slips stand on a later page."""
    elsewhere = {number: anchors.case(number) for number in range(here.stop, len(own.publication.worked) + 1)}
    listed = case_list(own, places(own.publication), elsewhere)
    return stacked("div", (listed,), class_="all-cases")


def _neighbours(page: int, found: tuple[range, ...]) -> Iterator[Markup]:
    for other, numbers in enumerate(found, 1):
        told = text(f"案例 {numbers.start} 至 {numbers.stop - 1}")
        file = f"{file_of(other).removesuffix('.md')}.html"
        yield element("b", told) if other == page else link(told, file)
