"""找我的城市: one link a region, and a box that narrows the lists below; the box works in the browser alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from polyc.docgen.markup import NOTHING, Markup, element, joined, link, stacked, text
from polyc.docgen.publication import Publication
from polyc.docgen.regions import Region, short, whole


def finder(found: Sequence[tuple[Region, Sequence[Publication]]]) -> Markup:
    """The box, which a script shows, and the regions by province; nothing without policies."""
    if not found:
        return NOTHING
    box = (
        element("label", text("找我的城市、险种或政策"), for_="find"),
        element(
            "input",
            id="find",
            type="search",
            autocomplete="off",
            placeholder="例如 威海、职工 住院、大病",
            aria_describedby="found",
        ),
        element("p", id="found", role="status", aria_live="polite"),
    )
    provinces = [_province(province, list(group)) for province, group in groupby(found, _province_of)]
    return stacked(
        "div",
        (
            stacked("form", box, class_="find", role="search", hidden="hidden"),
            stacked("dl", provinces, class_="provinces"),
        ),
        class_="finder",
        data_search_exclude="yes",
    )


def _province_of(place: tuple[Region, Sequence[Publication]]) -> str:
    return place[0][0]


def _province(name: str, found: Sequence[tuple[Region, Sequence[Publication]]]) -> Markup:
    chips = (_chip(region, publications) for region, publications in found)
    return element("div", element("dt", text(name)), element("dd", joined(chips, " ")))


def _chip(region: Region, publications: Sequence[Publication]) -> Markup:
    """A region with the number of its policies; without a script the link leads to its first one."""
    first = publications[0].policy.id
    told = joined((text(short(region)), element("small", text(f"{len(publications)} 项"))))
    return link(told, f"#p-{first}", class_="place", data_place=whole(region))
