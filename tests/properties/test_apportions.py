"""分配 among items: the shares are the amount, to the fen, and each is what its weight gives, in every language."""

from __future__ import annotations

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polyc.kernel import interpret
from polyc.testing.module import Compiled
from tests.backends.javascript.node import Node, needs_node
from tests.properties.test_splits import DAY, by_largest_remainder, made

CLAUSE = """\
舍入  明细金额:四舍五入,到分
明细  单位
  点数  为 数量  上限 5000
计算  单位.金额 = 100元 × 单位.点数
分配  单位.拨付 = 总额 按 单位.{weight},尾差 按最大余数 可为负
计算  单位.留下 = 单位.拨付 可为负
计算  分出 = 合计(单位.留下) 可为负
"""
MOST = 5_000 * 10_000

weights = st.lists(
    st.one_of(st.integers(0, 3), st.integers(0, 12).map(lambda each: each * 10_000), st.integers(0, MOST)),
    max_size=8,
)
totals = st.one_of(st.integers(-50, 50), st.integers(-(10**11), 10**11))


@cache
def compiled(weight: str) -> Compiled:
    return made(CLAUSE.format(weight=weight))


def arguments(both: Compiled, total: int, given: list[int]) -> tuple[list[int], tuple[tuple[int], ...]]:
    inputs = {"清算日期": DAY, "甲类": 0, "总额": total}
    return [inputs[item.name] for item in both.program.inputs if item.computed], tuple((w,) for w in given)


def shares(both: Compiled, total: int, given: list[int]) -> tuple[int, ...] | None:
    """Those of the interpreter, and of the generated function the same; None where both refuse."""
    rows = [{"点数": each} for each in given]
    inputs = {"清算日期": DAY, "甲类": 0, "总额": total}
    outcome = interpret.run(both.program, inputs, {}, {"单位": rows})
    scalars, items = arguments(both, total, given)
    printed = both.module.settle_ints(*scalars, items)
    if isinstance(outcome, interpret.Refused):
        assert printed[0] == outcome.refusal.number
        assert outcome.refusal.reason == "除数"
        return None
    outputs = tuple(outcome.values[output.local] for output in both.program.outputs)
    assert printed[: 1 + len(outputs)] == (0, *outputs)
    assert outcome.values["分出"] == total or not given
    return tuple(row["单位_拨付"] for row in outcome.items["单位"])


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(totals, weights, st.sampled_from(("点数", "金额")))
def test_the_largest_remainders_get_a_fen_each(total: int, given: list[int], weight: str) -> None:
    found = shares(compiled(weight), total, given)
    if not any(given):
        assert found == ((0,) * len(given) if total == 0 else None)
        return
    assert found == by_largest_remainder(total, given)
    assert sum(found) == total


@needs_node
def test_javascript_shares_out_alike() -> None:
    both = compiled("点数")
    lists: tuple[list[int], ...] = (
        [],
        [0],
        [1, 1, 1],
        [1, 2, 3, 0],
        [MOST, 1, MOST - 1],
        [7, 7, 7, 7, 7, 7, 7],
    )
    totals = (0, 1, -1, 100_00, -100_00, 10**11, -(10**11), 10**11 - 1)
    calls = [arguments(both, total, given) for total in totals for given in lists]
    wanted = [both.module.settle_ints(*scalars, items) for scalars, items in calls]
    with Node(both.program) as node:
        assert node.ints("settleInts", [[*scalars, items] for scalars, items in calls]) == wanted
