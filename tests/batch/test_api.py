"""Tables of other libraries go in and out through Arrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from attrs import frozen

from polyc.batch.api import BatchPolicy
from polyc.batch.run import run
from polyc.batch.unfit import Unfit
from polyc.batch.watching import Nobody
from polyc.pipeline import batch_policy
from tests.batch.samples import HEADER, WEIHAI, claims, ready, rejected, results
from tests.batch.test_whole_runs import random_lines

LINES = random_lines(120, seed=31)


@pytest.fixture(scope="module")
def policy() -> BatchPolicy:
    found = batch_policy(WEIHAI).value
    assert found is not None
    return found


def table() -> pa.Table:
    columns = zip(*(text.split(",") for text in LINES), strict=True)
    return pa.table(dict(zip(HEADER.strip().split(","), map(pa.array, columns), strict=True)))


@frozen
class Foreign:
    """A table of some other library: all it has is Arrow's interface."""

    table: pa.Table

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.table.__arrow_c_stream__(requested_schema)


def test_a_table_in_memory_settles_as_the_same_table_in_a_file(tmp_path: Path, policy: BatchPolicy) -> None:
    outcome = run(ready().job(tmp_path / "out", claims(tmp_path / "单据.csv", *LINES)), Nobody())
    found = policy.settle(table(), amounts="元", later="照常")
    assert found.totals == outcome.totals
    wanted = results(tmp_path / "out")
    assert found.settled.drop_columns("行号").equals(wanted.drop_columns("行号"))
    told = [(row["行号"] + 1, row["字段"], row["代码"]) for row in found.rejects.to_pylist()]
    assert told == rejected(tmp_path / "out")


def test_foreign_tables_and_pieces_give_the_same(policy: BatchPolicy) -> None:
    whole = policy.settle(table(), amounts="元", later="暂缓")
    pieces = pa.concat_tables([table().slice(0, 7), table().slice(7)])
    views = pa.table(
        {
            name: column.cast(pa.string_view())
            for name, column in zip(HEADER.strip().split(","), table().columns, strict=True)
        }
    )
    for given in (Foreign(table()), pieces, views):
        found = policy.settle(given, amounts="元", later="暂缓")
        assert found.settled.equals(whole.settled) and found.rejects.equals(whole.rejects)


@pytest.mark.parametrize("library", ["pandas", "polars", "duckdb"])
def test_other_libraries(policy: BatchPolicy, library: str) -> None:
    module = pytest.importorskip(library)
    whole = policy.settle(table(), amounts="元", later="照常").settled
    given = {
        "pandas": lambda: table().to_pandas(),
        "polars": lambda: module.from_arrow(table()),
        "duckdb": lambda: module.from_arrow(table()),
    }[library]()
    assert policy.settle(given, amounts="元", later="照常").settled.equals(whole)


def test_the_state_of_a_month_opens_the_next(policy: BatchPolicy) -> None:
    line = "370001,2023-{}-01,一档,三级,未转诊,c{},10000.00,8800.00".format
    names = HEADER.strip().split(",")
    months = [
        pa.table(dict(zip(names, ([x] for x in line(m, m).split(",")), strict=True))) for m in ("08", "09")
    ]
    first = policy.settle(months[0], amounts="元", later="照常")
    second = policy.settle(months[1], amounts="元", later="照常", opening=first.closing)
    assert second.settled.column("累计_计次").to_pylist() == [2]
    with pytest.raises(Unfit, match="opening"):
        policy.settle(months[1], amounts="元", later="照常", opening=first.closing.replace_schema_metadata())


def test_persons_may_be_whole_numbers(policy: BatchPolicy) -> None:
    only = table().filter(pa.array([text.split(",")[0].isdecimal() for text in LINES]))
    names = only.column_names
    whole = only.set_column(0, "psn_no", only.column("psn_no").cast(pa.int64()))
    first, second = (policy.settle(each, amounts="元", later="暂缓") for each in (only, whole))
    assert names[0] == "psn_no" and first.totals.settled > 0
    assert second.settled.set_column(1, "psn_no", first.settled.column("psn_no")).equals(first.settled)
    assert second.closing.equals(first.closing)
