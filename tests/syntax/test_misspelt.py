"""What is wrong wherever it stands: found in clauses, left alone in notes, titles and quotations."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from polyc.syntax.free_text import without_free_text
from polyc.syntax.misspelt import Slip, is_misspelt, slips, too_deep
from polyc.syntax.spelling import misspellings

ROOT = Path(__file__).resolve().parents[2]

SLIPS = {
    "施行\u00a02023年1月1日": "\u00a0",
    "计算 甲 = 1234567890123456元": "1234567890123456",
    "计算 甲 = 1,000元": "1,000元",
    "计算 甲 = １，０００元": "１，０００元",
    "计算 甲 = 12,345.67元": "12,345.67元",
    "支付比例 百分之80": "百分之80",
    "计算 甲 = 五百六元": "五百六",
    "计算 甲 = 五百六元以下": "五百六",
    "支付比例 百分之八点": "百分之八点",
    "施行 2023-07-01": "2023-07-01",
    "施行 2023.7.1": "2023.7.1",
    "施行 2023/7/1日": "2023/7/1日",
    "施行 ２０２３．７．１": "２０２３．７．１",
    "施行 2023年7月1号": "2023年7月1号",
    "施行 2023年7月1": "2023年7月1",
    "施行 20230701": "20230701",
    "施行 二〇二三年七月一日": "二〇二三年七月一日",
    "施行 2023年7月": "2023年7月",
    "施行 2023年": "2023年",
    "计算 甲 = 1元\u200b": "\u200b",
    "起付线 每次 约500元": "约",
    "起付线 每次 原则上500元": "原则上",
}
WELL = (
    "注 2023-07-01 起,1,000元",
    "# 2023-07-01",
    "计算 甲 = 1元 # 2023-07-01",
    "政策 2023年度待遇",
    "编号 policy-2023-07-01",
    "文件 办法 《2023-07-01 办法》 2023年7月 状态 现行 证据 甲",
    "文件 办法 《办法》 2023年 状态 现行 证据 甲 地址 http://a.cn/2023/7/1/20230701.html",
    "计算 甲 = 1元 依据 办法 2023-07-01 附件",
    "计算 甲 = 1元 接口 code_20230701",
    "设 机构 “2023-07-01”",
    "施行 2023年7月1日 至 2023年12月31日",
    "施行 ２０２３年７月１日",
    "计算 甲 = 一百二十元",
    "计算 五百六元档 = 1元",
    "支付比例 百分之八十点五",
    "计算 甲 = 1000.01元",
    "计算 特约500床 = 1元",
    "注 约500元",
)


@pytest.mark.parametrize(("text", "wanted"), SLIPS.items(), ids=[str(number) for number in range(len(SLIPS))])
def test_a_slip_is_found(text: str, wanted: str) -> None:
    assert is_misspelt(f"{text}\n")
    (guess,) = misspellings(f"{text}\n")
    assert text[guess.edit.start : guess.edit.end] == wanted


@pytest.mark.parametrize("text", WELL, ids=[str(number) for number in range(len(WELL))])
def test_what_is_no_slip_is_left_alone(text: str) -> None:
    assert not is_misspelt(f"{text}\n")
    assert misspellings(f"{text}\n") == ()


@pytest.mark.parametrize("seed", range(5))
def test_the_quick_look_misses_nothing(seed: int) -> None:
    dice = random.Random(seed)
    signs = "0123８９0123约般一适度年月日号.-,/，元个百分之点零一二十万 乙\n"
    for _ in range(400):
        text = "".join(dice.choice(signs) for _ in range(40)) + "\n"
        assert is_misspelt(text) == any(True for _ in slips(without_free_text(text))), text


def test_every_slip_is_shown_here() -> None:
    shown = {slip for text in SLIPS for slip, _ in slips(without_free_text(text))}
    assert shown == set(Slip)


@pytest.mark.parametrize("depth", [64, 65])
def test_brackets_may_be_64_deep(depth: int) -> None:
    text = f"计算 甲 = {'(' * depth}1元{'）' * depth}\n"
    assert is_misspelt(text) == (depth > 64)
    assert too_deep(text) == (7 + 64 if depth > 64 else None)
