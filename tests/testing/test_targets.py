"""Targets in cases: items within, another date than the version's, what a reversal takes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyc import pipeline
from polyc.kernel.program import Program
from polyc.source.text import Source
from polyc.testing.result import CaseResult
from polyc.testing.run import run_cases

POLICY = """\
政策  试
编号  try-targets
地区  示例省 示例市
施行  2024年1月1日
口径  适用版本:结算日期
口径  累计年度:自然年度,结算日期
口径  结算次序:结算时间
口径  冲正方式:后续不重算
口径  费用平衡:总费用,个人负担
舍入  每笔支付:四舍五入,到分
舍入  计算金额:四舍五入,到分
舍入  明细金额:四舍五入,到分
舍入  目标比值:四舍五入,两位小数
文件  办法  《办法》  2024年12月  状态 现行  证据 丙

输入
  结算日期  为 日期
  入院日期  为 日期

明细  费用
  类别  为 甲类、乙类 之一
  金额  为 金额  上限 10万元

计算  总费用 = 合计(费用.金额)
计算  条数 = 计数(费用)

层  基本  由 基金 支付
  基数      总费用
  起付线    不设
  支付比例  70%    依据 办法 第一条
  封顶线    不设

计算  个人负担 = 总费用 - 基本.支付

目标  每条费用:合计(合计(费用.金额)) ÷ 合计(条数) 不超过 50元 自 2024年2月1日 至 2024年2月29日 止 按 入院日期    依据 办法 第二条
目标  三分之一:合计(总费用 × 33%) ÷ 合计(总费用) 等于 33% 上下 0.01个百分点    依据 办法 第三条
目标  笔数:计数(总费用 超过 100元) 不低于 2次    依据 办法 第四条

案例  一年
  设 结算日期 2024年3月1日
  录入 费用
    | 类别 | 金额 |
    | 甲类 | 60元 |
    | 乙类 | 41元 |
"""
DATED = """\
  结算 二月入院
    设 入院日期 2024年2月29日
    应得 每条费用 = 未达标,每条费用.分子 = 101元,每条费用.分母 = 2条,笔数 = 未达标
  结算 三月入院
    设 入院日期 2024年3月1日
    应得 每条费用.分子 = 101元,笔数 = 达标,笔数.分子 = 2次
"""
ROUNDED_ONCE = """\
  结算 首次
    设 入院日期 2024年2月1日
    应得 三分之一 = 达标,三分之一.分子 = 33.33元,三分之一.分母 = 101元
"""
REVERSED = f"""\
{DATED}\
  冲正 二月入院
    应得 每条费用 = 无数据,每条费用.分子 = 0元,笔数 = 未达标,笔数.分子 = 1次
"""


def outcome(events: str) -> CaseResult:
    source = Source(path=Path("试.pol"), text=POLICY + events)
    checked = pipeline.check(source)
    assert checked.value is not None, [each.message for each in checked.diagnostics]
    policy = checked.value

    def compiled(scenarios: tuple[str, ...]) -> Program:
        made = pipeline.compile_policy(policy, source, scenarios)
        assert made.value is not None
        return made.value

    (result,) = run_cases(policy, compiled)
    return result


@pytest.mark.parametrize("events", [DATED, ROUNDED_ONCE, REVERSED], ids=["dated", "rounded", "reversed"])
def test_what_is_worked_by_hand(events: str) -> None:
    """60 + 41 = 101 元 in 2 items; 33 % of 101 is 33.33; without the February one only one claim is left."""
    assert outcome(events).failures == ()


def test_a_wrong_verdict_is_told_in_words() -> None:
    (found,) = outcome(ROUNDED_ONCE.replace("三分之一 = 达标", "三分之一 = 未达标")).failures
    assert (found.subject, found.expected, found.actual) == ("三分之一", "未达标", "达标")
