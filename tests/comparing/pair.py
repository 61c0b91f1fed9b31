"""A small policy, and the same after some changes."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from polyc import pipeline
from polyc.comparing.comparison import Comparison, comparison
from polyc.model.policy import Policy
from polyc.source.text import Source

POLICIES = Path(__file__).resolve().parents[2] / "policies"
WEIHAI = POLICIES / "山东省/威海市/居民住院.pol"
BOUND = ("基层按一级医院", "其余沿用七月数值")

SMALL = """\
政策  示范市居民住院待遇
编号  demo-inpatient
地区  示范省 示范市
施行  2023年1月1日 至 2024年12月31日
口径  适用版本:出院日期
口径  累计年度:自然年度,出院日期
口径  结算次序:结算时间
口径  冲正方式:后续不重算
口径  费用平衡:住院总费用,个人负担
舍入  每笔支付:四舍五入,到分
文件  办法  《示范办法》  示医保发〔2022〕8号  2022年12月  状态 现行  证据 甲

输入
  出院日期    为 日期
  机构级别    为 一级、二级、三级 之一
  身份        为 普通、低保 之一
  住院总费用  为 金额  上限 1000万元  接口 medfee_sumamt

层  基本医保  由 统筹基金 支付  接口 hifp_pay
  基数      住院总费用
  起付线    每次 500元                                          依据 办法 第三条
  支付比例  按 身份、机构级别                                   依据 办法 第四条
    | 身份 | 一级 | 二级 | 三级 |
    | 普通 | 80%  | 70%  | 60%  |
    | 低保 | 90%  | 80%  | 70%  |
  封顶线    每年 限支付 10万元                                  依据 办法 第五条

给付  救助  由 救助基金 当 身份 是 低保 = 基本医保.余额 × 50%   依据 办法 第六条

计算  个人负担 = 住院总费用 - 基本医保.支付 - 救助.支付  接口 psn_part_amt

保证  不多付:基本医保.支付 不超过 住院总费用

案例  一级住院
  设 出院日期 2023年3月1日,机构级别 一级,身份 普通,住院总费用 1500元
  应得 基本医保.支付 = 800元,个人负担 = 700元
"""


def changed(*pairs: tuple[str, str], text: str = SMALL) -> Policy:
    """The small policy with some of its text replaced, each exactly once."""
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return policy(text)


@cache
def policy(text: str = SMALL) -> Policy:
    found = pipeline.check(Source(path=Path("示范.pol"), text=text))
    assert found.value is not None, found.diagnostics
    return found.value


@cache
def weihai() -> Policy:
    source = pipeline.read(WEIHAI).value
    assert source is not None
    checked = pipeline.check(source).value
    assert checked is not None
    return checked


@cache
def weihai_open() -> Comparison:
    """Weihai at the turn, with what is 待定 left so."""
    return comparison(weihai(), weihai(), TURN)


def day(year: int, month: int, number: int) -> int:
    return (date(year, month, number) - date(1970, 1, 1)).days


TURN = (day(2023, 6, 30), day(2023, 7, 1))
"""The last day of the old rates of Weihai and the first of the new."""


def understood(text: str) -> Policy:
    """A policy whose cases need not come out."""
    made = pipeline.understand(Source(path=Path("示范.pol"), text=text)).value
    assert made is not None
    return made
