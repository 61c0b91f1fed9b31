"""The built wheel, installed in a clean environment outside the checkout, is whole.

The wheel is built from the source distribution, so both must hold the grammar; only the
core dependencies are installed.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.wheel.installing import ROOT, Installed


def test_the_wheel_holds_the_grammar_and_the_type_marker(installed: Installed) -> None:
    names = set(zipfile.ZipFile(installed.wheel).namelist())
    grammar = {f"polyc/grammar/{file.name}" for file in (ROOT / "grammar").glob("*.lark")}
    assert "polyc/grammar/policy.lark" in grammar
    assert grammar | {"polyc/py.typed"} <= names
    assert {name for name in names if name.startswith("polyc/grammar/")} == grammar  # not the editors' part


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(installed: Installed) -> None:
    files = (
        path for path in (ROOT / "polyc").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    )
    package = {path.relative_to(ROOT).as_posix() for path in files}
    names = {name for name in zipfile.ZipFile(installed.wheel).namelist() if ".dist-info/" not in name}
    assert {name for name in names if not name.startswith("polyc/grammar/")} == package


def test_the_grammar_is_found_outside_the_checkout(installed: Installed) -> None:
    question = "from polyc.source.grammar_files import grammar_folder as f; print(f())"
    result = installed.run("python", "-c", question)
    assert result.returncode == 0, result.stderr
    assert Path(result.stdout.strip()).is_relative_to(installed.programs.parent)


def test_polyc_runs(installed: Installed) -> None:
    result = installed.run("polyc", "--help")
    assert result.returncode == 0, result.stderr
    assert "settle" in result.stdout
