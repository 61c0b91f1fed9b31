"""Comparisons settle what the policies settle; what a person wrote wrongly is told."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from polyc import pipeline
from polyc.analysis.paying import Declined, Paid
from polyc.docgen.comparison.contender import Contender, Contest, faults
from polyc.docgen.comparison.page import comparison_page, portion
from polyc.docgen.comparison.shares import _lines
from polyc.docgen.comparison.told import Comparison, answers, read_comparison
from polyc.docgen.written import Unreadable
from tests.docgen.published import POLICIES, real
from tests.docgen.reading import read

FOLDER = Path(__file__).parents[3] / "site" / "comparisons"
FILES = sorted(FOLDER.glob("*.toml"))

TOLD = """
title = "两档"
lead = "同一张账单。"
bills = [10000, 100000]
chart = false

[[place]]
label = "一档"
policy = "weihai-resident-inpatient"
says = "新版。"
claim = "出院日期 2023年9月15日,缴费档次 一档,机构级别 三级,转诊方式 未转诊,住院总费用 账单,政策范围内费用 账单"

[[place]]
label = "旧版"
policy = "weihai-resident-inpatient"
says = "旧版。"
claim = "出院日期 2023年6月1日，缴费档次 二档，机构级别 基层，转诊方式 未转诊，住院总费用 账单，政策范围内费用 账单"
"""


def contest(told: str = TOLD) -> Contest:
    comparison = read_comparison("test", told)
    assert isinstance(comparison, Comparison), comparison
    weihai = real("weihai")
    places = (Contender(place=each, publication=weihai, program=weihai.program) for each in comparison.places)
    return Contest(comparison=comparison, contenders=tuple(places))


def test_a_bill_is_settled_as_by_hand() -> None:
    """一档三级:(10000 − 800) × 50% = 4600,个人 5400。

    10 万:(100000 − 800) × 50% = 49600,剩 50400;大病 (50400 − 18000) × 60% = 19440,个人 30960。
    """
    first = contest().contenders[0]
    small, large = first.settle(10_000_00), first.settle(100_000_00)
    assert isinstance(small, Paid) and small.rest == 5_400_00
    assert isinstance(large, Paid) and large.rest == 30_960_00
    assert dict(large.payers) == {"居民统筹基金": 49_600_00, "居民大病保险资金": 19_440_00}


def test_the_curve_turns_where_the_policy_does() -> None:
    """一档三级:起付线 800 以内全部自己付;以上自己付一半,到大病起付 18000,账单是
    800 + (18000 − 800) ÷ 50% = 35200;再往上付 50% × (1 − 60%) = 20%,10 万时 30960。
    """
    (line,) = _lines(contest().contenders[0], 100_000_00)
    assert line[0] == (0, 0)
    assert line[-1] == (100_000_00, 30_960_00)
    for bill, rest in ((800_00, 800_00), (35_200_00, 18_000_00)):
        assert any(abs(at - bill) <= 2 and abs(left - rest) <= 2 for at, left in line), line
    assert len(line) <= 8


def test_no_curve_is_drawn_where_nothing_is_settled() -> None:
    assert list(_lines(contest().contenders[1], 100_000_00)) == []


def test_what_is_pending_is_told_and_not_guessed() -> None:
    assert isinstance(contest().contenders[1].settle(10_000_00), Declined)
    page = read(comparison_page(contest()).text)
    assert "待定" in page.text
    assert "不是官方文件" in page.text
    assert "5,400.00元" in page.text and "54.0%" in page.text


def test_shares_are_rounded_half_up_to_a_tenth() -> None:
    assert portion(1, 3) == "33.3%"
    assert portion(1, 2000) == "0.1%"
    assert portion(1, 2001) == "0.0%"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("缴费档次 一档,", "", "“缴费档次”没有填"),
        ("机构级别 三级", "机构级别 四级", "选项"),
        ("2023年9月15日", "2023-9-15", "日期"),
        ("转诊方式 未转诊", "转诊方式 未转诊,年龄 3", "没有“年龄”"),
        ("bills = [10000, 100000]", "bills = [10000, 90000000]", "超出"),
    ],
    ids=["missing", "option", "day", "unknown", "bounds"],
)
def test_a_wrong_claim_is_told(old: str, new: str, told: str) -> None:
    assert [fault for fault in faults(contest(TOLD.replace(old, new, 1))) if told in fault]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("bills = [10000, 100000]", "bills = []", "bills"),
        ("bills = [10000, 100000]", "bills = [2, 1]", "从小到大"),
        ('label = "一档"', "", "label"),
        ("账单", "1元", "账单"),
        ("chart = false", "colour = 1", "colour"),
        ("title", "title =", "不是 TOML"),
    ],
    ids=["none", "order", "label", "bill", "unknown", "toml"],
)
def test_a_wrong_file_is_told(old: str, new: str, told: str) -> None:
    found = read_comparison("test", TOLD.replace(old, new))
    assert isinstance(found, Unreadable)
    assert told in "".join(found.problems)


def test_words_of_a_claim() -> None:
    assert answers("甲 1元，乙 低保、特困,\n丙 真") == {"甲": "1元", "乙": "低保、特困", "丙": "真"}


@cache
def policies() -> dict[str, Path]:
    paths = POLICIES.rglob("*.pol")
    return {
        line.split()[1]: path
        for path in paths
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("编号")
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_written_fits_its_policies(path: Path) -> None:
    """Every policy is there, every scenario is one of its own, and every input is filled as it asks."""
    comparison = read_comparison(path.stem, path.read_text("utf-8"))
    assert isinstance(comparison, Comparison), comparison
    for each in comparison.places:
        read_source = pipeline.read(policies()[each.policy]).value
        assert read_source is not None
        understood = pipeline.understand(read_source).value
        assert understood is not None
        assert set(each.scenarios) <= {scenario.name for scenario in understood.scenarios}, each.label
        lowered = pipeline.compile_policy(understood, read_source, each.scenarios).value
        assert lowered is not None
        contender = Contender(place=each, publication=real("weihai"), program=lowered)
        assert list(faults(Contest(comparison=comparison, contenders=(contender,)))) == []
