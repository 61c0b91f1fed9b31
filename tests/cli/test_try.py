"""`polyc try`: the dialogue through a pipe.  80 % above a yearly 500 元; 救助 pays half of the rest to 特困."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from polyc.cli.trial.answers import Misunderstood, Understood, read_answer
from polyc.runtime.fields import Field
from polyc.runtime.kinds import Kind
from tests.cli.processes import ROOT, START
from tests.cli.samples import Polyc, Result

TODAY = date(2024, 2, 29)
Tried = Callable[..., Result]


@pytest.fixture
def tried(polyc: Polyc, policy: Path, monkeypatch: pytest.MonkeyPatch) -> Tried:
    """Runs the dialogue on typed lines."""

    def run(*lines: str, words: tuple[str, ...] = ()) -> Result:
        monkeypatch.setattr("sys.stdin", StringIO("".join(f"{line}\n" for line in lines)))
        return polyc("try", policy, *words)

    return run


FIRST = ("2023-3-1", "1", "0", "1500")
"""一级, 身份 无, 1500 元: (1500 − 500) × 80 % = 800 paid, 700 left."""


def paid(out: str) -> list[str]:
    return [line.split()[1] for line in out.splitlines() if line.startswith("  统筹基金 ")]


def test_a_slip_with_every_step(tried: Tried) -> None:
    result = tried(*FIRST, "退")
    assert (result.code, result.err) == (0, "")
    assert paid(result.out) == ["800.00元"]
    assert "计算步骤" in result.out and "1,000.00元 × 80%" in result.out
    assert "依据:示范办法 第四条" in result.out or "第四条" in result.out
    assert "\033" not in result.out


def test_choices_have_numbers_and_bounds_are_told(tried: Tried) -> None:
    out = tried("退").out + tried("2023-3-1", "一级", "?", "无", "退").out
    assert "本版政策施行:2023年1月1日 至 2023年12月31日" in out
    assert "1 一级   2 三级" in out and "1 低保   2 特困" in out
    assert "0.00元至10,000,000.00元的金额" in out


def test_a_second_visit_carries_the_state(tried: Tried) -> None:
    """The deductible of the year is used up: 1000 × 80 % = 800; what was answered stands where nothing is typed."""
    result = tried(*FIRST, "1", "2023-4-1", "", "", "1000", "退")
    assert paid(result.out) == ["800.00元", "800.00元"]
    assert "累计到下一次" in result.out
    assert "直接回车:一级" in result.out


def test_one_input_is_changed_and_the_visit_settled_anew(tried: Tried) -> None:
    """2000 元 in place of 1500: (2000 − 500) × 80 % = 1200."""
    assert paid(tried(*FIRST, "2", "4", "2000", "退").out) == ["800.00元", "1,200.00元"]


def test_a_visit_taken_back_leaves_no_trace(tried: Tried) -> None:
    """Without the first visit the second bears the deductible: (1000 − 500) × 80 % = 400."""
    out = tried(*FIRST, "3", "1", "2023-4-1", "1", "0", "1000", "退").out
    assert paid(out) == ["800.00元", "400.00元"]
    assert paid(tried(*FIRST, "4", "2023-4-1", "1", "0", "1000", "退").out) == ["800.00元", "400.00元"]


def test_going_back_asks_again(tried: Tried) -> None:
    out = tried("撤", "2023-3-1", "2", "撤", "1", "0", "1500", "退").out
    assert "这已经是第一项" in out
    assert paid(out) == ["800.00元"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("2023-2-30",), "没有2023年2月30日这一天"),
        (("2024-1-1",), "不在本版政策的施行期内"),
        (("昨天",), "请写日期"),
        (("2023-3-1", "二级"), "没有“二级”这一项"),
        (("2023-3-1", "3"), "没有“3”这一项"),
        (("2023-3-1", ""), "这一项要填"),
        (("2023-3-1", "1", "低保、孤儿"), "没有“孤儿”这一项"),
        (("2023-3-1", "1", "0", "一万"), "请写金额"),
        (("2023-3-1", "1", "0", "1.005"), "金额最小到分"),
        (("2023-3-1", "1", "0", "-1"), "0.00元至10,000,000.00元"),
    ],
    ids=range(10),
)
def test_what_does_not_fit_is_told_and_asked_again(tried: Tried, lines: tuple[str, ...], told: str) -> None:
    result = tried(*lines)
    assert told in result.out and result.code == 0


def test_a_pending_number_names_the_scenarios(tried: Tried) -> None:
    out = tried("2023-3-1", "三级", "0", "1500", "退").out
    assert "不能结算" in out and "--scenario" in out and "三级按五成" in out
    out = tried("2023-3-1", "三级", "0", "1500", "退", words=("--scenario", "三级按五成")).out
    assert paid(out) == ["500.00元"]


def test_rows_are_asked_for_until_an_empty_line(polyc: Polyc, monkeypatch: pytest.MonkeyPatch) -> None:
    """名称, 类别, 单价, 数量, and a supplied standard that defaults to the price."""
    policy = ROOT / "policies" / "某省" / "某县" / "药品支付标准.pol"
    lines = ("2020-6-1", "甲", "1", "12.5", "10", "10", "", "退")
    monkeypatch.setattr("sys.stdin", StringIO("".join(f"{line}\n" for line in lines)))
    out = polyc("try", policy, "--scenario", "第一年保留六成").out
    assert "药品第 1 行 1/5" in out and "直接回车:没有下一行了" in out
    assert "可支付合计" in out and "100.00元" in out and "25.00元" in out


def test_interrupting_is_quiet(policy: Path) -> None:
    with subprocess.Popen(
        [*START, "try", str(policy)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        assert process.stdout is not None
        while "›" not in process.stdout.readline() + process.stdout.read(4):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "已中断" in said and "Traceback" not in said


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind("money"), "1.2万", 1_200_000),
        (Kind("money"), "１，２００．５０元", 120_050),
        (Kind("money"), "12百元", 120_000),
        (Kind("rate"), "85", 850_000),
        (Kind("rate"), "85％", 850_000),
        (Kind("count", "次"), "第 3 次".replace("第 ", ""), 3),
        (Kind("date"), "2024年3月1日", date(2024, 3, 1)),
        (Kind("date"), "20240301", date(2024, 3, 1)),
        (Kind("date"), "今天", TODAY),
        (Kind("flag"), "是", True),
        (Kind("flag"), "2", False),
        (Kind("choice", "", ("2", "1")), "1", "1"),
        (Kind("choice", "", ("甲", "乙")), "2", "乙"),
        (Kind("choices", "", ("甲", "乙", "丙")), "1 丙", frozenset({"甲", "丙"})),
        (Kind("choices", "", ("甲", "乙")), "无", frozenset()),
        (Kind("unit_price"), "12.5元", 12_500_000),
        (Kind("quantity"), "1.5", 15_000),
        (Kind("text"), " 甲 ", "甲"),
    ],
    ids=range(18),
)
def test_many_ways_of_writing_are_understood(kind: Kind, typed: str, value: object) -> None:
    field = Field("x", "某", kind, 0, 10**11, False)
    assert read_answer(field, typed, TODAY) == Understood(value)


def test_eight_figures_are_no_date_of_their_own() -> None:
    field = Field("x", "某", Kind("date"), 0, 10**11, False)
    assert isinstance(read_answer(field, "20241301", TODAY), Misunderstood)
