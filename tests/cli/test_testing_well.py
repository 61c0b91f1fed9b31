"""`polyc test --coverage`, `--mutate`, `--suggest`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.samples import Polyc


def test_coverage_beside_the_cases(polyc: Polyc, policy: Path) -> None:
    result = polyc("test", "--coverage", policy)
    assert result.code == 0
    assert "通过  三级没有比例\n覆盖  条款 3/4(75%)" in result.out
    assert result.out.endswith("运行了 2 个案例:2 个通过。\n")


def test_coverage_of_several_files_is_summed(polyc: Polyc, policy: Path) -> None:
    other = policy.with_name("乙.pol")
    other.write_text(policy.read_text("utf-8"), "utf-8")
    assert "覆盖合计  条款 6/8(75%)" in polyc("test", "--coverage", policy.parent).out


def test_coverage_as_json(polyc: Polyc, policy: Path) -> None:
    (told,) = json.loads(polyc("test", "--coverage", "--json", policy).out)
    assert (told["cases"], told["failed"], told["cell"]["seen"]) == (2, 0, 1)


def test_mutants_as_text_and_json(polyc: Polyc, policy: Path) -> None:
    result = polyc("test", "--mutate", policy)
    assert (result.code, result.err) == (0, "")
    assert "没有案例察觉  救助:50%改成51%" in result.out
    assert result.out.endswith("合计  试改 3 处,察觉 2/3(66.6%)\n")
    ((told),) = json.loads(polyc("test", "--mutate", "--json", policy).out)
    assert [each["fate"] for each in told["mutants"]].count("survived") == 1


def test_suggestions_can_be_pasted(polyc: Polyc, policy: Path) -> None:
    result = polyc("test", "--suggest", policy)
    assert result.code == 0
    assert "案例  建议1\n" in result.out
    assert "# 共 9 个" in result.out


@pytest.mark.parametrize(
    "words", [("--coverage", "--mutate"), ("--json",), ("--suggest", "--json"), ("--mutate", "--suggest")]
)
def test_what_does_not_go_together(polyc: Polyc, policy: Path, words: tuple[str, ...]) -> None:
    assert polyc("test", *words, policy).code == 2


@pytest.mark.parametrize("mode", [(), ("--coverage",), ("--mutate",)])
def test_a_wrong_policy_among_several_is_told(
    polyc: Polyc, policy: Path, wrong_policy: Path, mode: tuple[str, ...]
) -> None:
    result = polyc("test", *mode, policy, wrong_policy)
    assert result.code == 1
    assert "方法" in result.err
