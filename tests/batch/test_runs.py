"""Folders with tables in and tables out: to add one, copy one.

=============== ========================================================================
`options.txt`   the words behind ``polyc batch``, one a line; paths from the repository's root
`单据.csv`      the claims
`明细.csv`      their items, where the policy has any
`应得.csv`      what must come out, amounts computed by hand; any of the columns of the results
`退回.csv`      行号, 字段 and 代码 of every line of the rejects, where there are any
`注.md`         the clause and the arithmetic
=============== ========================================================================
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from polyc.cli.main import main
from tests.batch.samples import ROOT

RUNS = Path(__file__).with_name("runs")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("folder", sorted(RUNS.iterdir()), ids=lambda folder: folder.name)
def test_run(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    policy, *options = (folder / "options.txt").read_text("utf-8").split("\n")[:-1]
    out = tmp_path / "out"
    items = folder / "明细.csv"
    options += ["--items", str(items)] if items.exists() else []
    words = [policy, str(folder / "单据.csv"), "-o", str(out), "--format", "csv", "--quiet", *options]
    assert main(["batch", *words]) == 0
    expected = rows(folder / "应得.csv")
    found = [row for path in sorted(out.glob("part-*.csv")) for row in rows(path)]
    shown = [{name: row[name] for name in expected[0]} for row in found] if expected else found
    assert sorted(shown, key=lambda row: int(row["行号"])) == expected
    refused = folder / "退回.csv"
    expected = rows(refused) if refused.exists() else []
    names = tuple(expected[0]) if expected else ("行号", "字段", "代码")
    assert [{name: row[name] for name in names} for row in rows(out / "rejects.csv")] == expected
