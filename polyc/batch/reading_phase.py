"""The first half of a run: every row read, turned into whole numbers, and put where its person belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from polyc.batch import rejects
from polyc.batch.job import Job
from polyc.batch.naming import Naming, few_texts
from polyc.batch.problems import RowProblem
from polyc.batch.reading import files
from polyc.batch.reading.ahead import ahead
from polyc.batch.reading.begun import Begun
from polyc.batch.reading.chunk import Opened
from polyc.batch.sheet import Typed, typed
from polyc.batch.spill import Kept, Spilled
from polyc.batch.watching import Watcher


@frozen(kw_only=True)
class Read:
    """How many rows there were, how many are refused, and the name and base of each file; the same of items in
    tables of their own, of which `items_used` belong to a claim, and of `items_unknown`
    nobody knows to which.
    """

    rows: int
    rejected: int
    files: tuple[tuple[str, int], ...]
    items: int = 0
    items_used: int = 0
    items_rejected: int = 0
    items_unknown: int = 0
    item_files: tuple[tuple[str, int], ...] = ()

    def told(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)

    @staticmethod
    def of(told: dict[str, Any]) -> Read:
        """Back from JSON."""
        files, items = (tuple((name, base) for name, base in told[key]) for key in ("files", "item_files"))
        return Read(**{**told, "files": files, "item_files": items})


def base_of(file: int) -> int:
    """What is added to the numbers of a file's rows: no file has so many, and none must be counted first."""
    return file << 40


def typed_rows(
    job: Job, table: Opened, naming: Naming, base: int, begun: Begun | None = None
) -> Iterator[Typed]:
    """The rows of a table in whole numbers, piece by piece, with what is wrong with them."""
    wanted, few = naming.wanted(), few_texts(job.face, naming)
    if begun is not None and (begun.path, begun.wanted, begun.few) == (table.path, wanted, few):
        chunks = begun.chunks
    else:
        chunks = ahead(files.chunks(table, wanted, few, job.encoding))
    for chunk in chunks:
        yield typed(job.face, naming, job.unit, chunk, base, job.hold)


def read(
    job: Job,
    tables: Sequence[Opened],
    namings: Sequence[Naming],
    sink: Kept | Spilled,
    problems: Path,
    watcher: Watcher,
    begun: Begun | None,
) -> Read:
    """Every row of every table into `sink`, what is wrong with rows into the file `problems`."""
    rows = rejected = 0

    def told() -> Iterator[tuple[RowProblem, str]]:
        nonlocal rows, rejected
        for file, (table, naming) in enumerate(zip(tables, namings, strict=True)):
            for found in typed_rows(job, table, naming, base_of(file), begun):
                if len(found.rows):
                    sink.add(found.rows)
                rows += found.count
                rejected += found.wrong
                watcher.advance(found.count)
                yield from coded(found)

    rejects.write_part(problems, told())
    sink.close()
    return Read(rows=rows, rejected=rejected, files=named_files(tables))


def coded(found: Typed) -> Iterator[tuple[RowProblem, str]]:
    """The problems of some rows with their codes."""
    return ((each, each.problem.code.value) for each in found.problems)


def named_files(tables: Sequence[Opened]) -> tuple[tuple[str, int], ...]:
    """The name and base of each file."""
    return tuple((table.path.name, base_of(file)) for file, table in enumerate(tables))
