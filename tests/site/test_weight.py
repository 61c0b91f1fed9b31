"""Pages stay small: `polyc site build --strict` fails where one does not, and many cases stand on several pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyc.docgen import weight
from polyc.docgen.case_page import case_pages
from polyc.docgen.case_places import groups, places
from polyc.docgen.handwritten import HandWritten
from polyc.docgen.page import Page
from polyc.docgen.site import NotBuilt, build
from tests.docgen.published import real
from tests.docgen.reading import read

HAND = HandWritten(landing="# 政策", pages=(Page(path="more.md", text="# 更多\n"),), settings="")


def test_a_page_that_is_too_large_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weight, "PAGE", 1000)
    found = build([], HAND, tmp_path / "site", strict=True)
    assert isinstance(found, NotBuilt)
    assert [problem for problem in found.problems if problem.startswith("more.html 有 ")]


def test_an_index_that_is_too_large_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weight, "SEARCH", 10)
    found = build([], HAND, tmp_path / "site", strict=True)
    assert isinstance(found, NotBuilt)
    assert [problem for problem in found.problems if problem.startswith("search/search_index.json 有 ")]


def test_every_case_stands_on_one_page_and_has_an_anchor_on_the_first() -> None:
    publication = real("anyuan")
    assert len(groups(publication)) > 1
    pages = {page.path.rpartition("/")[2].replace(".md", ".html"): page for page in case_pages(publication)}
    assert all(len(page.text.encode()) < 330_000 for page in pages.values())
    ids = {name: read(page.text).ids for name, page in pages.items()}
    for number, place in enumerate(places(publication), 1):
        file, _, anchor = place.partition("#")
        assert anchor == f"case-{number}"
        assert anchor in ids[file]
        assert anchor in ids["cases.html"]
