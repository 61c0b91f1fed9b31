"""Compiled policies are read back only as long as they would be made the same again."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyc.kernel.program import Program
from polyc.testing.keeping import Kept, kept
from tests.testing.small import program


class Maker:
    """Makes a program and counts how often it is asked to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Program:
        self.times += 1
        return program()


def test_what_was_made_once_is_read_back(tmp_path: Path) -> None:
    make, store = Maker(), Kept(folder=tmp_path)
    first = store.compiled("a", (), make)
    again = store.compiled("a", (), make)
    assert make.times == 1
    assert (again.program, again.step_locals) == (first.program, first.step_locals)
    assert again.module.SOURCE_SHA256 == first.module.SOURCE_SHA256


def test_another_text_or_scenario_is_made_anew(tmp_path: Path) -> None:
    make, store = Maker(), Kept(folder=tmp_path)
    for source, scenarios in (("a", ()), ("b", ()), ("a", ("情景",))):
        store.compiled(source, scenarios, make)
    assert make.times == 3


def test_a_file_cut_short_is_made_anew(tmp_path: Path) -> None:
    make, store = Maker(), Kept(folder=tmp_path)
    store.compiled("a", (), make)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:100])
    assert store.compiled("a", (), make).program == program()
    assert make.times == 2
    assert [each.suffix for each in tmp_path.iterdir()] == [".tested"]


def test_the_folder_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = kept().folder
    assert folder is not None
    assert folder.stat().st_mode & 0o777 == 0o700
    (tmp_path / "polyc").chmod(0o755)
    assert kept().folder is None


def test_without_a_folder_everything_is_made() -> None:
    make, store = Maker(), Kept(folder=None)
    store.compiled("a", (), make)
    store.compiled("a", (), make)
    assert make.times == 2
