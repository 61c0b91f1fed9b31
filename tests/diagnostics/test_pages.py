"""Every kind of finding has its page, whole and readable; no page is without its kind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import polyc.diagnostics
from polyc.diagnostics.catalogue import ALL_DIAGNOSTICS
from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.folding import folded
from polyc.diagnostics.page import Page, links, page_of, read_page
from polyc.diagnostics.render_page import render_page
from polyc.diagnostics.topics import TOPICS, by_topic
from polyc.diagnostics.width import columns

PAGES = Path(polyc.diagnostics.__file__).parent / "pages"
REFERENCE = Path(__file__).parents[2] / "site" / "reference"
each_kind = pytest.mark.parametrize("kind", ALL_DIAGNOSTICS, ids=lambda kind: kind.code)


def test_every_kind_has_its_page_and_every_page_its_kind() -> None:
    codes = [each.code for each in ALL_DIAGNOSTICS]
    assert sorted(path.stem for path in PAGES.glob("*.md")) == codes, "write polyc/diagnostics/pages/CODE.md"


@each_kind
def test_a_page_is_prose_in_whole_sentences(kind: type[Diagnostic]) -> None:
    page = page_of(kind)
    for told in (page.meaning, page.why, page.example.about, page.basis):
        assert re.search(r"[\u4e00-\u9fff]", told) and told.endswith("。")
        assert not re.search(r"[\u4e00-\u9fff][,:;!?]|[,;][\u4e00-\u9fff]", told), "full-width punctuation"


@each_kind
def test_the_marked_words_stand_in_the_faulty_lines(kind: type[Diagnostic]) -> None:
    example = page_of(kind).example
    assert example.marked in example.bad or kind.code == "P545"
    assert example.bad != example.good or example.saved_as != "utf-8"


@each_kind
def test_the_chapters_that_a_page_names_exist(kind: type[Diagnostic]) -> None:
    for title, chapter in (each for each in links(page_of(kind).basis) if each[1]):
        assert (REFERENCE / f"{chapter}.md").read_text("utf-8").startswith(f"# {title}\n")


@each_kind
def test_a_page_fits_a_terminal(kind: type[Diagnostic]) -> None:
    page = page_of(kind)
    shown = render_page(page).splitlines()
    written = {line.strip() for line in (*page.example.bad.splitlines(), *page.example.good.splitlines())}
    long = {line for line in shown if columns(line) > 80 and line.strip() not in written and "^" not in line}
    assert not {line for line in long if "…" not in line}
    assert [line for line in shown if line and not line.startswith(" ")][1:] == [
        "说明",
        "为何是问题",
        "错误示例",
        "改正",
        "依据",
    ]


def test_a_page_shows_the_place() -> None:
    kind = next(each for each in ALL_DIAGNOSTICS if each.code == "P301")
    assert "      起付线    每次 500\n                     ^^^\n" in render_page(page_of(kind))


def test_a_page_without_a_section_is_refused() -> None:
    kind = ALL_DIAGNOSTICS[0]
    whole = (PAGES / f"{kind.code}.md").read_text("utf-8")
    assert isinstance(read_page(kind, whole), Page)
    with pytest.raises(ValueError, match="sections"):
        read_page(kind, whole.replace("## 依据", ""))


def test_topics_hold_every_kind_once() -> None:
    told = list(by_topic())
    assert tuple(kind for _, kinds in told for kind in kinds) == ALL_DIAGNOSTICS
    assert [topic for topic, _ in told] == list(TOPICS)


def test_folding_keeps_words_and_closing_signs_together() -> None:
    assert list(folded("起付线写 1000元,超过的部分。", 10)) == ["起付线写", "1000元,超", "过的部分。"]
    assert all(columns(line) <= 12 for line in folded("说明" * 20 + "（括号）", 12))
