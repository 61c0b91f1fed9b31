"""What the site is made from is made once, and again as soon as the policy's text changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from polyc.cli.publishing import with_files
from polyc.cli.ready import Ready, ready

EXAMPLE = Path("site/reference/05-tables.pol")


def counted() -> tuple[Callable[[Path], Ready], list[Path]]:
    """`with_files`, and every path it was called with."""
    made: list[Path] = []

    def make(path: Path) -> Ready:
        made.append(path)
        return with_files(path)

    return make, made


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cache = tmp_path / "cache"
    cache.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    path = tmp_path / "policy.pol"
    path.write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    return path


def test_what_was_made_is_read_back_the_same(policy: Path) -> None:
    make, made = counted()
    (first,), (second,) = ready([policy], make), ready([policy], make)
    assert made == [policy]
    assert second.files == first.files
    assert second.publication.policy == first.publication.policy
    assert second.publication.worked == first.publication.worked


def test_a_changed_text_is_made_anew(policy: Path) -> None:
    make, made = counted()
    (first,) = ready([policy], make)
    policy.write_text(policy.read_text("utf-8") + "\n# 又想了想\n", "utf-8")
    (second,) = ready([policy], make)
    assert made == [policy, policy]
    assert first.publication.source != second.publication.source


def test_a_kept_file_that_is_cut_short_is_made_anew(policy: Path, tmp_path: Path) -> None:
    make, made = counted()
    (first,) = ready([policy], make)
    (kept,) = (tmp_path / "cache").rglob("*.ready")
    kept.write_bytes(kept.read_bytes()[:100])
    (second,) = ready([policy], make)
    assert made == [policy, policy]
    assert second.files == first.files


BASE = """\
政策  示例省
编号  base
地区  示例省 全省
施行  2024年1月1日
口径  适用版本:就诊日期
口径  累计年度:自然年度,就诊日期
口径  结算次序:就诊日期
口径  冲正方式:后续不重算
口径  费用平衡:总费用,个人负担
舍入  每笔支付:四舍五入,到分
文件  办法  《办法》  2023年12月1日  状态 现行  证据 甲
输入
  就诊日期  为 日期
  总费用    为 金额  上限 100万元
层  报销  由 统筹基金 支付    依据 办法 第一条
  基数      总费用
  起付线    不设
  支付比例  50%
  封顶线    不设
计算  个人负担 = 总费用 - 报销.支付
"""
ABOVE = """\
政策  示例市
编号  above
地区  示例省 示例市
沿用  base
施行  2024年1月1日
"""


@pytest.fixture
def above(policy: Path) -> Path:
    """A policy that builds on `base.pol` beside it."""
    policy.unlink()
    policy.with_name("base.pol").write_text(BASE, "utf-8")
    path = policy.with_name("above.pol")
    path.write_text(ABOVE, "utf-8")
    return path


def test_a_policy_that_builds_on_another_is_read_back_while_both_stand(above: Path) -> None:
    make, made = counted()
    (first,), (second,) = ready([above], make), ready([above], make)
    assert made == [above]
    assert second.files == first.files


def test_a_policy_is_made_anew_when_the_one_it_builds_on_changes(above: Path) -> None:
    make, made = counted()
    (first,) = ready([above], make)
    above.with_name("base.pol").write_text(BASE.replace("50%", "60%"), "utf-8")
    (second,) = ready([above], make)
    assert made == [above, above]
    assert first.publication.program != second.publication.program


def test_a_policy_is_read_back_when_one_changes_that_it_does_not_build_on(above: Path) -> None:
    beside, make = above.with_name("beside.pol"), counted()
    for number in range(2):
        beside.write_text(BASE.replace("编号  base", f"编号  beside-{number}"), "utf-8")
        ready([above], make[0])
    assert make[1] == [above]


def test_a_policy_is_made_anew_when_one_far_above_changes(above: Path) -> None:
    make, made = counted()
    county = above.with_name("county.pol")
    county.write_text(
        ABOVE.replace("编号  above", "编号  county").replace("沿用  base", "沿用  above"), "utf-8"
    )
    ready([county], make)
    above.with_name("base.pol").write_text(BASE.replace("50%", "60%"), "utf-8")
    ready([county], make)
    assert made == [county, county]


def test_a_policy_is_made_anew_when_another_takes_the_place_of_its_base(above: Path) -> None:
    make, made = counted()
    ready([above], make)
    above.with_name("base.pol").unlink()
    above.with_name("other.pol").write_text(BASE.replace("50%", "60%"), "utf-8")
    ready([above], make)
    assert made == [above, above]
