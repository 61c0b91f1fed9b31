"""The rejects file: one line a problem, in the order of the rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from heapq import merge
from pathlib import Path
from typing import Final

import pyarrow.compute as pc

from polyc.batch.aside import aside
from polyc.batch.claims import BAD, HELD
from polyc.batch.face import Face
from polyc.batch.problems import TITLES, Code, Problem, RowProblem
from polyc.batch.results import FILE, ROW, Look
from polyc.batch.scalars import whole
from polyc.batch.settling import Partition

HEADER: Final = (FILE, ROW, "字段", "代码", "类别", "原因")


def refused_rows(face: Face, partition: Partition) -> Iterator[tuple[RowProblem, str]]:
    """What the policy refused and what is held in a partition, each with its code."""
    codes = partition.codes
    wrong = pc.indices_nonzero(pc.not_equal(codes, whole(0)))
    rows = partition.rows.column("row").take(wrong).to_pylist()
    for row, code in zip(rows, codes.take(wrong).to_pylist(), strict=True):
        if code == HELD:
            told = Problem(Code.HELD, "同一参保人有更早的单据被退回或拒付,这一行暂缓结算")
            yield RowProblem(row, "", told), Code.HELD.value
        elif code != BAD:
            refused = face.refused(code)
            problem = Problem(Code.REFUSED, f"{refused.reason}:{refused.message.rstrip('。')}")
            yield RowProblem(row, refused.about, problem), f"{Code.REFUSED.value}.{code}"


def write_part(path: Path, problems: Iterable[tuple[RowProblem, str]]) -> int:
    """Write problems aside, with rows counted through all files; returns how many there are."""
    count = 0
    with aside(path) as place, place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for each, code in problems:
            writer.writerow((each.row, each.field, code, TITLES[each.problem.code], each.problem.reason))
            count += 1
    return count


def join(parts: Sequence[Path], look: Look, path: Path) -> None:
    """All parts, each sorted by row, as one file that spreadsheets open."""
    with ExitStack() as open_files, path.open("w", encoding="utf-8-sig", newline="") as file:
        readers = [
            csv.reader(open_files.enter_context(part.open(encoding="utf-8", newline="")))
            for part in parts
            if part.stat().st_size  # as few open files as may be
        ]
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for row, *rest in merge(*readers, key=lambda line: int(line[0])):
            writer.writerow((*look.place(int(row)), *rest))
