"""The floors of the house: who may import whom, as the contracts in `pyproject.toml` say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from polyc.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]


def test_every_import_contract_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True, cache_dir=None) == 0


def test_every_folder_of_modules_is_a_package() -> None:
    """A folder without `__init__.py` is invisible to the contracts, which would then hold of nothing."""
    folders = {module.parent for module in (ROOT / "polyc").rglob("*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").is_file()]


@pytest.mark.parametrize("module", [path for _, _, path in COMMANDS])
def test_every_command_can_be_imported_first(module: str) -> None:
    """In a test session other modules are there already and hide a circle of imports."""
    subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
