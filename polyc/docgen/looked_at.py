"""How much of a policy its cases have looked at, and what is left to look at."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.docgen.markup import Markup, element, heading, stacked, text
from polyc.docgen.publication import LookedAt, Publication
from polyc.docgen.tables import grid, head_cells


def looked_at_section(publication: Publication) -> tuple[Markup, ...]:
    """A heading, one row for each part, and what no case has looked at, folded; nothing without counts."""
    if not publication.looked_at:
        return ()
    told = "每条边界的两侧各要有一张单据，在界上或离界一元以内；怎样数见“怎样检验政策”。"
    rows = [_row(each) for each in publication.looked_at]
    return (
        heading(2, text("案例看到了多少"), "sec-coverage"),
        element("p", text(told), class_="lead"),
        grid(head_cells("", "一共", "看到", "比例"), rows, "coverage"),
        *_missing(publication),
    )


def _row(each: LookedAt) -> list[Markup]:
    seen = each.of - len(each.missing)
    share = f"{seen * 1000 // each.of / 10:g}%" if each.of else "没有"
    return [
        element("th", text(each.part), scope="row"),
        *(element("td", text(cell), class_="num") for cell in (str(each.of), str(seen), share)),
    ]


def _missing(publication: Publication) -> Iterator[Markup]:
    left = [(each.part, words) for each in publication.looked_at for words in each.missing]
    if left:
        items = [element("li", text(f"{part}：{words}")) for part, words in left]
        summary = element("summary", text(f"还没有案例看到的 {len(left)} 处"))
        yield element("details", summary, stacked("ul", items), data_search_exclude="yes")
