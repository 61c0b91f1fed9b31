"""`polyc test --search`: random claims against what a policy promises."""

from __future__ import annotations

from pathlib import Path

from tests.cli.samples import POLICY, Polyc

PROMISE = "保证  付得不多:基本医保.支付 不超过 {}元\n\n案例  一级两次住院"


def promising(policy: Path, most: int) -> Path:
    policy.write_text(POLICY.replace("案例  一级两次住院", PROMISE.format(most)), "utf-8")
    return policy


def test_nothing_is_tried_unless_asked_for(polyc: Polyc, policy: Path) -> None:
    result = polyc("test", promising(policy, 5_000))
    assert result.code == 0
    assert "试算" not in result.out


def test_a_broken_promise_is_shown_as_a_claim(polyc: Polyc, policy: Path) -> None:
    """No case pays more than 5 000; a bill of 6 750 元 at 80 % above 500 does."""
    result = polyc("test", "--search", "300", promising(policy, 5_000))
    assert result.code == 1
    assert "随机试算 300 张单据," in result.out
    assert "1 条被违反。\n  违反  保证 付得不多\n    设 出院日期 2023年1月1日,机构级别 一级," in result.out
    assert result.out.endswith("运行了 2 个案例:2 个通过。\n")


def test_a_promise_that_holds_is_not_broken(polyc: Polyc, policy: Path) -> None:
    result = polyc("test", "--search", "100", promising(policy, 10_000_000))
    assert result.code == 0
    assert "查 3 条,没有找到违反的。" in result.out


def test_a_number_of_claims_is_wanted(polyc: Polyc, policy: Path) -> None:
    result = polyc("test", "--search", "多", policy)
    assert result.code == 2
    assert "--search 后面写张数" in result.err
