"""Logical lines: what continues a line, and the blank lines and comments below it."""

from __future__ import annotations

import pytest

from polyc.syntax.lines import logical_lines


def lines(text: str) -> list[str]:
    return [line.text for line in logical_lines(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("甲\n乙\n", ["甲\n", "乙\n"]),
        ("计算 甲\n  = 1元\n  + 2元\n乙\n", ["计算 甲\n  = 1元\n  + 2元\n", "乙\n"]),
        ("甲 (\n) 乙\n", ["甲 (\n) 乙\n"]),
        ("\n\n# 丙\n甲\n\n# 丁\n\n乙\n", ["\n\n# 丙\n", "甲\n\n# 丁\n\n", "乙\n"]),
        ("甲\n\u3000－ 乙\r\n", ["甲\n\u3000－ 乙\r\n"]),
        ("= 1元\n甲\n", ["= 1元\n", "甲\n"]),
        ("\n", ["\n"]),
        ("", []),
    ],
    ids=["two", "continued", "bracket", "blank-and-comments", "wide", "led-by-sign", "blank", "empty"],
)
def test_lines(text: str, wanted: list[str]) -> None:
    assert lines(text) == wanted
    assert "".join(wanted) == text
