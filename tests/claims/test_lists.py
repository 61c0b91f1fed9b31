"""Files of claims with items: nested objects stay as they are, CSV has no room for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyc.claims.claim_file import ClaimFile
from polyc.claims.load import load
from tests.kernel.outpatient import item_list


def read(tmp_path: Path, name: str, text: str) -> ClaimFile:
    (tmp_path / name).write_text(text, "utf-8")
    return load(tmp_path / name, (), (item_list(),))


def test_items_of_json_and_of_toml(tmp_path: Path) -> None:
    rows = [{"单价": "260", "数量": 1}, {"单价": "0.000001", "数量": "1.5"}]
    json = '{"费用": [{"单价": "260", "数量": 1}, {"单价": "0.000001", "数量": "1.5"}]}'
    toml = '[["费用"]]\n"单价" = "260"\n"数量" = 1\n[["费用"]]\n"单价" = "0.000001"\n"数量" = "1.5"\n'
    for name, text in (("a.json", json), ("a.toml", toml)):
        found = read(tmp_path, name, text)
        assert found.problems == ()
        assert [dict(claim.fields) for claim in found.claims] == [{"费用": rows}]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            '{"费用": [{"数量": 1}, {"数量": 1.5}]}', "字段“费用第 2 行.数量”写成了数字 1.5", id="float"
        ),
        pytest.param(
            '{"费用": [{"数量": 1, "数量": 2}]}', "字段“费用第 1 行.数量”写了两次", id="doubled name"
        ),
    ],
)
def test_what_is_wrong_in_a_row_is_told_by_the_row(tmp_path: Path, text: str, told: str) -> None:
    (problem,) = read(tmp_path, "a.json", text).problems
    assert told in problem.message


def test_csv_has_no_room_for_items(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "a.csv", "就诊日期\n2023-02-12\n").problems
    assert "明细“费用”" in problem.message
    assert ".json" in problem.message
