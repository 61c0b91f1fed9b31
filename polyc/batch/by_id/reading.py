"""The first half of a run whose claims are known by their numbers.

Claims and items are laid aside by number, as many partitions of numbers as memory asks for;
then each partition is joined and turned into whole numbers.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence

from attrs import evolve

from polyc.batch import rejects
from polyc.batch.by_id.columns import ById
from polyc.batch.by_id.joining import Joining, items_of
from polyc.batch.by_id.laying import lay_aside, with_numbers
from polyc.batch.folder import Folder
from polyc.batch.job import Job
from polyc.batch.naming import Naming
from polyc.batch.plan import parts_by_id
from polyc.batch.problems import RowProblem
from polyc.batch.reading import files
from polyc.batch.reading.chunk import Opened
from polyc.batch.reading_phase import Read, base_of, named_files
from polyc.batch.sheet import typed
from polyc.batch.spill import Kept, Spilled
from polyc.batch.watching import Watcher

Coded = tuple[RowProblem, str]


class ReadingById:
    """The tables of a job, laid aside and joined."""

    def __init__(self, job: Job, tables: Sequence[Opened], namings: Sequence[Naming], ids: ById) -> None:
        self._job, self._tables, self._namings, self._ids = job, tables, namings, ids
        self._files = named_files([*tables, *ids.items])
        self._parts = parts_by_id(job, [*tables, *ids.items])
        self._columns = [_columns(naming, ids) for naming in namings]
        self._rows = self._rejected = self._items = self._lost = self._used = self._unknown = 0

    def read(self, folder: Folder, sink: Kept | Spilled, watcher: Watcher) -> Read:
        """Every claim into `sink`, what is wrong with rows into the folder's rejects."""
        places = [self._place(folder, at) for at in range(len(self._files))]
        rejects.write_part(folder.rejects(None), _coded(self._laid(places, watcher)))
        watcher.begin("按单据号归并", self._rows - self._rejected)
        for part in range(self._parts):
            found = sorted(self._joined(part, places, sink, watcher), key=lambda each: each.row)
            rejects.write_part(folder.reading_rejects(part), _coded(iter(found)))
        sink.close()
        shutil.rmtree(folder.ids, ignore_errors=True)
        claims = len(self._tables)
        return Read(
            rows=self._rows,
            rejected=self._rejected,
            items=self._items,
            items_rejected=self._lost,
            items_used=self._used,
            items_unknown=self._unknown,
            files=self._files[:claims],
            item_files=self._files[claims:],
        )

    def _place(self, folder: Folder, at: int) -> Kept | Spilled:
        return Kept() if self._parts == 1 else Spilled(folder.ids / str(at), self._parts)

    def _laid(self, places: Sequence[Kept | Spilled], watcher: Watcher) -> Iterator[RowProblem]:
        """What cannot be read at all; the rest lies in its place."""
        claims = len(self._tables)
        columns = [*self._columns, *((self._ids.number, *self._ids.names) for _ in self._ids.items)]
        for at, (table, own) in enumerate(zip((*self._tables, *self._ids.items), columns, strict=True)):
            chunks = files.chunks(table, own, (), self._job.encoding)

            def counted(rows: int, at: int = at) -> None:
                watcher.advance(rows)
                self._count(at < claims, rows, 0)

            for problem in lay_aside(chunks, own, self._ids.number, base_of(at), places[at], counted):
                self._count(at < claims, 0, 1)
                yield problem

    def _count(self, claims: bool, rows: int, wrong: int) -> None:
        if claims:
            self._rows += rows
            self._rejected += wrong
        else:
            self._items += rows
            self._lost += wrong
            self._unknown += wrong

    def _joined(
        self, part: int, places: Sequence[Kept | Spilled], sink: Kept | Spilled, watcher: Watcher
    ) -> Iterator[RowProblem]:
        """One partition of numbers."""
        job, claims = self._job, len(self._tables)
        items = [table for place in places[claims:] if (table := place.partition(part)) is not None]
        good, wrong = with_numbers(items, self._ids.number)
        self._lost += len(wrong)
        self._unknown += len(wrong)
        yield from wrong
        own = items_of(good, self._ids, self._files[claims:]) if self._ids.items else None
        joining = Joining(self._ids.number, job.face.lists[0].name if job.face.lists else "", own)
        for at, place in enumerate(places[:claims]):
            table = place.partition(part)
            if table is None:
                continue
            chunk = joining.claims(table, self._columns[at])
            found = typed(job.face, self._namings[at], job.unit, chunk, 0, job.hold)
            if len(found.rows):
                sink.add(found.rows)
            self._rejected += found.wrong
            watcher.advance(found.count)
            yield from found.problems
        for lost in joining.left_over():
            self._lost += 1
            yield lost
        self._used += joining.joined


def _columns(naming: Naming, ids: ById) -> tuple[str, ...]:
    """What is read of a table of claims; its items may be elsewhere."""
    here = evolve(naming, lists=()) if ids.items else naming
    return tuple(dict.fromkeys((*here.wanted(), ids.number)))


def _coded(problems: Iterator[RowProblem]) -> Iterator[Coded]:
    return ((each, each.problem.code.value) for each in problems)
