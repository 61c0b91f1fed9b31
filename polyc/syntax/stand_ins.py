"""Lines that mean nothing, read in place of a line that cannot be mended.

The lines below it are then read where their author put them: the rows of a table below
a table, the lines of a layer in a layer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_STAND_INS: Final = {
    "政策": "政策 某",
    "编号": "编号 a",
    "地区": "地区 某",
    "施行": "施行 2000年1月1日",
    "口径": "口径 某:某",
    "舍入": "舍入 某:某",
    "文件": "文件 某 《某》 状态 某 证据 某",
    "输入": "输入",
    "明细": "明细 某",
    "沿用": "沿用 a",
    "计算": "计算 某 = 按 某",
    "额度": "额度 某 每年 按 某",
    "层": "层 某 由 某 支付",
    "给付": "给付 某 由 某 = 按 某",
    "分配": "分配 某 = 某 按 1:1 给 某、某,尾差 归 某",
    "不予结算": "不予结算 某 当 某 是 某",
    "修改": "修改 某 按 某",
    "可调": "可调",
    "假设": "假设 某 当 某 是 某 重算 某",
    "就高": "就高 某 某:某 取高",
    "保证": "保证 某:某 是 某",
    "目标": "目标 某:计数(全部) 等于 待定",
    "情景": "情景 某",
    "案例": "案例 某",
    "适用": "适用 当 某 是 某",
    "基数": "基数 按 某",
    "累计": "累计 每年",
    "先行自付": "先行自付 按 某",
    "起付线": "起付线 每次 按 某",
    "支付比例": "支付比例 按 某",
    "分段": "分段 某",
    "封顶线": "封顶线 每次 按 某",
    "另": "另 当 某 是 某 提高 0元",
    "例外": "例外 当 某 是 某 则 按 某",
    "免检": "免检 a:某",
    "采用": "采用 某",
    "录入": "录入 某",
    "结算": "结算 某",
    "冲正": "冲正 某",
    "应得": "应得 某 = 某",
    "应拒": "应拒 某",
}
_BAND: Final = re.compile(r"[ \t\u3000]*(?:[0-9０-９]|超过|不满)")


def stand_ins(line: str, below: str) -> Iterator[str]:
    """Lines that may stand for `line`, above the line `below`; the first that can be read is meant."""
    lead = next(iter(re.findall(r"[^\W\d]+|[|｜]", line)), "")
    if lead == "设":
        yield "设 某\n" if _BAND.match(below) else "设 某 按 某\n"
    for word in sorted(_STAND_INS, key=len, reverse=True):
        if lead.startswith(word):
            yield f"{_STAND_INS[word]}\n"
    if "|" in line or "｜" in line:
        yield "| 某 |\n"
    yield "0元以下 0%\n"
    yield "某 为 金额\n"
