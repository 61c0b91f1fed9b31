"""The built wheel, installed in a clean environment outside the checkout, is whole.

The wheel is built from the source distribution, so both must hold the grammar; only the
core dependencies are installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from attrs import frozen

ROOT = Path(__file__).resolve().parents[2]


@frozen(kw_only=True)
class Installed:
    """A clean environment that holds the wheel, and a folder outside the checkout to work in."""

    wheel: Path
    programs: Path
    folder: Path

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment, such as `polyc`, in `folder`."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
        }
        return subprocess.run(
            [str(self.programs / program), *arguments],
            cwd=self.folder,
            env={**kept, "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


def call(*command: str) -> None:
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder / "dist"), str(ROOT))
    (wheel,) = (folder / "dist").glob("*.whl")
    environment = folder / "environment"
    venv.create(environment, with_pip=True)
    programs = environment / "bin"
    call(str(programs / "python"), "-m", "pip", "install", "--quiet", str(wheel))
    return Installed(wheel=wheel, programs=programs, folder=folder)


def test_the_wheel_holds_the_grammar_and_the_type_marker(installed: Installed) -> None:
    names = set(zipfile.ZipFile(installed.wheel).namelist())
    grammar = {f"polyc/grammar/{file.name}" for file in (ROOT / "grammar").iterdir()}
    assert "polyc/grammar/policy.lark" in grammar
    assert grammar | {"polyc/py.typed"} <= names


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
