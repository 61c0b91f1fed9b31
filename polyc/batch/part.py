"""One partition of a run: settled, and written with all that belongs to it."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from attrs import asdict, evolve

from polyc.batch import rejects, results, state_files, state_table
from polyc.batch.folder import Folder, read_json, write_json
from polyc.batch.job import Job
from polyc.batch.problems import Code
from polyc.batch.results import Look
from polyc.batch.settling import settle
from polyc.batch.summary import Groups, grouped
from polyc.batch.totals import Totals
from polyc.batch.tracing import traced
from polyc.batch.writing import written


def settle_part(
    job: Job, folder: Folder, look: Look, part: int, rows: pa.Table | None, opening: pa.Table | None
) -> None:
    """Settle a partition and write all that it leaves behind, the totals last."""
    face = job.face
    before = state_table.nothing(face) if opening is None else opening
    totals, groups, problems, closing = Totals(), Groups(), list[Any](), before
    if rows is not None:
        found = settle(face, job.engine, rows, before, job.hold, job.closing is not None)
        good, numbers = results.settled_rows(found)
        name = f"part-{part:05d}.{job.format.value}"
        with written(lambda: results.table(face, look, good, numbers), folder.results / name, job.format):
            problems = list(rejects.refused_rows(face, found))
            held = sum(code == Code.HELD.value for _, code in problems)
            totals = evolve(results.totals(face, good, numbers), held=held, refused=len(problems) - held)
            closing, groups = found.closing, grouped(face, good, numbers)
        wanted = frozenset(base + row for name, base in look.files for file, row in job.trace if file == name)
        if wanted:
            told = traced(face, job.python, rows, before, job.hold, wanted)
            write_json(folder.trace(part), {str(row): text for row, text in told.items()})
    rejects.write_part(folder.rejects(part), problems)
    if job.closing is not None:
        state_files.write_part(closing, folder.closing(part))
    write_json(folder.done(part), {"totals": asdict(totals), "groups": groups})


def rows_done(folder: Folder, part: int) -> int:
    """How many rows a finished partition had."""
    told = read_json(folder.done(part))["totals"]
    return int(told["settled"] + told["refused"] + told["held"])
