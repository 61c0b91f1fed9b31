"""Tables in memory settled from Python: anything that hands out Arrow goes in, Arrow comes out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
from attrs import frozen

from polyc.batch import rejects, results, state_table
from polyc.batch.claims import Engine
from polyc.batch.converting.convert import Unit
from polyc.batch.engines import Wanted, engine
from polyc.batch.naming import named
from polyc.batch.prepared import Prepared
from polyc.batch.problems import TITLES, Code, RowProblem
from polyc.batch.reading.chunk import Chunk
from polyc.batch.results import ROW, Look
from polyc.batch.settling import settle
from polyc.batch.sheet import sheet_schema, typed
from polyc.batch.totals import Totals
from polyc.batch.unfit import Unfit

NAME = "表"


@frozen(kw_only=True)
class Run:
    """What came of a table: the settled rows, what was not settled and why, the state afterwards, control totals."""

    settled: pa.Table
    rejects: pa.Table
    closing: pa.Table
    totals: Totals


@frozen(kw_only=True)
class BatchPolicy:
    """A compiled policy that settles tables."""

    prepared: Prepared
    engine: Engine

    def settle(
        self,
        table: Any,
        *,
        amounts: Literal["元", "分"],
        later: Literal["照常", "暂缓"],
        person: str | None = None,
        order: str | None = None,
        opening: pa.Table | None = None,
    ) -> Run:
        """Settle the rows of a table, which count from 1; raises `Unfit` where its columns do not fit.

        The table is a `pyarrow.Table`, or anything with ``__arrow_c_stream__`` (pandas,
        polars, duckdb relations).  Columns that are integers of 分 are not copied.
        """
        face, hold, unit = self.prepared.face, later == "暂缓", Unit(amounts)
        given = table if isinstance(table, pa.Table) else pa.table(table)
        naming = named(face, Path(NAME), given.column_names, given.schema.types, person, order)
        look = Look(unit=unit, person=naming.person, files=((NAME, 0),))
        rows, problems, count, wrong = [], list[tuple[RowProblem, str]](), 0, 0
        for batch in given.select(naming.wanted()).to_batches():
            numbers = pa.array(range(count + 1, count + 1 + batch.num_rows), pa.int64())
            found = typed(face, naming, unit, Chunk(rows=numbers, table=batch), 0, hold)
            rows.append(found.rows)
            problems += ((each, each.problem.code.value) for each in found.problems)
            count += found.count
            wrong += found.wrong
        sheet = pa.Table.from_batches(rows, schema=sheet_schema(face, naming))
        before = state_table.nothing(face) if opening is None else _own(opening, self.prepared)
        partition = settle(face, self.engine, sheet, before, hold, keep=True)
        good, numbers = results.settled_rows(partition)
        refused = list(rejects.refused_rows(face, partition))
        held = sum(code == Code.HELD.value for _, code in refused)
        totals = Totals(rows=count, rejected=wrong, held=held, refused=len(refused) - held)
        return Run(
            settled=results.table(face, look, good, numbers),
            rejects=_rejects(sorted((*problems, *refused), key=lambda each: each[0].row)),
            closing=partition.closing,
            totals=totals + results.totals(face, good, numbers),
        )


def _own(opening: pa.Table, prepared: Prepared) -> pa.Table:
    wanted = state_table.schema(prepared.face)
    if (opening.schema.metadata or {}).get(b"polyc") != wanted.metadata[b"polyc"]:
        raise Unfit("opening 不是这一版政策(和这些情景)产生的状态,不能接着结算。")
    return opening


def _rejects(problems: Sequence[tuple[RowProblem, str]]) -> pa.Table:
    return pa.table(
        {
            ROW: pa.array([each.row for each, _ in problems], pa.int64()),
            "字段": pa.array([each.field for each, _ in problems], pa.string()),
            "代码": pa.array([code for _, code in problems], pa.string()),
            "类别": pa.array([TITLES[each.problem.code] for each, _ in problems], pa.string()),
            "原因": pa.array([each.problem.reason for each, _ in problems], pa.string()),
        }
    )


def of_prepared(prepared: Prepared) -> BatchPolicy:
    """A prepared policy with the engine of this machine."""
    return BatchPolicy(prepared=prepared, engine=engine(prepared, Wanted.EITHER))
