"""Texts that nobody writes by chance: very long, very deep, of one sign only."""

from __future__ import annotations

LONG = 100_000
HOSTILE = {
    "empty": "",
    "blanks": " \t\u3000\n" * 200,
    "comments": "#\n" * 200,
    "one long word": "层" * LONG,
    "one long number": "计算 甲 = " + "9" * LONG + "元",
    "one long chinese number": "计算 甲 = " + "九" * LONG + "元",
    "one long sum": "计算 甲 = 乙" + " + 乙" * (LONG // 5),
    "one long list": "输入\n  级别 为 " + "、".join(f"第{i}级" for i in range(LONG // 10)) + " 之一",
    "one long mistake": "计算 甲 = 乙" + " * 乙" * (LONG // 5),
    "deep brackets": "计算 甲 = " + "(" * 50_000 + "1元" + ")" * 50_000,
    "brackets over lines": "计算 甲 = (1元\n" + "+ (1元\n" * 500 + ")" * 501,
    "brackets never closed": "计算 甲 = " + "较大(" * 5_000,
    "brackets never opened": "计算 甲 = 1元" + ")" * 5_000,
    "quotes": "输入\n  级别 为 " + "“" * 5_000,
    "bars": "计算 甲 = 按 乙\n" + "|" * 5_000,
    "nul": "\x00" * 5_000,
    "lone returns": "计算 甲 = 1元\r" * 2_000,
    "many mistakes": "计算 甲 乙\n" * 2_000,
    "unknown lines": "这是一行说明文字\n" * 2_000,
    "dates": "施行 " + "2023-01-01 " * 5_000,
    "surrogates": "计算 甲 = \ud800\udfff",
}
