"""A policy cannot put anything but text on its pages."""

from __future__ import annotations

from functools import cache

import pytest

from polyc.docgen.plan import plan
from tests.docgen.published import ACTIVE, hostile
from tests.docgen.reading import Reader, read

TAGS = frozenset(
    [
        "a",
        "article",
        "b",
        "button",
        "cite",
        "code",
        "dd",
        "desc",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "g",
        "h1",
        "h2",
        "h3",
        "h4",
        "i",
        "input",
        "label",
        "legend",
        "li",
        "line",
        "noscript",
        "ol",
        "option",
        "p",
        "path",
        "pre",
        "script",
        "section",
        "select",
        "small",
        "span",
        "strong",
        "summary",
        "svg",
        "table",
        "tbody",
        "td",
        "template",
        "text",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)


@cache
def pages(active: str) -> dict[str, Reader]:
    made = plan([hostile(active)], "# 政策")
    return {page.path: read(page.text) for page in made if page.path.endswith(".md")}


@pytest.mark.parametrize("active", ACTIVE, ids=range(len(ACTIVE)))
def test_only_our_own_elements_stand_on_a_page(active: str) -> None:
    for path, reader in pages(active).items():
        assert {tag for tag, _ in reader.tags} <= TAGS, path


@pytest.mark.parametrize("active", ACTIVE, ids=range(len(ACTIVE)))
def test_no_attribute_acts(active: str) -> None:
    for path, reader in pages(active).items():
        for _, attributes in reader.tags:
            assert not [name for name in attributes if name.startswith("on")], path
            assert not attributes.get("href", "").lower().startswith(("javascript:", "data:")), path


@pytest.mark.parametrize("active", ACTIVE, ids=range(len(ACTIVE)))
def test_the_text_is_shown(active: str) -> None:
    page = pages(active)["policy/hostile.md"]
    shown = page.text
    assert active in shown.split("谁付、付多少")[0], "title"
    assert f"《{active}》" in shown, "document"
    assert shown.count(active) > 10, "notes, options, source"


def test_an_outward_link_keeps_to_the_web() -> None:
    page = pages(ACTIVE[3])["policy/hostile.md"]
    outward = [each["href"] for tag, each in page.tags if tag == "a" and each.get("class") == "outward"]
    assert outward == ["https://example.com/[x](javascript:alert(3))"]
