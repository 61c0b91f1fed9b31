"""`polyc test` and `polyc dump`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.samples import POLICY, Polyc


def test_cases_that_pass(polyc: Polyc, policy: Path) -> None:
    result = polyc("test", policy)
    assert result.code == 0
    assert result.out == (f"{policy}\n通过  一级两次住院\n通过  三级没有比例\n\n运行了 2 个案例:2 个通过。\n")


def test_a_case_that_fails(polyc: Polyc, policy: Path) -> None:
    policy.write_text(POLICY.replace("基本医保.支付 = 800元,个人", "基本医保.支付 = 801元,个人"), "utf-8")
    result = polyc("test", policy)
    assert result.code == 1
    assert "≠ 基本医保.支付  801.00元  800.00元  少 1.00元" in result.out
    assert result.out.endswith("运行了 2 个案例:1 个通过,1 个没有通过。\n")


def test_a_wrong_policy_runs_no_case(polyc: Polyc, wrong_policy: Path) -> None:
    result = polyc("test", wrong_policy)
    assert (result.code, result.out) == (1, "")


@pytest.mark.parametrize(
    ("stage", "shown"),
    [
        ("syntax", "SourcePolicy"),
        ("model", "Policy"),
        ("kernel", "policy demo-inpatient"),
        ("python", "def settle_ints("),
    ],
)
def test_every_stage_can_be_shown(polyc: Polyc, policy: Path, stage: str, shown: str) -> None:
    result = polyc("dump", "--stage", stage, policy)
    assert (result.code, result.err) == (0, "")
    assert shown in result.out
    assert "Span" not in result.out


def test_the_syntax_of_a_policy_that_means_nothing(polyc: Polyc, wrong_policy: Path) -> None:
    assert polyc("dump", "--stage", "syntax", wrong_policy).code == 0
    assert polyc("dump", "--stage", "model", wrong_policy).code == 1
