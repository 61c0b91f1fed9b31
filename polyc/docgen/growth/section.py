"""The section of a policy's page: the most usual claim open, the others folded."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.docgen.growth.choosing import Chosen, choose
from polyc.docgen.growth.extent import extents
from polyc.docgen.growth.figure import growth_figure
from polyc.docgen.growth.held_words import choices, held_words
from polyc.docgen.growth.profile import Profile
from polyc.docgen.markup import Markup, element, heading, text
from polyc.docgen.sheet import Sheet

_LEAD = (
    "费用增加时，各方付的怎样跟着增加；颜色的高度是各方付的数额，合起来就是整张账单。"
    "数额由政策源文件逐段算出，准到分，不是抽样。"
)
_SCRIPT = "../assets/growth.js"


def growth_section(sheet: Sheet) -> tuple[Markup, ...]:
    """A heading and the figures; nothing where no bill is shared."""
    chosen = choose(sheet.publication)
    return () if chosen is None else tuple(_blocks(chosen))


def _blocks(chosen: Chosen) -> Iterator[Markup]:
    yield heading(2, text("费用越高，谁付多少"), "sec-growth")
    yield element("p", text(_LEAD), class_="lead")
    (main, last), *others = zip(chosen.profiles, extents(chosen), strict=True)
    title = choices(main.held)
    yield element("p", text(title), class_="profile-title") if title else Markup("")
    yield growth_figure(main, last, title, held_words(main.held) + _idle(main))
    for each, end in others:
        differs = choices(each.held, main.held)
        told = f"{differs}；其余与上面第一张图相同。{_idle(each)}"
        summary = element("summary", text(differs))
        inner = growth_figure(each, end, differs, told)
        yield element("details", summary, inner, class_="case profile", data_search_exclude="yes")
    yield element("div", element("script", src=_SCRIPT), data_search_exclude="yes")


def _idle(profile: Profile) -> str:
    """Who is left out of the picture."""
    names = "、".join(each.name for each in profile.idle)
    return f"{names}在这里不付。" if names else ""
