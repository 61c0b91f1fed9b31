"""Results of cases as a person reads them."""

from __future__ import annotations

from pathlib import Path

from polyc.source.text import Source
from polyc.testing.module import compiled
from polyc.testing.render import closing, render
from polyc.testing.run import run_case
from tests.testing.small import case, program, refusal, settles, wants

SOURCE = Source(path=Path("甲.pol"), text="案例 案\n")


def test_a_passed_case_is_one_line() -> None:
    result = run_case(case(settles("首诊", 300)), compiled(program()))
    assert render([result], SOURCE) == "通过  案\n"
    assert closing(1, 0) == "运行了 1 个案例:1 个通过。\n"


def test_a_failed_case_stands_beside_the_slip_with_the_step_where_they_part() -> None:
    result = run_case(
        case(settles("首诊", 700, wants("基本.起付", 500), wants("基本.支付", 161))), compiled(program())
    )
    assert render([result], SOURCE).splitlines() == [
        "失败  案",
        "  结算 首诊  --> 甲.pol:1:1",
        "                 案例应得      算得",
        "      基本.起付  500.00元  500.00元",
        "    ≠ 基本.支付  161.00元  160.00元  少 1.00元",
        "    从第 2 步起不同:",
        "    >  2  基本.支付  160.00元",
        "          算式:按办法,费用 = 按办法,700.00元",
        "          依据:《办法》1号第一条",
    ]
    assert closing(1, 1) == "运行了 1 个案例:0 个通过,1 个没有通过。\n"


def test_a_refusal_has_no_steps_to_show() -> None:
    result = run_case(case(settles("首诊", 300, refused=refusal("待定"))), compiled(program()))
    assert render([result], SOURCE).splitlines()[-1] == "    首诊:案例应得 拒付(待定),算得 结算"
