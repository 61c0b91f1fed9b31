"""Slips of claims with items: 甲类 is covered, 丙类 is not, and the fund pays half of what is covered."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.samples import Polyc

Write = Callable[..., Path]

POLICY = """\
政策  示范市门诊待遇
编号  demo-items
地区  示范省 示范市
施行  2023年1月1日
口径  适用版本:就诊日期
口径  累计年度:自然年度,就诊日期
口径  结算次序:结算时间
口径  冲正方式:后续不重算
口径  费用平衡:总费用,个人负担
舍入  每笔支付:四舍五入,到分
舍入  明细金额:四舍五入,到分
文件  办法  《示范办法》  示医保发〔2022〕8号  2022年12月  状态 现行  证据 甲

输入
  就诊日期  为 日期

明细 费用
  项目  为 文本
  类别  为 甲类、丙类 之一
  单价  为 单价
  数量  为 数量
  限价  为 单价  缺省 费用.单价

计算  费用.金额 = 费用.单价 × 费用.数量  依据 办法 第三条
计算  费用.可纳入 = 较小(费用.单价,费用.限价) × 费用.数量  依据 办法 第四条
  例外 当 费用.类别 是 丙类 则 0元  依据 办法 第五条

计算  总费用 = 合计(费用.金额)  依据 办法 第三条
计算  可纳入 = 合计(费用.可纳入)  依据 办法 第四条

给付  门诊  由 统筹基金 = 可纳入 × 50%  依据 办法 第六条

计算  个人负担 = 总费用 - 门诊.支付  依据 办法 第六条
"""
CLAIM = {
    "就诊日期": "2023-03-01",
    "费用": [
        {"项目": "检查", "类别": "甲类", "单价": "260", "数量": 1, "限价": "200"},
        {"项目": "药", "类别": "甲类", "单价": "12.345678元", "数量": "1.5"},
        {"项目": "保健品", "类别": "丙类", "单价": "80.00", "数量": "1"},
    ],
}


@pytest.fixture
def outpatient(tmp_path: Path) -> Path:
    path = tmp_path / "门诊.pol"
    path.write_text(POLICY, "utf-8")
    return path


def test_the_items_are_a_table_on_the_slip(polyc: Polyc, outpatient: Path, claim_file: Write) -> None:
    """1.5 × 12.345678 元 are 18.52 元; half of 200 + 18.52 is 109.26."""
    result = polyc("settle", outpatient, "--claim", claim_file(CLAIM))
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    at = lines.index("明细 费用")
    assert lines[at + 1 : at + 5] == [
        "  行  项目    类别         单价  数量         限价",
        "   1  检查    甲类     260.00元     1     200.00元",
        "   2  药      甲类  12.345678元   1.5  12.345678元",
        "   3  保健品  丙类      80.00元     1      80.00元",
    ]
    assert "  统筹基金  109.26元  门诊" in lines
    assert "  总费用    358.52元  以上合计" in lines
    assert "明细计算" not in lines


def test_a_claim_without_items_says_so(polyc: Polyc, outpatient: Path, claim_file: Write) -> None:
    result = polyc("settle", outpatient, "--claim", claim_file({**CLAIM, "费用": []}), "--explain")
    assert "明细 费用  无" in result.out.splitlines()
    assert "明细计算" not in result.out


def test_every_step_of_every_row(polyc: Polyc, outpatient: Path, claim_file: Write) -> None:
    out = polyc("settle", outpatient, "--claim", claim_file(CLAIM), "--explain").out
    told = out[out.index("明细计算") :]
    assert told.index("费用第 1 行") < told.index("费用第 2 行") < told.index("费用第 3 行")
    assert "费用.单价 × 费用.数量 = 12.345678元 × 1.5" in told
    assert "第三条" in told


def test_items_as_json(polyc: Polyc, outpatient: Path, claim_file: Write) -> None:
    result = polyc("settle", outpatient, "--claim", claim_file(CLAIM), "--json", "--explain")
    (slip,) = json.loads(result.out)["slips"]
    assert [(each["list"], each["row"]) for each in slip["items"]] == [("费用", 1), ("费用", 2), ("费用", 3)]
    assert slip["items"][1]["steps"][0]["amount"] == 1_852
    plain = json.loads(polyc("settle", outpatient, "--claim", claim_file(CLAIM), "--json").out)
    assert "items" not in plain["slips"][0]


def test_a_wrong_row_is_told_by_its_row(polyc: Polyc, outpatient: Path, claim_file: Write) -> None:
    rows = [CLAIM["费用"][0], {"项目": "药", "类别": "乙类", "单价": "1", "数量": 1}]
    result = polyc("settle", outpatient, "--claim", claim_file({**CLAIM, "费用": rows}))
    assert (result.code, result.out) == (1, "")
    assert "费用第 2 行:类别应为甲类、丙类之一" in result.err


def test_csv_is_refused_with_the_way_out(polyc: Polyc, outpatient: Path, tmp_path: Path) -> None:
    path = tmp_path / "单据.csv"
    path.write_text("就诊日期\n2023-03-01\n", "utf-8")
    result = polyc("settle", outpatient, "--claim", path)
    assert result.code == 1
    assert "明细“费用”" in result.err and ".json" in result.err
