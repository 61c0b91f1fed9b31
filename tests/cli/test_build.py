"""`polyc build`: files that stand alone, written as a whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from polyc.backends.artifact import Artifact
from polyc.cli.endings import WrongUsage
from polyc.cli.writing import write_all
from tests.cli.samples import POLICY, Polyc

PATHS = {
    "parent": "../a.py",
    "root": "/a.py",
    "inner-parent": "a/../../b.py",
    "hidden": ".hidden",
    "chinese": "居民.py",
    "line-end": "a\nb.py",
    "empty": "",
}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*")} if folder.exists() else set()


def test_a_module_that_runs_without_polyc(polyc: Polyc, policy: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = polyc("build", policy, "-o", out)
    [module] = [path for path in out.iterdir() if path.suffix == ".py"]
    assert (result.code, result.err) == (0, "")
    assert f"写好 {module}\n" in result.out
    subprocess.run([sys.executable, "-I", "-S", str(module)], check=True, cwd=tmp_path)


def test_the_same_source_gives_the_same_bytes(polyc: Polyc, policy: Path, tmp_path: Path) -> None:
    texts = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        polyc("build", policy, "-o", folder)
        texts.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert texts[0] == texts[1] != {}


def test_one_wrong_policy_and_nothing_is_written(
    polyc: Polyc, policy: Path, wrong_policy: Path, tmp_path: Path
) -> None:
    result = polyc("build", policy, wrong_policy, "-o", tmp_path / "out")
    assert (result.code, result.out) == (1, "")
    assert "方法" in result.err
    assert names(tmp_path / "out") == set()


def test_two_policies_of_one_id_are_refused(polyc: Polyc, tmp_path: Path) -> None:
    for name in ("一.pol", "二.pol"):
        (tmp_path / name).write_text(POLICY, "utf-8")
    result = polyc("build", tmp_path, "-o", tmp_path / "out")
    assert result.code == 1
    assert "编号相同" in result.err
    assert names(tmp_path / "out") == set()


def test_a_scenario_is_in_the_module(polyc: Polyc, policy: Path, tmp_path: Path) -> None:
    polyc("build", policy, "-o", tmp_path / "out", "--scenario", "三级按五成")
    [module] = [path for path in (tmp_path / "out").iterdir() if path.suffix == ".py"]
    assert 'SCENARIOS: tuple[str, ...] = ("三级按五成",)' in module.read_text("utf-8")


def test_an_unknown_scenario_is_wrong_usage(polyc: Polyc, policy: Path, tmp_path: Path) -> None:
    result = polyc("build", policy, "-o", tmp_path / "out", "--scenario", "三级按六成")
    assert result.code == 2
    assert "三级按五成" in result.err


def test_a_folder_that_cannot_be_made_is_wrong_usage(polyc: Polyc, policy: Path) -> None:
    result = polyc("build", policy, "-o", policy)
    assert result.code == 2
    assert "写不进" in result.err
    assert names(policy.parent) == {policy.name}


def test_nothing_is_renamed_before_everything_is_written(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("in the way", "utf-8")
    with pytest.raises(WrongUsage):
        write_all([Artifact(path="a.py", text="new"), Artifact(path="b/c.py", text="new")], tmp_path)
    assert names(tmp_path) == {"b"}


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_a_path_that_is_not_plain_is_never_written(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="safe"):
        write_all([Artifact(path=path, text="x")], tmp_path)


def test_what_was_there_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("old", "utf-8")
    [path] = write_all([Artifact(path="a.py", text="new\n")], tmp_path)
    assert path.read_bytes() == b"new\n"
    assert names(tmp_path) == {"a.py"}


@pytest.mark.parametrize(
    ("target", "suffixes"),
    [
        ((), {".py"}),
        (("--target", "python"), {".py"}),
        (("--target=javascript",), {".js", ".cjs"}),
        (("--target", "c"), {".c", ".h"}),
        (("--target", "all"), {".py", ".js", ".cjs", ".c", ".h"}),
    ],
    ids=["default", "python", "javascript", "c", "all"],
)
def test_the_module_is_in_the_language_asked_for(
    polyc: Polyc, policy: Path, tmp_path: Path, target: tuple[str, ...], suffixes: set[str]
) -> None:
    result = polyc("build", policy, "-o", tmp_path / "out", *target)
    assert (result.code, result.err) == (0, "")
    found = {path.suffix for path in (tmp_path / "out").iterdir()}
    assert found == {*suffixes, ".json"}


def test_an_unknown_language_is_wrong_usage(polyc: Polyc, policy: Path, tmp_path: Path) -> None:
    result = polyc("build", policy, "-o", tmp_path / "out", "--target", "java")
    assert result.code == 2
    assert "python、javascript、c、native、all" in result.err
