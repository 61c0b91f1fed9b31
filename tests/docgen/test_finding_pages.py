"""错误与警告: every kind of finding stands on the page of its topic, with its example marked."""

from __future__ import annotations

import re

from polyc.diagnostics.catalogue import ALL_DIAGNOSTICS
from polyc.docgen.finding_pages import PATH, finding_pages, titles

PAGES = {each.path: each.text for each in finding_pages()}


def test_every_code_has_one_place_and_the_list_leads_to_it() -> None:
    listed = re.findall(r'href="(\w+)\.html#(p\d{3})"', PAGES[PATH])
    assert sorted({code.upper() for _, code in listed}) == [each.code for each in ALL_DIAGNOSTICS]
    for topic, code in listed:
        assert len(re.findall(rf"\{{ #{code} \}}", PAGES[f"findings/{topic}.md"])) == 1


def test_every_topic_is_in_the_navigation() -> None:
    assert {path for _, path in titles()} == {path for path in PAGES if path.endswith(".md")} - {PATH}


def test_severities_are_told_in_words() -> None:
    rows = PAGES[PATH].count('<span class="severity error">错误</span>')
    warnings = PAGES[PATH].count('<span class="severity warning">警告</span>')
    assert rows + warnings == len(ALL_DIAGNOSTICS)


def test_the_place_is_marked_in_the_bad_lines() -> None:
    page = PAGES["findings/values.md"]
    section = page[page.index("{ #p301 }") : page.index("{ #p302 }")]
    assert '<b class="marked"><span class="m">500</span></b>' in section
    assert section.count('class="marked"') == 1


def test_pages_are_small() -> None:
    assert max(len(text.encode()) for text in PAGES.values()) < 150_000
