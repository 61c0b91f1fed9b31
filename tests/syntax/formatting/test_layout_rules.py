"""The layout rule by rule, each on a text as somebody might have typed it."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

from polyc.source.text import Source
from polyc.syntax.formatting.reformat import formatted
from polyc.syntax.formatting.spacing import HEADS
from polyc.syntax.formatting.spelling import spelt
from polyc.syntax.formatting.written import Piece

ROOT = Path(__file__).resolve().parents[3]


def layout(text: str) -> str:
    outcome = formatted(Source(path=Path("x.pol"), text=dedent(text)))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def holds(typed: str, wanted: str) -> None:
    wanted = dedent(wanted).removeprefix("\n")
    assert layout(typed) == wanted
    assert layout(wanted) == wanted


def test_every_lead_of_a_construct_is_known() -> None:
    text = (ROOT / "grammar/keywords.lark").read_text("utf-8")
    section = text.partition("// Lines that open a clause")[2].partition("//")[0]
    assert set(re.findall(r"^(\w+)\.\d", section, re.MULTILINE)) == HEADS


def test_a_table_counts_double_width() -> None:
    holds(
        """
        计算 起付标准=按 机构级别 、 人员
        |机构级别|在职|退休|
            |一级及以下|300元|20元|
          | 二级 |待定|  |
        """,
        """
        计算  起付标准 = 按 机构级别、人员
          | 机构级别   | 在职  | 退休 |
          | 一级及以下 | 300元 | 20元 |
          | 二级       | 待定  |      |
        """,
    )


def test_a_layer_has_one_column_for_values_and_one_for_citations() -> None:
    holds(
        """
        层 基本医保 由 统筹基金 支付 接口 hifp_pay
        注 先说明
        基数 总费用
        起付线 每次 （800元） 依据 办法 第一条
        另 当 年龄 不低于 60岁 提高 100元 依据 办法 第二条
        注 再说明
        支付比例 按 级别：一级 90%，二级 80% 依据 办法 第三条、办法 第四条
        可调
        封顶线 额度 年度限额
        """,
        """
        层  基本医保  由 统筹基金 支付  接口 hifp_pay
          注 先说明
          基数      总费用
          起付线    每次 (800元)                 依据 办法 第一条
            另 当 年龄 不低于 60岁 提高 100元    依据 办法 第二条
            注 再说明
          支付比例  按 级别:一级 90%,二级 80%    依据 办法 第三条、办法 第四条
            可调
          封顶线    额度 年度限额
        """,
    )


def test_a_clause_that_is_too_long_does_not_push_its_neighbours() -> None:
    long = "、".join(f"很长很长的一档{figure}" for figure in "一二三四五六")
    text = layout(
        f"层 甲 由 乙 支付\n基数 丙\n支付比例 按 丁:{long} 90% 依据 办法 第一条\n起付线 不设 依据 办法 第二条\n"
    )
    assert "  起付线    不设    依据 办法 第二条\n" in text
    assert f"{long} 90%    依据 办法 第一条\n" in text


def test_brackets_stand_in_a_column_and_their_bounds_together() -> None:
    holds(
        """
        层 甲 由 乙 支付
        分段 逐段累加 , 边界含起付线
        2000元 以下 60%
        超过 2000元 至 不满 1万元 70%
        1万元 及以上 按 级别
        |级别|比例|
        |一级|80%|
        注 说明
        """,
        """
        层  甲  由 乙 支付
          分段      逐段累加,边界含起付线
            2000元以下                60%
            超过2000元至 不满1万元    70%
            1万元及以上               按 级别
              | 级别 | 比例 |
              | 一级 | 80%  |
          注 说明
        """,
    )


def test_comments_and_notes_stay_where_they_stood() -> None:
    holds(
        """
        # 开头

        输入
          # 写给同事看
        总费用 为 金额 # 行末
        注：两个  空格留着,　全角也留着：
        天数 为 天数 上限 365天


        # 最后
        """,
        """
        # 开头

        输入
          # 写给同事看
          总费用  为 金额  # 行末
          注 两个  空格留着,　全角也留着：
          天数    为 天数  上限 365天

        # 最后
        """,
    )


def test_a_line_that_goes_on_is_indented_and_not_joined() -> None:
    holds(
        """
        给付 补助 由 基金 当 甲 是 真
        = 乙×50%
        # 中间
        -丙 依据 办法 第一条
        """,
        """
        给付  补助  由 基金 当 甲 是 真
              = 乙 × 50%
              # 中间
              - 丙    依据 办法 第一条
        """,
    )


def test_a_case_steps_in_below_its_settlements() -> None:
    holds(
        """
        案例 两次
        采用 甲、乙
        注 手算
        设 级别 一级
        结算 首次
        录入 明细
        |名|额|
        |甲|1元|
        应得 a = -100元 , 本年累计 b.支付 = 0元
        冲正 首次
        应拒 待定 b.支付比例
        案例 另一个
        设 级别 二级
        """,
        """
        案例  两次
          采用 甲、乙
        注    手算
          设 级别 一级
          结算 首次
            录入 明细
              | 名 | 额  |
              | 甲 | 1元 |
            应得 a = -100元,本年累计 b.支付 = 0元
          冲正 首次
            应拒 待定 b.支付比例
        案例  另一个
          设 级别 二级
        """,
    )


def test_what_is_quoted_is_kept() -> None:
    text = "文件  办法  《办法：（试行）》  示医保发〔2022〕8号  ２０２２年１２月  状态 现行  证据 甲\n"
    assert layout(text) == text
    named = "输入\n  级别  为 “三级（含Ａ）”、二级 之一\n"
    assert layout(named) == named


def test_the_last_line_gets_its_end_and_returns_go() -> None:
    assert layout("政策  甲\r\n编号  a") == "政策  甲\n编号  a\n"


def spelling(terminal: str, text: str) -> str:
    return spelt(Piece(terminal=terminal, text=text))


def test_one_way_to_write_each_value() -> None:
    money = {"一千二百元": "1200元", "５００元": "500元", "五万元": "5万元", "一万二千元": "12000元"}
    money |= {"12百元": "1200元", "1.5千元": "1500元", "5百万元": "500万元", "1.8万元": "1.8万元"}
    money |= {"10000元": "10000元", "三亿元": "3亿元", "零元": "0元", "２．５０元": "2.50元"}
    assert {text: spelling("MONEY", text) for text in money} == money
    rates = {"９０％": "90%", "9成": "90%", "九成": "90%", "百分之八十五": "85%", "百分之七点二五": "7.25%"}
    rates |= {"5‰": "5‰", "75.50%": "75.50%"}
    assert {text: spelling("RATE", text) for text in rates} == rates
    assert spelling("POINTS", "五个百分点") == "5个百分点"
    assert spelling("DATE", "2024年01月０９日") == "2024年1月9日"
    assert spelling("RATIO", "5 ∶ 2：３") == "5:2:3"
    assert spelling("COUNT", "第２次") == "第2次"


def test_a_mistake_leaves_everything_alone() -> None:
    outcome = formatted(Source(path=Path("x.pol"), text="计算 甲 == 1元\n"))
    assert outcome.value is None and outcome.errors
