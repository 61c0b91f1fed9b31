"""Policies as publications, real and hostile."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from polyc import pipeline
from polyc.backends.python import print_module
from polyc.backends.sample import sample
from polyc.backends.schema import schema
from polyc.docgen.calculator.offering import assumed_sets
from polyc.docgen.publication import Publication, WorkedCase, WorkedEvent
from polyc.kernel.program import Program
from polyc.source.text import Source
from polyc.testing.run import run_cases

POLICIES: Final = Path(__file__).resolve().parents[2] / "policies"
REAL: Final = {
    "weihai": POLICIES / "山东省" / "威海市" / "居民住院.pol",
    "anyuan": POLICIES / "江西省" / "赣州市" / "安远县四道保障线.pol",
}


@cache
def real(name: str) -> Publication:
    """One of the policies of this repository."""
    path = REAL[name]
    return published(Source(path=path, text=path.read_text("utf-8")))


def written(text: str) -> Publication:
    """A policy written in a test."""
    return published(Source(path=Path("test.pol"), text=text))


def published(source: Source) -> Publication:
    """A policy that must be right, with its cases worked."""
    checked, tree = pipeline.check(source), pipeline.compose(source).value
    policy = checked.value
    assert policy is not None and tree is not None, [each.message for each in checked.diagnostics]

    def compiled(scenarios: tuple[str, ...]) -> Program:
        made = pipeline.compile_policy(policy, source, scenarios).value
        assert made is not None
        return made

    results = run_cases(policy, compiled)
    program = compiled(())
    return Publication(
        policy=policy,
        tree=tree,
        source=source,
        program=program,
        artifacts=(print_module(program), schema(program), sample(program)),
        worked=tuple(
            WorkedCase(
                case=result.case,
                events=tuple(
                    WorkedEvent(event=each.event, steps=each.steps, items=each.items)
                    for each in result.events
                ),
            )
            for result in results
        ),
        assumed=tuple(map(compiled, assumed_sets(policy))),
    )


ACTIVE: Final = (
    "<img src=x onerror=alert(1)>",
    "</title><script>alert(2)</script>",
    "{{ config.site_name }}{% raw %}",
    "[x](javascript:alert(3))",
    "`code` **bold** _it_ | a | b | <!-- c --> &lt;",
    "] [1]: javascript:alert(4) \\ ~~x~~ ^y^ {: onclick=alert(5) }",
)
"""Strings that would do something if a page took them for more than text."""

SMALL: Final = """\
政策  {title}
注    {note}
编号  hostile
地区  示范省 示范市
施行  2023年1月1日
注    {note}
口径  适用版本:出院日期
注    {note}
口径  累计年度:自然年度,出院日期
口径  结算次序:结算时间
口径  冲正方式:逆序
口径  费用平衡:总费用,个人负担
舍入  每笔支付:四舍五入,到分
文件  办法  《{work}》  2022年12月  状态 现行  证据 甲  地址 https://example.com/{address}
注    {note}

输入
  注 {note}
  出院日期    为 日期
  级别        为 “{option}”、乙 之一
  注 {note}
  总费用      为 金额  上限 1000万元

层  基本  由 统筹基金 支付    依据 办法 {article}
  注 {note}
  基数      总费用
  注 {note}
  起付线    每次 500元    依据 办法 {article}
  注 {note}
  支付比例  按 级别:“{option}” 80%,乙 50%
  注 {note}
  封顶线    不设
  注 {note}

计算  个人负担 = 总费用 - 基本.支付
注    {note}

案例  甲例    依据 办法 {article}
注    {note}
  设 出院日期 2023年3月1日,级别 “{option}”,总费用 1500元
  应得 基本.支付 = 800元,个人负担 = 700元
  注 {note}
"""


def hostile(active: str) -> Publication:
    """A small policy with the string wherever its author may write freely."""
    bare = active.replace(" ", "").replace("|", "").replace("、", "").replace("#", "")
    return written(
        SMALL.format(title=active, note=active, work=active, option=active, article=bare, address=bare)
    )


def sketched(text: str) -> Publication:
    """A policy as far as the model: without cases and downloads a page needs no program, so any will do."""
    source = Source(path=Path("test.pol"), text=text)
    understood, tree = pipeline.understand(source), pipeline.parse(source).value
    assert understood.value is not None and tree is not None, [
        each.message for each in understood.diagnostics
    ]
    return Publication(
        policy=understood.value,
        tree=tree,
        source=source,
        program=real("weihai").program,
        artifacts=(),
        worked=(),
    )
