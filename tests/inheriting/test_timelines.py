"""A parameter with many 修改 is, on every day and for every settlement, what its definition says.

The definition is told once more, as simply as can be: of the entries that hold on the day
and that the settlement may know, in the order of their issue, the last whole value counts,
with the steps and the cells that came after it.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from attrs import frozen

from polyc import pipeline
from polyc.kernel.program import Program
from polyc.source.text import Source
from polyc.testing import twice
from polyc.testing.ledger import Ledger
from polyc.testing.module import Compiled, compiled
from tests.backends.javascript import twins
from tests.backends.javascript.node import Node, needs_node

FIRST = date(2024, 1, 1)
EPOCH = date(1970, 1, 1)
LEVELS = ("一级", "二级")
HEAD = """\
政策  试算
编号  trial
地区  示例省 示例市
施行  2024年1月1日 至 2024年12月31日
口径  适用版本:出院日期
口径  累计年度:自然年度,出院日期
口径  结算次序:结算时间
口径  冲正方式:后续不重算
口径  费用平衡:总费用,个人负担
口径  知悉日期:结算日期
舍入  每笔支付:四舍五入,到分
文件  办法  《办法》  2023年12月1日  状态 现行  证据 丙

输入
  出院日期  为 日期
  结算日期  为 日期
  级别      为 一级、二级 之一
  总费用    为 金额  上限 1000元

层  基本  由 基金 支付
  基数      总费用
  起付线    不设
  支付比例  按 级别:一级 40%,二级 30%    依据 办法 第一条
  封顶线    不设

计算  个人负担 = 总费用 - 基本.支付
"""


@frozen(kw_only=True)
class Change:
    """A 修改 as drawn: days of the year, both included, and percent for each level (None: as it was)."""

    start: int
    end: int
    issue: int
    retroactive: bool
    whole: tuple[int | None, int | None]
    step: int

    def text(self, number: int) -> str:
        value = f"提高 {self.step}个百分点"
        if not self.step:
            cells = zip(LEVELS, self.whole, strict=True)
            value = "按 级别:" + ",".join(f"{level} {rate}%" for level, rate in cells if rate is not None)
        back = " 追溯" if self.retroactive else ""
        return (
            f"文件  第{number}号  《第{number}号》  {day(self.issue)}  状态 现行  证据 丙\n"
            f"修改  基本.支付比例 自 {day(self.start)} 至 {day(self.end)} 止{back} {value}    依据 第{number}号\n"
        )


def day(number: int) -> str:
    when = FIRST + timedelta(days=number)
    return f"{when.year}年{when.month}月{when.day}日"


def days(number: int) -> int:
    return (FIRST + timedelta(days=number) - EPOCH).days


def drawn(random: Random) -> tuple[Change, ...]:
    issues = random.sample(range(-20, 400), 5)
    return tuple(_change(random, issue) for issue in issues)


def _change(random: Random, issue: int) -> Change:
    start, end = sorted(random.choices(range(366), k=2))
    step = random.choice((0, 0, 5))
    whole: tuple[int | None, int | None] = random.choice(
        ((random.randint(10, 60), None), (None, random.randint(10, 60)), (random.randint(10, 60), 20))
    )
    return Change(
        start=start, end=end, issue=issue, retroactive=random.random() < 0.3, whole=whole, step=step
    )


def by_definition(changes: tuple[Change, ...], on: int, known: int, level: int) -> int:
    """The rate in percent."""
    rate = (40, 30)[level]
    for each in sorted(changes, key=lambda each: each.issue):
        if each.start <= on <= each.end and (each.retroactive or each.issue <= known):
            whole = each.whole[level]
            rate = rate + each.step if each.step else rate if whole is None else whole
    return rate


def program(changes: tuple[Change, ...]) -> Program:
    text = HEAD + "".join(each.text(number) for number, each in enumerate(changes, 1))
    source = Source(path=Path("trial.pol"), text=text)
    policy = pipeline.check(source)
    assert policy.value is not None, [each.message for each in policy.diagnostics]
    made = pipeline.compile_policy(policy.value, source)
    assert made.value is not None
    return made.value


def claims(random: Random, changes: tuple[Change, ...]) -> list[tuple[int, int, int]]:
    """Day, day of settlement and level: around every edge, and anywhere."""
    edges = {each for c in changes for each in (c.start - 1, c.start, c.end, c.end + 1)}
    known = [each for c in changes for each in (c.issue - 1, c.issue)]
    within = sorted({min(max(each, 0), 365) for each in edges})
    around = [(on, random.choice(known), random.randrange(2)) for on in within for _ in range(3)]
    return around + [
        (random.randrange(366), random.randrange(-20, 400), random.randrange(2)) for _ in range(20)
    ]


def inputs(on: int, known: int, level: int) -> dict[str, int | str]:
    return {"出院日期": days(on), "结算日期": days(known), "级别": level, "总费用": 1_000_00}


@pytest.mark.parametrize("seed", range(12))
def test_every_day_and_every_settlement_has_the_rate_of_the_definition(seed: int) -> None:
    random = Random(seed)
    changes = drawn(random)
    both = compiled(program(changes))
    for on, known, level in claims(random, changes):
        assert paid(both, inputs(on, known, level)) == by_definition(changes, on, known, level) * 10_00


def paid(both: Compiled, given: dict[str, int | str]) -> int:
    nothing = Ledger({})
    outcome = twice.settle(both, given, both.opening(nothing), nothing)
    assert isinstance(outcome, twice.Settled), outcome
    return outcome.values["基本_支付"]


@needs_node
@pytest.mark.parametrize("seed", range(4))
def test_javascript_says_the_same(seed: int) -> None:
    random = Random(seed)
    changes = drawn(random)
    both = compiled(program(changes))
    state = both.opening(Ledger({}))
    with Node(both.program) as node:
        for on, known, level in claims(random, changes):
            twins.settle(both, node, both.claim(inputs(on, known, level), {}), state)
