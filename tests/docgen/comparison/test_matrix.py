"""A matrix shows what the policies say, with clause and grade; what they do not say stays open."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyc.docgen.matrix.page import Matrix, faults, matrix_page
from polyc.docgen.matrix.told import Plan, read_plan
from polyc.docgen.written import Unreadable
from tests.docgen.published import real
from tests.docgen.reading import read

FILE = Path(__file__).parents[3] / "site" / "matrices" / "inpatient-parameters.toml"
PUBLISHED = {each.policy.id: each for each in (real("weihai"), real("anyuan"))}


def matrix(text: str) -> Matrix:
    plan = read_plan("test", text)
    assert isinstance(plan, Plan), plan
    return Matrix(plan=plan, published=PUBLISHED)


def own() -> str:
    return FILE.read_text("utf-8")


def test_values_are_those_of_the_policies() -> None:
    """威海 待遇页 支付比例,一档:基层 85%、一级 80%、二级 60%、三级 50%。"""
    found = matrix(own())
    assert list(faults(found)) == []
    page = read(matrix_page(found).text)
    cells = [text.strip() for text in page.texts if text.strip()]
    start = len(cells) - 1 - cells[::-1].index("支付比例")
    row = cells.index("威海 居民一档", start)
    assert cells[row + 1 : row + 5] == ["85%", "80%", "60%", "50%"]
    assert "待遇页 支付比例" in cells
    assert "转述·乙" in page.text
    assert "待定" in page.text


def test_only_published_policies_have_a_row() -> None:
    page = read(matrix_page(matrix(own())).text)
    assert "烟台" not in page.text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"级别起付标准"', '"没有的"', "没有的"),
    ],
    ids=["parameter"],
)
def test_a_parameter_that_is_not_there_is_told(old: str, new: str, told: str) -> None:
    assert [fault for fault in faults(matrix(own().replace(old, new, 1))) if told in fault]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("on = 2023-09-15", 'on = "2023"', "on 是日期"),
        ('levels = ["", "一级", "二级", "三级"]', 'levels = ["一级"]', "一样多"),
        ("title", "name", "title"),
    ],
    ids=["day", "width", "title"],
)
def test_a_wrong_file_is_told(old: str, new: str, told: str) -> None:
    found = read_plan("test", own().replace(old, new, 1))
    assert isinstance(found, Unreadable)
    assert told in "".join(found.problems)
