"""`polyc check` and `polyc explain`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from polyc.diagnostics.catalogue import ALL_DIAGNOSTICS
from tests.cli.samples import POLICY, Polyc


def test_a_good_policy(polyc: Polyc, policy: Path) -> None:
    result = polyc("check", policy)
    assert (result.code, result.out, result.err) == (0, "检查了 1 份政策:没有发现错误。\n", "")


def test_a_wrong_policy_is_shown_on_standard_output(polyc: Polyc, wrong_policy: Path) -> None:
    result = polyc("check", wrong_policy)
    assert (result.code, result.err) == (1, "")
    assert f"--> {wrong_policy}:25:" in result.out
    assert "方法" in result.out
    assert "\033" not in result.out


def test_every_policy_below_a_folder(polyc: Polyc, policy: Path, wrong_policy: Path) -> None:
    result = polyc("check", policy.parent)
    assert result.code == 1
    assert result.out.endswith("检查了 2 份政策:1 处错误。\n")
    assert wrong_policy.name in result.out


def test_json(polyc: Polyc, policy: Path, wrong_policy: Path) -> None:
    assert json.loads(polyc("check", policy, "--format", "json").out) == []
    result = polyc("check", wrong_policy, "--format", "json")
    [found] = json.loads(result.out)
    assert result.code == 1
    assert (found["path"], found["line"], found["severity"]) == (str(wrong_policy), 25, "error")


def test_a_text_that_is_no_utf8(polyc: Polyc, tmp_path: Path) -> None:
    path = tmp_path / "旧.pol"
    path.write_bytes(POLICY.encode("gbk"))
    result = polyc("check", path)
    assert result.code == 1
    assert "UTF-8" in result.out


@pytest.mark.parametrize("what", ["missing", "empty-folder"])
def test_no_policy_is_wrong_usage(polyc: Polyc, tmp_path: Path, what: str) -> None:
    result = polyc("check", tmp_path / "没有.pol" if what == "missing" else tmp_path)
    assert (result.code, result.out) == (2, "")


def test_explain_one_code(polyc: Polyc) -> None:
    result = polyc("explain", "p201")
    assert result.code == 0
    assert result.out.startswith("错误 P201 名称没有声明\n\n说明\n  用到的名称没有声明过")


def test_explain_lists_every_code(polyc: Polyc) -> None:
    lines = polyc("explain").out.splitlines()
    assert [line[2:6] for line in lines if line.startswith("  P")] == [each.code for each in ALL_DIAGNOSTICS]


def test_explain_finds_codes_by_a_word_of_their_titles(polyc: Polyc) -> None:
    assert "P301  错误  缺少单位\n" in polyc("explain", "单位").out


def test_explain_an_unknown_code(polyc: Polyc) -> None:
    result = polyc("explain", "P20l")
    assert result.code == 2
    assert "相近的编号:P2" in result.err
