"""Findings as text and as JSON: the mark stands below the characters it is about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import ClassVar

import pytest
from attrs import field, frozen

from polyc.diagnostics.diagnostic import Diagnostic, Label, Severity
from polyc.diagnostics.excerpt import WIDEST
from polyc.diagnostics.render_json import render_json
from polyc.diagnostics.render_text import COLOURS, render_text
from polyc.diagnostics.report import Report
from polyc.diagnostics.width import columns
from polyc.source.span import Span
from polyc.source.text import Source


@frozen(kw_only=True)
class Odd(Diagnostic):
    """只在这里用的错误。"""

    code: ClassVar[str] = "P999"
    title: ClassVar[str] = "奇怪的写法"

    say: str = "这样写不行。"
    mend: str = ""
    others: tuple[Label, ...] = field(default=())

    @property
    def message(self) -> str:
        return self.say

    @property
    def help(self) -> str:
        return self.mend

    @property
    def labels(self) -> tuple[Label, ...]:
        return self.others


@frozen(kw_only=True)
class Doubtful(Odd):
    """只在这里用的警告。"""

    severity: ClassVar[Severity] = Severity.WARNING


def span_of(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def report(text: str, *found: Diagnostic) -> Report:
    source = Source(path=Path("甲.pol"), text=text)
    return Report(path=source.path, source=source, diagnostics=found)


def line_and_signs(text: str, part: str) -> tuple[str, str]:
    """The shown source line and the line of signs below it, without the gutter."""
    shown = render_text([report(text, Odd(span=span_of(text, part)))]).splitlines()
    at = next(number for number, line in enumerate(shown) if "^" in line)
    return shown[at - 1].split("|", 1)[1][1:], shown[at].split("|", 1)[1][1:]


def test_a_whole_finding() -> None:
    text = "政策  甲\n起付线  每年 500\n"
    found = Odd(span=span_of(text, "500"), say="读到“500”,缺少单位。", mend="写成 500元。")
    assert render_text([report(text, found)]) == (
        "错误 P999 奇怪的写法\n"
        "  --> 甲.pol:2:9\n"
        "   |\n"
        " 2 | 起付线  每年 500\n"
        "   |              ^^^\n"
        "  读到“500”,缺少单位。\n"
        "  怎样改:写成 500元。\n"
        "\n"
        "想看某一类的详细说明,运行:polyc explain P999\n"
        "检查了 1 份政策:1 处错误。\n"
    )


@pytest.mark.parametrize(
    ("text", "part", "before", "wide"),
    [
        ("abc def\n", "def", 4, 3),
        ("起付线 500\n", "500", 7, 3),
        ("层　门诊\n", "门诊", 4, 4),
        ("a\t500\n", "500", 4, 3),
        ("层\uff1a500\n", "500", 4, 3),
        ("一二三四\n", "三", 4, 2),
    ],
    ids=["ascii", "han", "ideographic-space", "tab", "full-width-colon", "within-han"],
)
def test_the_mark_stands_below_its_characters(text: str, part: str, before: int, wide: int) -> None:
    _, signs = line_and_signs(text, part)
    assert signs == " " * before + "^" * wide


def test_a_mark_at_the_end_of_a_line_is_one_column() -> None:
    text = "层 甲\n"
    shown = render_text([report(text, Odd(span=Span(3, 4)))])
    assert "   |      ^\n" in shown


def test_a_mark_behind_the_last_character() -> None:
    shown = render_text([report("层 甲", Odd(span=Span(4, 5)))])
    assert "甲.pol:1:5" in shown


def test_an_empty_text() -> None:
    assert "甲.pol:1:1" in render_text([report("", Odd(span=Span(0, 0)))])


def test_a_mark_over_several_lines_says_where_it_ends() -> None:
    _, signs = line_and_signs("甲 乙\n丙\n丁 戊\n", "乙\n丙\n丁")
    assert signs == "   ^^ (到第 3 行)"


@pytest.mark.parametrize("at", [0, 40, 119], ids=["start", "middle", "end"])
def test_a_long_line_is_cut_around_the_mark(at: int) -> None:
    text = "很" * at + "错" + "很" * (119 - at) + "\n"
    line, signs = line_and_signs(text, "错")
    assert columns(line) <= WIDEST
    before = signs.index("^")
    assert columns(line[: line.index("错")]) == before
    assert signs[before:] == "^^"


def test_labels_are_shown_in_the_order_of_the_text() -> None:
    text = "计算 甲 = 1元\n注 一\n计算 甲 = 2元\n"
    first = Label(span=span_of(text, "甲"), text="先在这里声明")
    again = text.rindex("甲")
    shown = render_text([report(text, Odd(span=Span(again, again + 1), others=(first,)))])
    assert (
        "  --> 甲.pol:3:4\n"
        "   |\n"
        " 1 | 计算 甲 = 1元\n"
        "   |      -- 先在这里声明\n"
        "   |\n"
        " 3 | 计算 甲 = 2元\n"
        "   |      ^^\n"
    ) in shown


def test_two_marks_on_one_line_show_it_once() -> None:
    text = "甲 = 乙\n"
    found = Odd(span=span_of(text, "乙"), others=(Label(span=span_of(text, "甲"), text="这一个"),))
    shown = render_text([report(text, found)])
    assert shown.count("甲 = 乙") == 1
    assert shown.index("-- 这一个") < shown.index("^^")


def test_a_file_that_could_not_be_read_has_no_line() -> None:
    shown = render_text([Report(path=Path("乙.pol"), source=None, diagnostics=(Odd(span=Span(0, 0)),))])
    assert "--> 乙.pol\n" in shown
    assert "|" not in shown


def test_the_closing_line_counts_files_errors_and_warnings() -> None:
    text = "甲\n"
    error, doubt = Odd(span=Span(0, 1)), Doubtful(span=Span(0, 1))
    shown = render_text([report(text, error, doubt), report(text, error), report(text)])
    assert shown.endswith("检查了 3 份政策:2 处错误、1 处警告。\n")
    assert shown.count("polyc explain") == 1


def test_nothing_found_is_one_line() -> None:
    assert render_text([report("甲\n")]) == "检查了 1 份政策:没有发现错误。\n"


def test_colours_add_nothing_but_escape_sequences() -> None:
    text = "甲 = 乙\n"
    found = [report(text, Odd(span=span_of(text, "乙"), mend="改。"))]
    painted = render_text(found, COLOURS)
    assert "\033[1;31m" in painted
    for sequence in (COLOURS.error, COLOURS.warning, COLOURS.place, COLOURS.strong, COLOURS.plain):
        painted = painted.replace(sequence, "")
    assert painted == render_text(found)


def test_an_escape_sequence_in_a_policy_does_not_reach_the_terminal() -> None:
    text = "甲\033[2J = 乙\n"
    assert "\033" not in render_text([report(text, Odd(span=span_of(text, "乙")))])


def test_json_places_are_lines_and_columns_from_one() -> None:
    text = "计算 甲\n计算 甲\n"
    found = Doubtful(span=Span(8, 9), mend="改名。", others=(Label(span=Span(3, 4), text="先在这里"),))
    assert json.loads(render_json([report(text, found)])) == [
        {
            "path": "甲.pol",
            "code": "P999",
            "severity": "warning",
            "title": "奇怪的写法",
            "message": "这样写不行。",
            "help": "改名。",
            "fixes": [],
            "line": 2,
            "column": 4,
            "end_line": 2,
            "end_column": 5,
            "labels": [{"text": "先在这里", "line": 1, "column": 4, "end_line": 1, "end_column": 5}],
        }
    ]


def test_json_of_no_findings_is_an_empty_list() -> None:
    assert render_json([report("甲\n")]) == "[]\n"
