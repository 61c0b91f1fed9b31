"""Small policies and places in them, without a server."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from polyc.lsp.desk import Desk
from polyc.lsp.document import Document

CURSOR = "‸"

SMALL = """\
政策  示例市居民住院
编号  demo-editor
地区  示例省 示例市
施行  2024年1月1日
口径  适用版本:出院日期
口径  累计年度:自然年度,出院日期
口径  结算次序:结算时间
口径  冲正方式:逆序
口径  费用平衡:总费用,个人负担
舍入  每笔支付:四舍五入,到分

文件  办法  《示例市居民医保办法》  示例政发〔2023〕1号  2023年12月  状态 现行  证据 甲

输入
  出院日期  为 日期
  机构级别  为 一级、二级 之一
  注 按定点协议。
  总费用    为 金额  接口 medfee_sumamt

层  基本医保  由 统筹基金 支付    依据 办法 第二条
  基数      总费用
  起付线    每次 按 机构级别:一级 100元,二级 300元    依据 办法 第三条
  支付比例  80%                                       依据 办法 第四条
  封顶线    不设

计算  个人负担 = 总费用 - 基本医保.支付

案例  一级
  设 出院日期 2024年3月1日,机构级别 一级,总费用 1100元
  应得 基本医保.支付 = 800元,个人负担 = 300元
"""


def numbered(names: str | tuple[str, ...], cases: Sequence[Any]) -> pytest.MarkDecorator:
    """Cases with numbers for ids: pytest escapes Chinese ones."""
    return pytest.mark.parametrize(names, cases, ids=[str(number) for number in range(len(cases))])


def opened(text: str, path: Path = Path("/地区外/小.pol"), desk: Desk | None = None) -> Document:
    """A document of that text."""
    return (desk or Desk()).change(path, text)


def at_cursor(text: str) -> tuple[Document, types.Position]:
    """A text with a cursor in it, and where it stands."""
    offset = text.index(CURSOR)
    document = opened(text.replace(CURSOR, ""))
    return document, document.places.position(offset)


def cursor_at(text: str, line: str, behind: str) -> tuple[Document, types.Position]:
    """`SMALL` or the like with a further `line` at its end, the cursor behind a piece of that line."""
    assert behind in line
    return at_cursor(f"{text.rstrip()}\n{line.replace(behind, behind + CURSOR, 1)}\n")
