"""Escaping, element by element."""

from __future__ import annotations

import pytest

from polyc.docgen.markup import element, heading, joined, link, page_text, stacked, text
from tests.docgen.published import ACTIVE
from tests.docgen.reading import read


@pytest.mark.parametrize("active", ACTIVE, ids=range(len(ACTIVE)))
@pytest.mark.parametrize("where", ["paragraph", "cell", "heading", "bare", "attribute"])
def test_active_text_stays_text(active: str, where: str) -> None:
    markup = {
        "paragraph": element("p", text(active)),
        "cell": element("table", element("tr", element("td", text(active)))),
        "heading": heading(2, text(active), "sec-a"),
        "bare": text(f"甲 {active}"),
        "attribute": element("p", text("甲"), title=active),
    }[where]
    reader = read(page_text(markup))
    assert {tag for tag, _ in reader.tags} <= {"p", "table", "tr", "td", "h2"}
    assert not [name for _, attributes in reader.tags for name in attributes if name.startswith("on")]
    shown = [attributes.get("title") for _, attributes in reader.tags]
    assert active in (shown if where == "attribute" else reader.text)


def test_what_turns_the_direction_of_reading_is_shown_as_unknown() -> None:
    assert text("甲\u202e乙\u0000\u2028") == "甲\ufffd乙\ufffd\ufffd"


def test_a_line_end_in_a_text_starts_no_line() -> None:
    assert text("甲\n# 乙\n\n") == "甲 &#35; 乙  "


def test_attributes_take_their_names_from_python() -> None:
    made = element("td", text("甲"), class_="num", data_search_exclude="yes", id="")
    assert made == '<td class="num" data-search-exclude="yes">甲</td>'


def test_a_void_element_is_not_closed() -> None:
    assert element("br") == "<br>"


def test_children_stand_one_a_line_and_empty_ones_not_at_all() -> None:
    items = [element("li", text("甲")), text(""), element("li", text("乙"))]
    assert stacked("ul", items) == "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"
    assert stacked("ul", []) == ""


def test_blocks_are_parted_by_one_empty_line() -> None:
    assert page_text(text("甲"), text(""), text("乙")) == "甲\n\n乙\n"


def test_a_heading_carries_its_anchor_and_classes() -> None:
    made = read(heading(3, text("起付线"), "n-起付线", "step"))
    assert made.tags == [("h3", {"class": "step", "id": "n-起付线"})]
    assert made.text == "起付线"


def test_a_link_keeps_its_address() -> None:
    made = read(page_text(element("p", link(text("甲"), "a_b.html#n-甲"))))
    assert ("a", {"href": "a_b.html#n-甲"}) in made.tags


def test_a_separator_is_text_too() -> None:
    assert joined([text("甲"), text("乙")], " | ") == "甲 &#124; 乙"
