"""The grammar is found inside the package first, beside it second."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyc.source import grammar_files


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    package = tmp_path / "polyc"
    package.mkdir()
    monkeypatch.setattr(grammar_files, "_PACKAGE", package)
    return package


def put_grammar(folder: Path) -> Path:
    folder.mkdir()
    (folder / "policy.lark").touch()
    return folder


def test_the_package_comes_first(package: Path) -> None:
    put_grammar(package.parent / "grammar")
    inside = put_grammar(package / "grammar")
    assert grammar_files.grammar_folder() == inside


def test_a_checkout_has_it_beside_the_package(package: Path) -> None:
    beside = put_grammar(package.parent / "grammar")
    assert grammar_files.grammar_folder() == beside


def test_a_folder_without_the_grammar_does_not_count(package: Path) -> None:
    (package / "grammar").mkdir()
    beside = put_grammar(package.parent / "grammar")
    assert grammar_files.grammar_folder() == beside


@pytest.mark.usefixtures("package")
def test_no_grammar_is_a_broken_installation() -> None:
    with pytest.raises(FileNotFoundError, match=r"policy\.lark"):
        grammar_files.grammar_folder()
