"""How a chapter is put together, and what is told to an author who left something out."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyc.docgen.chapter import Mark, Prose, Reference, Snippet, faults, parts, stretches
from polyc.docgen.handwritten import HandWritten
from polyc.docgen.plan import plan
from polyc.docgen.publication import Publication
from polyc.docgen.reference import reference_pages
from polyc.docgen.site import NotBuilt, build
from tests.docgen.published import ACTIVE, SMALL, hostile, written
from tests.docgen.reading import read
from tests.docgen.told import chapter

TEXT = "# 一节\n\n先说一句。\n\n<!-- 例 -->\n\n再说。\n\n<!-- 结算单 -->\n"
PLAIN = SMALL.format(title="甲", note="乙", work="丙", option="丁", article="第一条", address="a")


def marked(text: str) -> Publication:
    """The policy with its layer between the marks."""
    return written(text.replace("层  基本", "# 例\n层  基本").replace("计算  个人", "# 例完\n计算  个人"))


def page(text: str) -> str:
    made = reference_pages(Reference(opening="# 语言参考", chapters=(chapter(text, marked(PLAIN)),)))
    return next(each.text for each in made if each.path == "reference/01-test.md")


def test_the_text_is_cut_at_its_marks() -> None:
    cut = list(parts("甲\n\n<!-- 例 -->\n\n乙\n\n```pol\n层  丙\n```\n\n<!-- 案例 -->\n"))
    assert cut == [
        Prose("甲\n\n"),
        Mark.EXAMPLE,
        Prose("\n\n乙\n\n"),
        Snippet("层  丙\n"),
        Prose("\n\n"),
        Mark.CASE,
        Prose("\n"),
    ]


def test_stretches_lie_between_their_marks() -> None:
    assert stretches(["# 例", "甲", "乙", "# 例完", "丙", "  # 例", "丁", "# 例完"]) == (
        range(2, 4),
        range(7, 8),
    )


def test_a_page_holds_only_the_stretch_before_the_whole_text() -> None:
    before, _, after = page(TEXT).partition("整份政策的源文")
    assert "基数" in before
    assert "费用平衡" not in before
    assert "费用平衡" in after


def test_the_numbers_of_an_excerpt_are_those_of_the_file() -> None:
    lines = marked(PLAIN).source.text.splitlines()
    assert f"counter-reset: row {lines.index('# 例') + 1}" in page(TEXT)


def test_a_slip_stands_open_and_a_case_folded() -> None:
    assert '<details class="case event" open="open">' in page(TEXT)
    assert '<details class="case event">' in page(TEXT.replace("结算单", "案例"))


def test_what_a_case_expects_is_seen_before_it_is_unfolded() -> None:
    summary = page(TEXT).split("<summary>")[1].split("</summary>")[0]
    assert "800.00元" in summary
    assert "700.00元" in summary


def test_cases_that_the_text_leaves_out_stand_at_the_end() -> None:
    assert "案例：甲例" in page(TEXT.replace("<!-- 结算单 -->", "")).split("完整的例子")[1]


def test_every_link_of_a_slip_leads_to_the_whole_text() -> None:
    reader = read(page(TEXT))
    wanted = {each["href"][1:] for tag, each in reader.tags if tag == "a" and each["href"].startswith("#")}
    assert {"n-基本", "doc-办法"} <= wanted
    assert wanted <= set(reader.ids)


def test_the_opening_lists_the_chapters() -> None:
    made = list(reference_pages(Reference(opening="# 打开", chapters=(chapter(TEXT, marked(PLAIN)),))))
    assert [each.path for each in made] == [
        "reference/index.md",
        "reference/01-test.md",
        "reference/01-test.pol",
    ]
    assert "1. [一节](01-test.md)：先说一句。" in made[0].text
    assert made[2].text == marked(PLAIN).source.text


def test_without_chapters_there_is_no_reference() -> None:
    assert list(reference_pages(Reference(opening="# 打开", chapters=()))) == []


def test_examples_are_not_listed_among_the_policies() -> None:
    made = plan([], "# 政策", Reference(opening="", chapters=(chapter(TEXT, marked(PLAIN)),)))
    index = next(each.text for each in made if each.path == "index.md")
    assert "还没有政策" in index
    assert not [each.path for each in made if each.path.startswith("policy/")]


@pytest.mark.parametrize("active", ACTIVE, ids=range(len(ACTIVE)))
def test_an_example_cannot_act_on_its_page(active: str) -> None:
    publication = hostile(active)
    text = publication.source.text.replace("层  基本", "# 例\n层  基本").replace(
        "计算  个人", "# 例完\n计算  个人"
    )
    made = reference_pages(Reference(opening="", chapters=(chapter(TEXT, written(text)),)))
    for each in made:
        if each.path.endswith(".md"):
            reader = read(each.text)
            assert not {"img", "script"} & {tag for tag, _ in reader.tags}
            assert not [name for _, found in reader.tags for name in found if name.startswith("on")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("没有标题\n\n<!-- 例 -->\n", "标题"),
        ("# 一节\n\n先说。\n", "0 处"),
        ("# 一节\n\n<!-- 例 -->\n\n<!-- 例 -->\n", "2 处"),
        ("# 一节\n\n<!-- 例 -->\n\n<!-- 案例 -->\n\n<!-- 结算单 -->\n", "2 个案例"),
        ("# 一节\n\n<!-- 例 -->\n\n<!-- 例子 -->\n", "读不懂的批注"),
    ],
    ids=["title", "no-mark", "too-many-marks", "too-many-cases", "unknown"],
)
def test_what_is_left_out_is_told(text: str, told: str) -> None:
    assert [fault for fault in faults(chapter(text, marked(PLAIN))) if told in fault]


def test_a_whole_chapter_has_no_fault() -> None:
    assert list(faults(chapter(TEXT, marked(PLAIN)))) == []


def test_an_example_without_marks_is_told() -> None:
    assert [fault for fault in faults(chapter(TEXT, written(PLAIN))) if "有 0 段" in fault]


def test_a_faulty_chapter_stops_the_site(tmp_path: Path) -> None:
    hand = HandWritten(landing="# 政策", pages=(), settings="")
    told = Reference(opening="", chapters=(chapter("# 一节\n", marked(PLAIN)),))
    result = build([], hand, tmp_path / "site", strict=True, reference=told)
    assert isinstance(result, NotBuilt)
    assert "01-test.md" in result.problems[0]
