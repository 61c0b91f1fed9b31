"""A file is read as UTF-8 of a sensible size, or refused with a word on why."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.files import NotUtf8, TooLarge, Unreadable
from polyc.syntax.reading import LONGEST_LINE, MOST_BYTES, read


def refusal(path: Path) -> Diagnostic:
    outcome = read(path)
    assert outcome.value is None
    (found,) = outcome.diagnostics
    return found


def test_a_file_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.pol"
    path.write_bytes("\ufeff政策  示范\r\n".encode())
    outcome = read(path)
    assert outcome.diagnostics == ()
    assert outcome.value is not None and outcome.value.text == "政策  示范\r\n"


def test_a_missing_file(tmp_path: Path) -> None:
    found = refusal(tmp_path / "none.pol")
    assert isinstance(found, Unreadable) and "none.pol" in found.message


@pytest.mark.parametrize(("encoding", "named"), [("gb18030", "GBK"), ("utf-16", "")])
def test_another_encoding_is_not_guessed(tmp_path: Path, encoding: str, named: str) -> None:
    path = tmp_path / "a.pol"
    path.write_bytes("# 甲\n政策  示范\n".encode(encoding))
    found = refusal(path)
    assert isinstance(found, NotUtf8) and found.line == 1
    assert named in found.message and "UTF-8" in found.help


def test_the_line_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.pol"
    path.write_bytes("政策  示范\n编号  a\n".encode() + "地区  示范省\n".encode("gb18030"))
    found = refusal(path)
    assert isinstance(found, NotUtf8) and found.line == 3


def test_a_line_that_nobody_wrote(tmp_path: Path) -> None:
    path = tmp_path / "a.pol"
    path.write_text("注 短\n" + "长" * (LONGEST_LINE + 1), "utf-8")
    found = refusal(path)
    assert isinstance(found, TooLarge) and found.span.start == 4


def test_a_file_that_nobody_wrote(tmp_path: Path) -> None:
    path = tmp_path / "a.pol"
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    assert isinstance(refusal(path), TooLarge)
