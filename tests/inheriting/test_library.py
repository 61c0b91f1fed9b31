"""Where a 编号 is looked up, and that a text never becomes a path."""

from __future__ import annotations

from pathlib import Path

from polyc import pipeline
from polyc.syntax.library import folder_of
from tests.inheriting.test_building_on import CASE, CITY, PROVINCE


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_base_lies_in_another_region_of_the_same_folder(tmp_path: Path) -> None:
    write(tmp_path / "示例省" / "全省" / "办法.pol", PROVINCE)
    file = write(tmp_path / "示例省" / "示例市" / "细则.pol", f"{CITY}\n{CASE}")
    source = pipeline.read(file).value
    assert source is not None
    assert sorted(each.path.name for each in source.library) == ["办法.pol", "细则.pol"]
    assert pipeline.check(source).diagnostics == ()


def test_elsewhere_only_the_own_folder_is_searched(tmp_path: Path) -> None:
    write(tmp_path / "outside.pol", PROVINCE)
    file = write(tmp_path / "mine" / "city.pol", f"{CITY}\n{CASE}")
    source = pipeline.read(file).value
    assert source is not None
    assert [each.code for each in pipeline.check(source).diagnostics] == ["P821"]


def test_words_of_a_text_do_not_lead_out_of_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "mine" / "city.pol"
    for region in ("/", "..", "../..", "etc passwd", "甲 乙 丙 丁 戊 己 庚 辛 壬 癸", ""):
        assert folder_of(file, f"地区  {region}\n沿用  ../../secret\n") == file.parent


def test_a_policy_that_builds_on_nothing_reads_no_library(tmp_path: Path) -> None:
    file = write(tmp_path / "示例省" / "全省" / "办法.pol", PROVINCE)
    source = pipeline.read(file).value
    assert source is not None
    assert source.library == ()


def test_a_file_that_cannot_be_read_is_no_base(tmp_path: Path) -> None:
    write(tmp_path / "示例省" / "全省" / "办法.pol", PROVINCE)
    (tmp_path / "示例省" / "broken.pol").write_bytes(b"\xff\xfe\xff")
    file = write(tmp_path / "示例省" / "示例市" / "细则.pol", f"{CITY}\n{CASE}")
    source = pipeline.read(file).value
    assert source is not None
    assert pipeline.check(source).diagnostics == ()
