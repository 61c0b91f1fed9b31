"""A built site takes its place as a whole, and never that of anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyc.docgen.handwritten import HandWritten
from polyc.docgen.page import Page
from polyc.docgen.site import Built, NotBuilt, build
from tests.docgen.published import SMALL, written

HAND = HandWritten(landing="# 政策", pages=(), settings="")


def publication(title: str = "甲") -> str:
    return SMALL.format(title=title, note="乙", work="丙", option="丁", article="第一条", address="a")


def test_a_later_site_replaces_an_earlier_one(tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert isinstance(build([written(publication("从前"))], HAND, out, strict=True), Built)
    (out / "old.html").write_text("", "utf-8")
    assert isinstance(build([written(publication("现在"))], HAND, out, strict=True), Built)
    assert "现在" in (out / "policy" / "hostile.html").read_text("utf-8")
    assert not (out / "old.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("there", ["file", "folder"])
def test_what_is_no_site_stays(tmp_path: Path, there: str) -> None:
    out = tmp_path / "site"
    if there == "folder":
        out.mkdir()
    mine = out if there == "file" else out / "mine.txt"
    mine.write_text("mine", "utf-8")
    result = build([written(publication())], HAND, out, strict=True)
    assert isinstance(result, NotBuilt)
    assert "不敢覆盖" in result.problems[0]
    assert mine.read_text("utf-8") == "mine"


def test_a_warning_is_a_problem_only_where_strict(tmp_path: Path) -> None:
    hand = HandWritten(
        landing="# 政策", pages=(Page(path="more.md", text="# 更多\n\n[没有](lost.md)\n"),), settings=""
    )
    strict = build([], hand, tmp_path / "strict", strict=True)
    assert isinstance(strict, NotBuilt)
    assert "lost.md" in strict.problems[0]
    assert not (tmp_path / "strict").exists()
    loose = build([], hand, tmp_path / "loose", strict=False)
    assert isinstance(loose, Built)
    assert "lost.md" in loose.warnings[0]


def test_a_project_may_set_the_theme_anew(tmp_path: Path) -> None:
    hand = HandWritten(
        landing="# 政策", pages=(Page(path="more.md", text="# 更多\n"),), settings="site_name: 某市医保\n"
    )
    assert isinstance(build([], hand, tmp_path / "site", strict=True), Built)
    page = (tmp_path / "site" / "more.html").read_text("utf-8")
    assert "<title>更多 - 某市医保</title>" in page


def test_settings_that_mkdocs_refuses_are_told(tmp_path: Path) -> None:
    hand = HandWritten(landing="# 政策", pages=(), settings="plugins: [nosuch]\n")
    result = build([], hand, tmp_path / "site", strict=False)
    assert isinstance(result, NotBuilt)
    assert not (tmp_path / "site").exists()


def test_two_policies_of_one_id_are_told(tmp_path: Path) -> None:
    result = build([written(publication()), written(publication())], HAND, tmp_path / "site", strict=False)
    assert isinstance(result, NotBuilt)
    assert "hostile" in result.problems[0]
