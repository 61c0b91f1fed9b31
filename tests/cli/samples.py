"""A small policy, a claim for it, and what a command line returns."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import frozen

POLICY = """\
政策  示范市居民住院待遇
编号  demo-inpatient
地区  示范省 示范市
施行  2023年1月1日 至 2023年12月31日
口径  适用版本:出院日期
口径  累计年度:自然年度,出院日期
口径  结算次序:结算时间
口径  冲正方式:后续不重算
口径  费用平衡:住院总费用,个人负担
舍入  每笔支付:四舍五入,到分
文件  办法  《示范办法》  示医保发〔2022〕8号  2022年12月  状态 现行  证据 乙

输入
  出院日期    为 日期
  机构级别    为 一级、三级 之一
  身份        为 低保、特困 可兼
  住院总费用  为 金额  上限 1000万元  接口 medfee_sumamt

层  基本医保  由 统筹基金 支付  接口 hifp_pay
  基数      住院总费用
  起付线    每年 500元                       依据 办法 第三条
  支付比例  按 机构级别:一级 80%,三级 待定  依据 办法 第四条
  封顶线    不设

给付  救助  由 救助基金 当 身份 含 特困 = 基本医保.余额 × 50%  依据 办法 第五条

计算  个人负担 = 住院总费用 - 基本医保.支付 - 救助.支付  接口 psn_part_amt

情景  三级按五成
  设 基本医保.支付比例 按 机构级别:三级 50%

案例  一级两次住院
  设 机构级别 一级,身份 无
  结算 首次
    设 出院日期 2023年3月1日,住院总费用 1500元
    应得 基本医保.支付 = 800元,个人负担 = 700元
  结算 再次
    设 出院日期 2023年4月1日,住院总费用 1000元
    应得 基本医保.支付 = 800元,本年累计 基本医保.支付 = 1600元

案例  三级没有比例
  设 出院日期 2023年3月1日,机构级别 三级,身份 无,住院总费用 1500元
  应拒 待定
"""

CLAIM = {"出院日期": "2023-03-01", "机构级别": "一级", "身份": ["特困"], "住院总费用": "1500.00"}


@frozen(kw_only=True)
class Result:
    """The exit code and what went to each stream."""

    code: int
    out: str
    err: str


Polyc: TypeAlias = Callable[..., Result]
