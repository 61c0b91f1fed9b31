"""Exceptions on amounts that exclude each other need no order; those that meet do, with the amount as witness."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyc import pipeline
from polyc.source.text import Source

HEAD = """\
政策  例外
编号  conflicts
地区  示范省 示范市
施行  2023年1月1日
口径  用途:资助
口径  适用版本:日子
输入
  日子  为 日期
  甲    为 金额
  乙    为 金额
"""


def conflicts(first: str, second: str) -> list[str]:
    text = f"{HEAD}计算  丙 = 0元\n  例外 一 当 {first} 则 1元\n  例外 二 当 {second} 则 2元\n"
    found = pipeline.check(Source(path=Path("test.pol"), text=text)).diagnostics
    return [each.message for each in found if each.code == "P431"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("甲 超过 100元", "甲 低于 100元"),
        ("甲 超过 100元", "甲 不超过 100元"),
        ("甲 等于 1元", "甲 等于 2元"),
        ("甲 低于 乙", "甲 不低于 乙"),
        ("月份(日子) 低于 9月", "月份(日子) 不低于 9月"),
        ("日子 早于 2023年7月1日", "日子 不早于 2023年7月1日"),
        ("甲 超过 100元 且 乙 超过 1元", "甲 不超过 100元 且 乙 超过 1元"),
    ],
    ids=range(7),
)
def test_amounts_that_exclude_each_other(first: str, second: str) -> None:
    assert conflicts(first, second) == []


@pytest.mark.parametrize(
    ("first", "second", "witness"),
    [
        ("甲 不低于 100元", "甲 不超过 100元", "甲 100元"),
        ("甲 超过 100元", "甲 超过 200元", "甲 200.01元"),
        ("甲 不低于 乙", "甲 不超过 乙", "甲 0元,乙 0元"),
        ("甲 超过 100元", "乙 超过 100元", "甲 100.01元,乙 100.01元"),
    ],
    ids=range(4),
)
def test_amounts_that_meet(first: str, second: str, witness: str) -> None:
    (message,) = conflicts(first, second)
    assert f"例如:{witness}。" in message
