"""Reading a command line, and what is said about a wrong one."""

from __future__ import annotations

import pytest

from polyc.cli.endings import WrongUsage
from polyc.cli.usage import Arguments, Option, Usage, read
from polyc.cli.usage_text import usage_line, usage_page

USAGE = Usage(
    about="试一试。",
    word="路径",
    word_help="一个文件",
    most=2,
    options=(
        Option(names=("-o", "--output"), metavar="文件夹", required=True, help="写到这里"),
        Option(names=("--format",), metavar="样式", choices=("text", "json"), help="样式"),
        Option(names=("--scenario",), metavar="情景", repeated=True, help="情景"),
        Option(names=("--strict",), help="严格"),
    ),
)


def given(*words: str) -> Arguments:
    return read(USAGE, words)


def wrong(*words: str) -> str:
    with pytest.raises(WrongUsage) as raised:
        read(USAGE, words)
    return str(raised.value)


def test_words_and_options_in_any_order() -> None:
    found = given("a", "--strict", "-o", "out", "b", "--format=json")
    assert found.words == ("a", "b")
    assert found.required("-o") == "out"
    assert found.one("--format") == "json"
    assert found.has("--strict")


def test_the_long_name_is_the_same_option() -> None:
    assert given("a", "--output", "out").required("-o") == "out"


def test_a_repeated_option_keeps_its_order() -> None:
    assert given("a", "-o", "x", "--scenario", "甲", "--scenario=乙").all("--scenario") == ("甲", "乙")


def test_what_was_not_given() -> None:
    found = given("a", "-o", "x")
    assert found.one("--format") is None
    assert found.all("--scenario") == ()
    assert not found.has("--strict")


def test_words_after_two_dashes_are_no_options() -> None:
    assert given("-o", "x", "--", "--strict").words == ("--strict",)


def test_an_option_takes_the_next_word_whatever_it_is() -> None:
    assert given("a", "-o", "--strict").required("-o") == "--strict"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("a", "-o", "x", "--formt=json"), "--format"),
        (("a", "-o", "x", "--zzz"), "可用的选项"),
        (("a", "-o", "x", "--format", "xml"), "text、json"),
        (("a", "-o"), "-o 后面缺少文件夹"),
        (("a",), "缺少 --output 文件夹"),
        (("a", "-o", "x", "-o", "y"), "--output 只能写一次"),
        (("a", "-o", "x", "--strict=1"), "--strict 后面不带值"),
        (("-o", "x"), "缺少路径"),
        (("a", "b", "c", "-o", "x"), "多了“c”"),
    ],
    ids=["near", "unknown", "choice", "no-value", "missing", "twice", "switch", "no-word", "word-too-many"],
)
def test_a_wrong_command_line_is_told_in_chinese(words: tuple[str, ...], said: str) -> None:
    assert said in wrong(*words)


def test_the_help_page() -> None:
    assert usage_line("try", USAGE) == (
        "用法:polyc try 路径 -o 文件夹 [--format text|json] [--scenario 情景] … [--strict]"
    )
    page = usage_page("try", USAGE).splitlines()
    assert "试一试。" in page
    assert "  路径                 一个文件" in page
    assert "  -o, --output 文件夹  写到这里" in page
    assert "  -h, --help           显示这一页" in page
