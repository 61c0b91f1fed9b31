"""谁付多少: what is drawn, told and computed on the page is what the interpreter says."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from polyc.docgen.growth.area_chart import area_chart
from polyc.docgen.growth.choosing import Chosen, choose
from polyc.docgen.growth.extent import extents
from polyc.docgen.growth.held_words import choices, held_words
from polyc.docgen.growth.points import points
from polyc.docgen.growth.profile import Profile
from polyc.docgen.growth.reader_data import reader_data
from polyc.kernel import interpret
from tests.docgen.published import REAL, real, written

SCRIPT = Path(__file__).resolve().parents[2] / "polyc/docgen/theme/assets/growth.js"
YUAN = 100


@cache
def drawn(name: str) -> Chosen:
    chosen = choose(real(name))
    assert chosen is not None
    return chosen


def paid(profile: Profile, bill: int) -> list[int]:
    """What each pays, from the interpreter alone."""
    held = profile.held
    inputs = {**held.given, **dict.fromkeys(held.varied, bill)}
    before = {cell.name: 0 for cell in held.program.cells}
    outcome = interpret.run(held.program, inputs, before, {each.name: [] for each in held.program.lists})
    assert isinstance(outcome, interpret.Settled)
    values = {**inputs, **outcome.values}
    return [sum(values[local] for local in part.locals) for part in profile.parts]


@pytest.mark.parametrize("name", REAL)
def test_areas_run_through_what_the_interpreter_says(name: str) -> None:
    chosen = drawn(name)
    for profile, last in zip(chosen.profiles, extents(chosen), strict=True):
        areas = area_chart(profile, last, "", "").areas
        for runs in zip(*(area.pieces for area in areas), strict=True):
            for slices in list(zip(*runs, strict=True))[-12:]:
                (bill,) = {along for along, _, _ in slices}
                assert [high - low for _, low, high in slices] == paid(profile, bill)
                assert slices[-1][2] == bill, "all of the bill is paid"
                assert all(below[2] == above[1] for below, above in pairwise(slices))


def test_the_page_computes_what_the_interpreter_says() -> None:
    """The script beside the page, in Node, on 1,200 bills: half of them near a turn."""
    random, asked = Random(7), []
    for name in REAL:
        chosen = drawn(name)
        for profile, last in zip(chosen.profiles, extents(chosen), strict=True):
            turns = [each.first for each in profile.pieces if each.first <= last]
            low = profile.pieces[0].first
            bills = [random.randint(low, last) for _ in range(100)]
            bills += [max(low, random.choice(turns) + random.randint(-3, 3)) for _ in range(100)]
            asked.append(
                {
                    "pieces": reader_data(profile, last),
                    "bills": [str(bill) for bill in bills],
                    "paid": [[str(fen) for fen in paid(profile, bill)] for bill in bills],
                }
            )
    assert sum(len(each["bills"]) for each in asked) >= 1_200
    program = (
        "globalThis.document = { querySelectorAll: () => [] };"
        f"(0, eval)({json.dumps(SCRIPT.read_text('utf-8'))});"
        f"const asked = {json.dumps(asked)};"
        "for (const { pieces, bills, paid } of asked) {"
        "  const own = JSON.parse(pieces);"
        "  bills.forEach((bill, at) => {"
        "    const found = polycGrowth.paid(own, BigInt(bill)).map(String).join();"
        "    if (found !== paid[at].join()) throw new Error(`${bill}: ${found} != ${paid[at]}`);"
        "  });"
        "}"
    )
    done = subprocess.run(["node", "-"], input=program, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_points_are_where_the_clauses_put_them() -> None:
    """一档基层: 起付 300; 85%. 大病 from a 余额 of 18,000: 300 + (x − 300) × 15% = 18,000 at 118,300.

    封顶 200,000 ÷ 85% + 300 = 235,594.117…; from there the whole of a further yuan is 余额.
    大病 is 余额 = x − 200,000 from then on: bounds 10, 20, 30 万 at 300,000, 400,000, 500,000;
    its 封顶 400,000 at 184,200 + (x − 500,000) × 75% = 400,000, so x = 787,733.33….
    """
    profile = drawn("weihai").profiles[0]
    assert choices(profile.held) == "缴费档次 一档，机构级别 基层，转诊方式 未转诊"
    assert [each.words for each in points(profile)] == [
        "住院总费用到 300元：居民统筹基金开始付；以后每多 100元，个人负担由 100元变为 15元。",
        "住院总费用到 11.83万元：居民大病保险资金开始付；以后每多 100元，个人负担由 15元变为 6元。",
        "住院总费用到 235,594.11元：居民统筹基金付到 200,000.00元为止，不再增加；"
        "以后每多 100元，个人负担由 6元变为 40元。",
        "住院总费用到 30万元：以后每多 100元，个人负担由 40元变为 35元。",
        "住院总费用到 40万元：以后每多 100元，个人负担由 35元变为 30元。",
        "住院总费用到 50万元：以后每多 100元，个人负担由 30元变为 25元。",
        "住院总费用到 787,733.33元：居民大病保险资金付到 400,000.00元为止，不再增加；"
        "以后每多 100元，个人负担由 25元变为 100元。",
    ]


CLIFF = """\
政策  全额分段的补助
编号  cliff
地区  示范省 示范市
施行  2023年1月1日
口径  适用版本:出院日期
口径  累计年度:自然年度,出院日期
口径  结算次序:结算时间
口径  冲正方式:逆序
口径  费用平衡:总费用,个人负担
舍入  每笔支付:四舍五入,到分
文件  办法  《办法》  2022年12月  状态 现行  证据 甲

输入
  出院日期    为 日期
  总费用      为 金额  上限 10万元

层  补助  由 救助基金 支付    依据 办法 第一条
  基数      总费用
  起付线    不设
  分段      按所在段全额,边界含起付线    依据 办法 第二条
    1万元以下    50%
    超过1万元    80%
  封顶线    不设

计算  个人负担 = 总费用 - 补助.支付

案例  五千元
  设 出院日期 2023年3月1日,总费用 5000元
  应得 补助.支付 = 2500元,个人负担 = 2500元
"""


def test_a_cliff_is_told_in_words() -> None:
    """10,000.00 × 50% leaves 5,000.00; 10,000.01 × 80% = 8,000.008, rounded 8,000.01, leaves 2,000.00."""
    chosen = choose(written(CLIFF))
    assert chosen is not None
    first, second = points(chosen.profiles[0])
    assert first.cliff and first.words == (
        "总费用从 10,000.00元 到 10,000.01元，只多 0.01元，"
        "救助基金多付 3,000.01元（由 5,000.00元变为 8,000.01元），"
        "个人负担少付 3,000.00元（由 5,000.00元变为 2,000.00元）。"
    )
    assert second.words == "总费用到 1万元：以后每多 100元，个人负担由 50元变为 20元。"


def test_what_is_held_is_told() -> None:
    told = held_words(drawn("weihai").profiles[0].held)
    assert told.startswith(
        "图里的住院总费用、政策范围内费用总取同一个数额，一起从 0 元变起。其余不变：出院日期 "
    )
    assert told.endswith("此前没有结算过，各项累计都是零。")
