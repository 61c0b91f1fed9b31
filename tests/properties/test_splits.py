"""分配: the parts are the whole, to the fen, and each is what the ratio gives it, in every language."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polyc import pipeline
from polyc.kernel import interpret
from polyc.source.text import Source
from polyc.testing.module import Compiled, compiled
from tests.backends.javascript.node import Node, needs_node

HEAD = """\
政策  分配
编号  split-property
地区  示范省 示范市
施行  2024年1月1日
口径  用途:清算
口径  适用版本:清算日期
输入
  清算日期  为 日期
  甲类      为 是否
  总额      为 金额  可为负
"""
DAY = 19_783  # 2024-03-01
PARTS = ("一方", "二方", "三方", "四方")

ratios = st.lists(st.integers(0, 12), min_size=2, max_size=4).filter(any)
totals = st.lists(st.one_of(st.integers(-50, 50), st.integers(-(10**11), 10**11)), min_size=3, max_size=6)


def source(clause: str) -> Source:
    return Source(path=Path("test.pol"), text=HEAD + clause + "\n")


def made(clause: str) -> Compiled:
    checked = pipeline.check(source(clause))
    assert checked.value is not None, [each.message for each in checked.diagnostics]
    lowered = pipeline.compile_policy(checked.value, source(clause), ())
    assert lowered.value is not None, [each.message for each in lowered.diagnostics]
    return compiled(lowered.value)


def clause(ratio: list[int], tail: str) -> str:
    words = ":".join(map(str, ratio))
    return f"分配  清算 = 总额 按 {words} 给 {'、'.join(PARTS[: len(ratio)])},尾差 {tail} 可为负"


def parts(both: Compiled, total: int, first: int = 0) -> tuple[int, ...]:
    """The outputs of the interpreter, and of the generated function the same."""
    inputs = {"清算日期": DAY, "甲类": first, "总额": total}
    outcome = interpret.run(both.program, inputs, {})
    assert isinstance(outcome, interpret.Settled)
    found = tuple(outcome.values[output.local] for output in both.program.outputs)
    arguments = [inputs[item.name] for item in both.program.inputs if item.computed]
    assert both.module.settle_ints(*arguments) == (0, *found)
    assert found[0] == total
    return found[1:]


def toward_zero(value: Fraction) -> int:
    return -int(-value) if value < 0 else int(value)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(ratios, totals, st.data())
def test_the_tail_goes_to_one(ratio: list[int], amounts: list[int], data: st.DataObject) -> None:
    sharing = [at for at, number in enumerate(ratio) if number]
    tail = data.draw(st.sampled_from(sharing))
    both = made(clause(ratio, f"归 {PARTS[tail]}"))
    for total in amounts:
        found = parts(both, total)
        assert sum(found) == total
        for at, part in enumerate(found):
            if at != tail:
                assert part == toward_zero(Fraction(total * ratio[at], sum(ratio)))
        assert parts(both, -total) == tuple(-part for part in found)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(ratios, totals)
def test_the_largest_remainders_get_a_fen_each(ratio: list[int], amounts: list[int]) -> None:
    both = made(clause(ratio, "按最大余数"))
    for total in amounts:
        found = parts(both, total)
        assert found == by_largest_remainder(total, ratio)
        assert sum(found) == total


def by_largest_remainder(total: int, ratio: list[int]) -> tuple[int, ...]:
    """As the books say: cut, then sort by remainder, earlier ones first among equals."""
    size, sign = abs(total), -1 if total < 0 else 1
    exact = [Fraction(size * number, sum(ratio)) for number in ratio]
    cut = [int(each) for each in exact]
    order = sorted(range(len(ratio)), key=lambda at: (cut[at] - exact[at], at))
    for at in order[: size - sum(cut)]:
        cut[at] += 1
    return tuple(sign * each for each in cut)


def test_a_table_chooses_the_ratio() -> None:
    both = made("分配  清算 = 总额 按 甲类:真 1:0:0,假 5:2:3 给 省、市、县,尾差 按最大余数 可为负")
    assert parts(both, 100_00, 1) == (100_00, 0, 0)
    assert parts(both, 100_00, 0) == (50_00, 20_00, 30_00)
    assert parts(both, -9_999, 0) == (-4_999, -2_000, -3_000)  # 4999.5, 1999.8, 2999.7: two fens left


@needs_node
def test_javascript_shares_out_alike() -> None:
    for tail in ("归 二方", "按最大余数"):
        both = made(clause([5, 2, 3], tail))
        totals = [0, 1, -1, 7, -7, 9_999, -9_999, 10**11, -(10**11), 10**11 - 1]
        with Node(both.program) as node:
            wanted = [(0, total, *parts(both, total)) for total in totals]
            assert node.ints("settleInts", [[total] for total in totals]) == wanted
