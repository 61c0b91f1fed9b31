"""Coverage: what the cases of a policy have looked at, and what not."""

from __future__ import annotations

import pytest

from polyc.testing.coverage.measure import measure
from polyc.testing.coverage.point import Part
from polyc.testing.coverage.telling import coverage_json, coverage_text
from tests.cli.samples import POLICY
from tests.testing.sample import sample


def missing(more: str = "", text: str = POLICY) -> list[str]:
    _, policy, under = sample(more, text)
    coverage = measure(policy, under)
    return [point.words for part in Part for point in coverage.missing(part)]


BELOW, ABOVE = "基本医保.起付线:费用与起付线相比,不超过一侧", "基本医保.起付线:费用与起付线相比,超过一侧"


def settles(amount: str, level: str = "一级", held: str = "无", adopts: str = "") -> str:
    return f"""
案例  另一个
  {adopts}
  设 出院日期 2023年3月1日,机构级别 {level},身份 {held},住院总费用 {amount}
  应得 救助.支付 = 0元
"""


def test_what_the_sample_leaves_out() -> None:
    assert missing() == ["救助:付", BELOW, ABOVE]


@pytest.mark.parametrize(
    ("amount", "left"),
    [
        ("500", [ABOVE]),
        ("499", [ABOVE]),
        ("498.99", [BELOW, ABOVE]),
        ("500.01", [BELOW]),
        ("501", [BELOW]),
        ("501.01", [BELOW, ABOVE]),
    ],
    ids=["on", "one_below", "further_below", "a_fen_above", "one_above", "further_above"],
)
def test_just_is_within_one_yuan_and_the_threshold_belongs_below(amount: str, left: list[str]) -> None:
    assert missing(settles(f"{amount}元")) == ["救助:付", *left]


def test_a_payment_that_is_made() -> None:
    assert "救助:付" not in missing(settles("1500元", held="特困"))


def test_a_cell_counts_once_a_scenario_fills_it() -> None:
    """三级 is 待定 and no point; under the scenario it is one, and a refused claim looks at nothing."""
    cell = "基本医保.支付比例:机构级别 三级"
    assert cell not in missing()
    assert cell not in missing(settles("1500元", level="三级", adopts="采用 三级按五成"))
    assert cell in missing(settles("1500元", adopts="采用 三级按五成"))


CONDITION = POLICY.replace(
    "  基数      住院总费用\n", "  适用      当 住院总费用 不低于 100元\n  基数      住院总费用\n"
)


UNDER, OVER = "基本医保:住院总费用与100元相比,不到一侧", "基本医保:住院总费用与100元相比,达到一侧"


@pytest.mark.parametrize(
    ("amount", "seen"),
    [("99", UNDER), ("99.99", UNDER), ("100", OVER), ("101", OVER)],
    ids=["99", "99.99", "100", "101"],
)
def test_a_threshold_of_at_least_belongs_above(amount: str, seen: str) -> None:
    left = missing(settles(f"{amount}元"), CONDITION)
    assert {UNDER, OVER} & {*left} == {UNDER, OVER} - {seen}


def test_as_text_and_as_json() -> None:
    source, policy, under = sample()
    coverage = measure(policy, under)
    text = coverage_text(coverage, source)
    assert text.startswith("覆盖  条款 3/4(75%)  表格 1/1(100%)  分段 没有  边界 0/2(0%)\n")
    assert "  没有案例看到 条款 救助:付  --> 样.pol:" in text
    told = coverage_json(source.path, policy.id, coverage, source)
    assert told["cell"] == {"of": 1, "seen": 1, "missing": []}
