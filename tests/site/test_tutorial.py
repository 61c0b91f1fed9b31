"""The tutorial and the page on embedding say what happens: every file, command and snippet is run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from polyc import pipeline
from polyc.cli.main import main
from polyc.source.text import Source
from tests.backends.c.compiler import WARNINGS, compile_c, needs_compiler

SITE = Path(__file__).resolve().parents[2] / "site"
STEPS = SITE / "tutorial"
TUTORIAL = (SITE / "pages" / "learn" / "tutorial.md").read_text("utf-8")
EMBEDDING = (SITE / "pages" / "develop" / "embedding.md").read_text("utf-8")

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REVERSAL = "口径  冲正方式:后续不重算"
"""The line that the first step tells to add, below the one on the order of settlement."""


def step(number: int) -> str:
    return (STEPS / f"{number}.pol").read_text("utf-8")


def shown(number: int) -> list[tuple[str, str]]:
    """The fences of a step, as language and text; the last steps go on with the fourth file."""
    parts = re.split(r"^## .*\{ #step-(\d) \}$", TUTORIAL, flags=re.MULTILINE)
    return FENCE.findall(parts[parts.index(str(number)) + 1])


def written(number: int) -> str:
    """The policy text that a step shows."""
    return next(text for language, text in shown(number) if language == "pol")


def formatted(text: str) -> str | None:
    return pipeline.formatted(Source(path=Path("a.pol"), text=text)).value


def test_who_types_what_is_shown_has_the_file_of_each_step() -> None:
    assert written(1) == step(1)
    order = "口径  结算次序:结算时间\n"
    second = step(1).replace(order, f"{order}{REVERSAL}\n") + "\n" + written(2)
    assert formatted(second) == step(2) or second == step(2)
    third = second.replace("一级 200,", "一级 200元,")
    assert written(3).split() == next(line for line in third.splitlines() if "起付线" in line).split()
    assert formatted(third) == step(3)
    assert formatted(third + "\n" + written(4)) == step(4)


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_a_command_prints_what_the_page_shows(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("练习.pol").write_text(step(min(number, 4)), "utf-8")
    shutil.copy(STEPS / "claim.json", "单据.json")
    for told in (text for language, text in shown(number) if language == "console"):
        command, _, output = told.partition("\n")
        main(command.removeprefix("$ polyc ").split())
        printed = capsys.readouterr()
        assert (printed.out + printed.err).strip() == output.strip()


def test_the_claim_is_the_one_that_is_shown() -> None:
    assert ("json", (STEPS / "claim.json").read_text("utf-8")) in shown(5)


# ---- embedding ----


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("programs")
    assert main(["build", str(STEPS / "4.pol"), "-o", str(out), "--target", "all"]) == 0
    return out


def snippets(language: str) -> list[tuple[str, str]]:
    """Code and what it prints."""
    fences = FENCE.findall(EMBEDDING)
    pairs = pairwise(fences)
    return [(code, told) for (name, code), (after, told) in pairs if (name, after) == (language, "text")]


def test_the_python_snippets_print_what_is_shown(programs: Path) -> None:
    found = snippets("python")
    assert len(found) == 5
    code = "".join(code for code, _ in found)
    assert _run(programs, "python", "-c", code) == "".join(told for _, told in found)


def test_the_javascript_snippet_prints_what_is_shown(programs: Path) -> None:
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    [(code, told)] = snippets("js")
    (programs / "snippet.cjs").write_text(code, "utf-8")
    assert _run(programs, "node", "snippet.cjs") == told


@needs_compiler
def test_the_c_snippet_prints_what_is_shown(programs: Path) -> None:
    [(code, told)] = snippets("c")
    (programs / "snippet.c").write_text(code, "utf-8")
    compile_c(
        [*WARNINGS, programs / "snippet.c", programs / "exercise_inpatient.c", "-o", programs / "snippet"]
    )
    assert _run(programs, str(programs / "snippet")) == told


def test_the_name_within_a_page_is_told(programs: Path) -> None:
    assert "globalThis.polyc[POLICY]" in (programs / "exercise_inpatient.js").read_text("utf-8")
    assert 'globalThis.polyc["exercise-inpatient"]' in EMBEDDING


def test_every_file_that_is_named_is_built(programs: Path) -> None:
    named = set(re.findall(r"`(exercise_inpatient\.[\w.]+)`", EMBEDDING))
    assert len(named) >= 5
    assert {name for name in named if not (programs / name).is_file()} == set()


def _run(folder: Path, program: str, *words: str) -> str:
    name = sys.executable if program == "python" else program
    found = subprocess.run([name, *words], cwd=folder, capture_output=True, encoding="utf-8", check=True)
    return found.stdout
