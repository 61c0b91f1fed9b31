"""Several mistakes in one text are told in one run, each at its place, and nothing else."""

from __future__ import annotations

from pathlib import Path

from polyc import pipeline
from polyc.source.text import Source

POLICY = """\
政策:  示范市居民住院待遇
编号  demo-inpatient
地区  示范省 示范市
施行  2023-01-01
文件  办法  示范办法  状态 现行  证据 甲

输入
  出院日期  日期
  机构级别  为 一级,二级 之一
  身份      为 低保、特困 可兼
  住院总费用  为 金额  上限 1,000万元

层基本医保  由 统筹基金
  基数      住院总费用
  起付线为650元
  支付 比例  按 机构级别:一级90%、二级 80%
    另 当 身份 包含 低保 提高 5百分点
    例外 特困全额 身份 含 特困 则 100%
  封顶线    每年 限支付 20 万元

  额外的说明
计算  个人负担 = 住院总费用 — 基本医保.支付 * 1次

案例  一次住院
  设 机构级别 一级、身份 低保
  应得 基本医保.支付
"""

FOUND = [
    (1, "P107", ":"),
    (4, "P131", "2023-01-01"),
    (5, "P152", "示范办法"),
    (8, "P106", "日期"),
    (9, "P122", ","),
    (11, "P313", "1,000万元"),
    (13, "P102", "层基本医保"),
    (13, "P106", "统筹基金"),
    (15, "P102", "起付线为650元"),
    (15, "P151", "650元"),
    (16, "P103", "支付 比例"),
    (16, "P102", "一级90%"),
    (16, "P122", "、"),
    (17, "P111", "包含"),
    (17, "P135", "5百分点"),
    (18, "P106", "身份"),
    (19, "P103", "20 万元"),
    (21, "P104", "额外的说明"),
    (22, "P121", "—"),
    (22, "P121", "*"),
    (25, "P122", "、"),
    (26, "P109", "基本医保.支付"),
]


def told(text: str) -> list[tuple[int, str, str]]:
    source = Source(path=Path("x.pol"), text=text)
    found = pipeline.check(source).diagnostics
    return [(source.position(each.span.start)[0], each.code, source.cut(each.span)) for each in found]


def test_every_mistake_is_told_where_it_stands() -> None:
    assert told(POLICY) == FOUND


def test_the_order_of_the_constructs_hides_nothing() -> None:
    """The same constructs in the opposite order hold the same mistakes."""
    blocks = POLICY.split("\n\n")
    turned = told("\n\n".join(reversed(blocks)))
    assert sorted(each[1:] for each in turned) == sorted(each[1:] for each in FOUND)


def test_a_line_that_nothing_mends_takes_no_other_along() -> None:
    text = (
        "层  ? 甲 由 ! 乙\n  起付线  每次 ?? 500元\n  封顶线  不设\n案例  ???\n  设 甲 1元\n  应得 甲 = 1元\n"
    )
    assert [(line, code) for line, code, _ in told(text)] == [(1, "P101"), (2, "P101"), (4, "P101")]


def test_rows_below_a_table_that_cannot_be_read_are_still_rows() -> None:
    text = "计算  甲 ? 按 乙\n  | 一级 | 1元 |\n  | 二级 | 2元 |\n计算  丙 = 1 元\n"
    assert [(line, code) for line, code, _ in told(text)] == [(1, "P101"), (4, "P103")]
