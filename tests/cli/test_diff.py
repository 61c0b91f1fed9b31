"""`polyc diff` at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.samples import POLICY, Polyc

WEIHAI = Path(__file__).resolve().parents[2] / "policies/山东省/威海市/居民住院.pol"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    path = tmp_path / "新.pol"
    path.write_text(
        POLICY.replace("一级 80%", "一级 85%")
        .replace("= 800元", "= 850元")
        .replace("= 700元", "= 650元")
        .replace("本年累计 基本医保.支付 = 1600元", "本年累计 基本医保.支付 = 1700元"),
        "utf-8",
    )
    return path


def test_two_files(polyc: Polyc, policy: Path, newer: Path) -> None:
    result = polyc("diff", policy, newer)
    assert (result.code, result.err) == (0, "")
    assert "80%  85%" in result.out
    # (10000 − 500) × 80% = 7600,× 85% = 8075。
    assert "7,600.00  8,075.00  +475.00" in result.out


def test_a_file_and_itself(polyc: Polyc, policy: Path) -> None:
    assert polyc("diff", policy, policy).out.endswith("两边没有不同。\n")


def test_two_days_of_one_file(polyc: Polyc) -> None:
    days = ("--at", "2023-06-30", "--at", "2023年7月1日")
    scenarios = ("--scenario", "基层按一级医院", "--scenario", "其余沿用七月数值")
    result = polyc("diff", WEIHAI, *days, *scenarios)
    assert result.code == 0
    assert "低段支付比例  基层                80%   85%" in result.out
    same = polyc("diff", WEIHAI, WEIHAI, "--old-date", "2023-06-30", "--new-date", "2023-07-01", *scenarios)
    assert same.out == result.out


def test_json(polyc: Polyc, policy: Path, newer: Path) -> None:
    told = json.loads(polyc("diff", policy, newer, "--json").out)
    (found,) = told["differences"]
    assert (found["old"], found["new"], found["cell"]) == ("80%", "85%", "一级")
    assert found["example"]["new"]["payments"][0] == {"payer": "统筹基金", "fen": 807_500, "yuan": "8075.00"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "用 --at 写出旧、新两天"),
        (("--at", "2023-13-01"), "日期写成 2023-07-01 的样子"),
        (("--at", "明天"), "日期写成 2023-07-01 的样子"),
        (("--at", "2022-06-30"), "没有施行"),
        (("--at", "2023-06-30", "--new-date", "2023-07-01"), "不能与"),
        (("--new-date", "2023-07-01"), "要一起写"),
        (("--at", "2023-06-30", "--at", "2023-07-01", "--at", "2023-08-01"), "至多写两次"),
        (("--at", "2023-06-30", "--at", "2023-07-01", "--scenario", "没有的"), "没有叫“没有的”的情景"),
    ],
    ids=["no_day", "no_such_month", "no_date", "not_in_force", "both_ways", "one_side", "three", "scenario"],
)
def test_wrong_usage_is_told(polyc: Polyc, policy: Path, words: tuple[str, ...], told: str) -> None:
    result = polyc("diff", policy, *words)
    assert result.code == 2
    assert told in result.err


def test_a_wrong_policy_is_shown(polyc: Polyc, policy: Path, wrong_policy: Path) -> None:
    result = polyc("diff", policy, wrong_policy)
    assert (result.code, result.out) == (1, "")
    assert "错误" in result.err
