"""`polyc fmt`: what it writes, what it only shows, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyc.cli.main import main

UGLY = "编号 a\n注   说明\n\n\n施行 ２０２４年１月１日\n"
FINE = "编号  a\n注    说明\n\n施行  2024年1月1日\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ugly.pol").write_text(UGLY, "utf-8")
    (tmp_path / "fine.pol").write_text(FINE, "utf-8")
    return tmp_path


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in folder.iterdir()}


def test_files_are_rewritten_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "ugly.pol").chmod(0o640)
    assert main(["fmt", str(folder)]) == 0
    assert held(folder) == {"ugly.pol": FINE, "fine.pol": FINE}
    assert (folder / "ugly.pol").stat().st_mode & 0o777 == 0o640
    said = capsys.readouterr().out
    assert f"改了版式  {folder / 'ugly.pol'}" in said and "1 个文件改了版式,1 个本来就统一" in said
    assert main(["fmt", str(folder)]) == 0
    assert "改了版式  " not in capsys.readouterr().out


def test_checking_lists_and_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "--check", str(folder)]) == 1
    assert held(folder) == {"ugly.pol": UGLY, "fine.pol": FINE}
    said = capsys.readouterr().out
    assert "ugly.pol" in said and "fine.pol" not in said
    assert main(["fmt", "--check", str(folder / "fine.pol")]) == 0


def test_the_difference_is_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "--diff", str(folder)]) == 1
    assert held(folder) == {"ugly.pol": UGLY, "fine.pol": FINE}
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [f"--- {folder / 'ugly.pol'}", f"+++ {folder / 'ugly.pol'}(统一的版式)"]
    assert "-编号 a" in lines and "+编号  a" in lines


def test_returns_and_a_mark_at_the_start_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marked = folder / "marked.pol"
    marked.write_bytes(b"\xef\xbb\xbf" + FINE.replace("\n", "\r\n").encode())
    assert main(["fmt", "--check", str(marked)]) == 1
    assert main(["fmt", str(marked)]) == 0
    assert marked.read_bytes() == FINE.encode()
    capsys.readouterr()


def test_a_mistake_is_told_and_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "wrong.pol").write_text("编号 a\n计算 甲 == 1元\n", "utf-8")
    assert main(["fmt", str(folder)]) == 1
    assert held(folder)["wrong.pol"] == "编号 a\n计算 甲 == 1元\n"
    assert held(folder)["ugly.pol"] == FINE
    shown = capsys.readouterr()
    assert "wrong.pol:2:" in shown.err and "wrong.pol" not in shown.out


def test_a_link_stays_a_link(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = folder / "link.pol"
    link.symlink_to("ugly.pol")
    assert main(["fmt", str(link)]) == 0
    assert link.is_symlink() and held(folder)["ugly.pol"] == FINE
    capsys.readouterr()
