"""`polyc new`: what it writes is right as it stands, and what is there already is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyc.cli.starting import STARTS
from tests.cli.samples import Polyc


@pytest.mark.parametrize("word", [each.word for each in STARTS], ids=[each.template for each in STARTS])
def test_a_start_checks_cleanly(polyc: Polyc, tmp_path: Path, word: str) -> None:
    made = polyc("new", "山东省", "威海市", word, "--to", tmp_path, "--id", "weihai-first", "--year", "2024")
    path = tmp_path / "山东省" / "威海市" / f"{word}.pol"
    assert (made.code, made.err) == (0, "") and str(path) in made.out
    assert polyc("check", path).out == "检查了 1 份政策:没有发现错误。\n"
    assert polyc("fmt", "--check", path).code == 0
    assert polyc("test", path).code == 0
    text = path.read_text("utf-8")
    assert (
        "编号  weihai-first\n" in text and "地区  山东省 威海市\n" in text and "施行  2024年1月1日\n" in text
    )
    assert "{" not in text and text.count("#") > 8


def test_long_names_change_nothing(polyc: Polyc, tmp_path: Path) -> None:
    names = ("新疆维吾尔自治区", "克孜勒苏柯尔克孜自治州")
    assert polyc("new", *names, "职工门诊", "--to", tmp_path).code == 0
    assert polyc("check", tmp_path).code == polyc("fmt", "--check", tmp_path).code == 0


def test_a_file_that_is_there_is_left_alone(polyc: Polyc, tmp_path: Path) -> None:
    path = tmp_path / "山东省" / "威海市" / "居民住院.pol"
    path.parent.mkdir(parents=True)
    path.write_text("我的", "utf-8")
    result = polyc("new", "山东省", "威海市", "居民住院", "--to", tmp_path)
    assert result.code == 2 and "不改动它" in result.err
    assert path.read_text("utf-8") == "我的"
    assert [each.name for each in path.parent.iterdir()] == ["居民住院.pol"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("山东省", "威海市", "居民住宅"), "是不是想写 居民住院?"),
        (("山东省", "../..", "居民住院"), "不能作地区的名称"),
        (("山东 省", "威海市", "居民住院"), "不能作地区的名称"),
        (("山东省", "威海市", "居民住院", "--id", "威海"), "编号“威海”不合写法"),
        (("山东省", "威海市", "居民住院", "--year", "24"), "写四位数"),
        (("山东省", "威海市"), "缺少省 市 险种"),
    ],
    ids=range(6),
)
def test_what_will_not_do_is_told(polyc: Polyc, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    result = polyc("new", *words, "--to", tmp_path)
    assert result.code == 2 and told in result.err
    assert not any(tmp_path.iterdir())
