"""The first half of a run: every row read, turned into whole numbers, and put where its person belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from polyc.batch import rejects
from polyc.batch.job import Job
from polyc.batch.naming import Naming
from polyc.batch.problems import RowProblem
from polyc.batch.reading import files
from polyc.batch.reading.chunk import Opened
from polyc.batch.sheet import typed
from polyc.batch.spill import Kept, Spilled
from polyc.batch.watching import Watcher


@frozen(kw_only=True)
class Read:
    """How many rows there were, how many are refused, and the name and base of each file."""

    rows: int
    rejected: int
    files: tuple[tuple[str, int], ...]

    def told(self) -> dict[str, Any]:
        """As JSON."""
        return {"rows": self.rows, "rejected": self.rejected, "files": [list(each) for each in self.files]}

    @staticmethod
    def of(told: dict[str, Any]) -> Read:
        """Back from JSON."""
        files = tuple((name, base) for name, base in told["files"])
        return Read(rows=told["rows"], rejected=told["rejected"], files=files)


def read(
    job: Job,
    tables: Sequence[Opened],
    namings: Sequence[Naming],
    sink: Kept | Spilled,
    problems: Path,
    watcher: Watcher,
) -> Read:
    """Every row of every table into `sink`, what is wrong with rows into the file `problems`."""
    rows = rejected = 0
    bases: list[tuple[str, int]] = []

    def told() -> Iterator[tuple[RowProblem, str]]:
        nonlocal rows, rejected
        base = 0
        for table, naming in zip(tables, namings, strict=True):
            bases.append((table.path.name, base))
            last = base
            for chunk in files.chunks(table, naming.wanted(), job.encoding):
                found = typed(job.face, naming, job.unit, chunk, base, job.hold)
                if len(found.rows):
                    sink.add(found.rows)
                rows += found.count
                rejected += found.wrong
                watcher.advance(found.count)
                yield from ((each, each.problem.code.value) for each in found.problems)
                last = max([last, *(each.row for each in found.problems[-1:])])
                if len(chunk.rows):
                    last = max(last, base + chunk.rows[-1].as_py())
            base = last

    rejects.write_part(problems, told())
    sink.close()
    return Read(rows=rows, rejected=rejected, files=tuple(bases))
