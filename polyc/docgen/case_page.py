"""案例与结算单: every worked case of a policy, each event a slip, with what the case expects."""

from __future__ import annotations

from polyc.docgen.case_block import case_block
from polyc.docgen.looked_at import looked_at_section
from polyc.docgen.markup import element, heading, joined, link, page_text, stacked, text
from polyc.docgen.page import Page
from polyc.docgen.publication import Publication
from polyc.docgen.sheet import sheet
from polyc.docgen.summary import notice


def case_page_path(publication: Publication) -> str:
    """The page's path, in the folder of the policy's downloads."""
    return f"policy/{publication.policy.id}/cases.md"


def case_page(publication: Publication) -> Page:
    """The whole page.

    The block is an `article`, and no other stands in it: the theme's search forgets what it
    leaves out at the first end of an element of that sort.
    """
    own = sheet(publication, home=f"../{publication.policy.id}.html")
    told = joined(
        (
            text("每张结算单都是生成本页时算出来的，与案例所写的应得一致。规定见"),
            link(text(own.policy.title), own.home),
            text("。"),
        )
    )
    folded = [case_block(own, number, each) for number, each in enumerate(publication.worked, 1)]
    blocks = (
        heading(1, text(f"案例与结算单：{own.policy.title}"), "sec-top"),
        notice(own.policy),
        element("p", told, class_="lead"),
        *looked_at_section(publication),
        stacked("article", folded, class_="cases", data_search_exclude="yes"),
    )
    return Page(path=case_page_path(publication), text=page_text(*blocks))
