"""A whole run: tables in, tables out, nothing half done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from attrs import asdict, evolve, frozen

from polyc.batch import open_files, rejects, state_files
from polyc.batch.aside import tidy
from polyc.batch.by_id.columns import ById, by_id
from polyc.batch.by_id.reading import ReadingById
from polyc.batch.folder import Folder, read_json, write_json
from polyc.batch.job import Job
from polyc.batch.naming import Naming, named, order_told
from polyc.batch.page import page
from polyc.batch.part import rows_done, settle_part
from polyc.batch.parts import settle_parts
from polyc.batch.plan import differences, parts_needed, plan, rows_of
from polyc.batch.reading import files
from polyc.batch.reading.begun import Begun
from polyc.batch.reading.chunk import Opened
from polyc.batch.reading_phase import Read, read
from polyc.batch.results import Look
from polyc.batch.spill import Kept, Spilled
from polyc.batch.summary import Groups, together, told
from polyc.batch.totals import Totals
from polyc.batch.tracing import trace_file
from polyc.batch.unfit import Unfit
from polyc.batch.watching import Watcher

MANY: Final = 200_000
"""From so many rows on it pays to start processes for an engine that cannot use threads."""


@frozen(kw_only=True)
class Outcome:
    """What came of a run; `mismatches` are control totals that do not come out even."""

    totals: Totals
    groups: Groups
    mismatches: tuple[str, ...]
    parts: int


def run(job: Job, watcher: Watcher, begun: Begun | None = None) -> Outcome:
    """Settle the tables of a job into its folder; raises `Unfit` where that cannot be done at all.

    The first table may have been `begun` to be read.
    """
    state_files.check(job)
    tables = [files.opened(path, job.encoding) for path in job.tables]
    namings = [
        named(job.face, table.path, table.names, table.types, job.person, job.order, bool(job.items))
        for table in tables
    ]
    namings = _alike(job.tables, namings)
    items = [files.opened(path, job.encoding) for path in job.items]
    ids = by_id(job, tables, items) if items or job.number else None
    for note in (note for table in (*tables, *items) for note in table.notes):
        watcher.note(note)
    folder = Folder(out=job.out)
    parts = _parts(job, folder, tables, items)
    open_files.allow(parts)
    asked = plan(job, tables, parts, begun)
    goes_on = _goes_on(job, folder, asked)
    try:
        if not goes_on:
            folder.make()
            write_json(folder.plan, asked)
        return _run(job, folder, tables, namings, ids, parts, watcher, begun)
    except BaseException:
        if parts == 1 or not folder.read.exists():
            folder.clear()  # nothing there that going on could use
        raise


def _alike(paths: Sequence[Path], namings: Sequence[Naming]) -> list[Naming]:
    """One column of persons of one type in all tables."""
    for path, naming in zip(paths, namings, strict=True):
        if naming.person != namings[0].person:
            raise Unfit(
                f"{path} 的参保人列是“{naming.person}”,{paths[0]} 的是“{namings[0].person}”;请改成同名。"
            )
    whole = all(naming.whole for naming in namings)
    return [evolve(naming, whole=whole) for naming in namings]


def _goes_on(job: Job, folder: Folder, asked: dict[str, Any]) -> bool:
    """Whether an earlier run is taken up where it stopped."""
    if job.out.exists() and (not job.out.is_dir() or any(job.out.iterdir())):
        raise Unfit(f"{job.out} 已经有了,不覆盖;请换一个文件夹,或先把它移走。")
    if not folder.read.exists():
        return False
    if not job.resume:
        raise Unfit(f"上次没有做完,做到一半的在 {folder.work};接着做写 --resume,重新做请先删去这个文件夹。")
    found = list(differences(read_json(folder.plan), asked))
    if found:
        raise Unfit("不是同一件事,不能接着做:" + ";".join(found) + "。")
    folder.tidy()
    if job.closing is not None:
        tidy(job.closing.parent, job.closing.name)
    return True


def _run(
    job: Job,
    folder: Folder,
    tables: Sequence[Opened],
    namings: Sequence[Naming],
    ids: ById | None,
    parts: int,
    watcher: Watcher,
    begun: Begun | None,
) -> Outcome:
    if job.spark:
        from polyc.batch.spark import session, settle_on_spark

        watcher.begin("Spark 读入和结算", None)
        found = settle_on_spark(session(f"polyc {job.face.policy}"), job, folder, tables, namings, parts)
        look = Look(unit=job.unit, person=namings[0].person, files=found.files)
        return _finished(job, folder, look, found, parts)
    rows = Kept() if parts == 1 else Spilled(folder.spill, parts)
    states = Kept() if parts == 1 else Spilled(folder.states, parts)
    if folder.read.exists():
        found = Read.of(read_json(folder.read))
    else:
        watcher.begin("读入", sum(map(rows_of, (*tables, *(ids.items if ids else ())))))
        state_files.read(job, states)
        if ids is None:
            found = read(job, tables, namings, rows, folder.rejects(None), watcher, begun)
        else:
            found = ReadingById(job, tables, namings, ids).read(folder, rows, watcher)
        if parts > 1:
            write_json(folder.read, found.told())
    watcher.begin("结算", found.rows - found.rejected)
    look = Look(unit=job.unit, person=namings[0].person, files=found.files)
    if parts == 1:
        settle_part(job, folder, look, 0, rows.partition(0), states.partition(0))
        watcher.advance(found.rows - found.rejected)
    else:
        waiting = [part for part in range(parts) if not folder.done(part).exists()]
        done = sum(rows_done(folder, part) for part in range(parts) if part not in waiting)
        watcher.advance(done)
        for part in settle_parts(job, folder, look, waiting):
            watcher.advance(rows_done(folder, part))
    return _finished(job, folder, look, found, parts)


def _parts(job: Job, folder: Folder, tables: Sequence[Opened], items: Sequence[Opened]) -> int:
    """Those of the run that is taken up; else what was asked for, or what the size of the tables asks for."""
    if job.resume and folder.read.exists():
        found: int = read_json(folder.plan)["分区"]
        return job.parts or found
    if job.parts is not None:
        return job.parts
    needed = parts_needed(job.face, tables, job.memory, job.jobs, items)
    many = sum(map(rows_of, tables)) >= MANY and not job.engine.threads
    return max(needed, 2 * job.jobs) if many and job.jobs > 1 else needed


def _tuples(told: Any) -> Any:
    """Lists of JSON as tuples, all the way down."""
    match told:
        case dict():
            return {name: _tuples(value) for name, value in told.items()}
        case list():
            return tuple(map(_tuples, told))
        case _:
            return told


def _finished(job: Job, folder: Folder, look: Look, found: Read, parts: int) -> Outcome:
    """Join what the partitions left behind, check it, and let it appear."""
    totals, groups = _of_reading(found), Groups()
    for part in range(parts):
        done = _tuples(read_json(folder.done(part)))
        totals += Totals(**done["totals"])
        groups = together(groups, done["groups"])
    mismatches = tuple(totals.mismatches(job.face))
    outcome = Outcome(totals=totals, groups=groups, mismatches=mismatches, parts=parts)
    if not mismatches:
        _hand_over(job, folder, evolve(look, files=(*look.files, *found.item_files)), outcome)
    return outcome


def _of_reading(found: Read) -> Totals:
    """What is known once everything has been read."""
    return Totals(
        rows=found.rows,
        rejected=found.rejected,
        items=found.items,
        items_used=found.items_used,
        items_rejected=found.items_rejected,
        items_unknown=found.items_unknown,
    )


def _hand_over(job: Job, folder: Folder, look: Look, outcome: Outcome) -> None:
    """Everything beside the parts, then the results' folder as a whole."""
    face, parts = job.face, range(outcome.parts)
    rejects.join(folder.every_reject(), look, folder.results / "rejects.csv")
    if job.trace:
        found = [read_json(folder.trace(part)) for part in parts if folder.trace(part).exists()]
        text = trace_file({int(row): text for each in found for row, text in each.items()}, look.place)
        (folder.results / "trace.txt").write_text(text, "utf-8")
    write_json(folder.results / "totals.json", asdict(outcome.totals))
    write_json(folder.results / "summary.json", told(face, outcome.groups))
    shown = page(face, outcome.totals, outcome.groups, order_told(face, job.order))
    (folder.results / "summary.html").write_text(shown, "utf-8")
    write_json(folder.results / "plan.json", read_json(folder.plan))
    if job.closing is not None:
        state_files.join([folder.closing(part) for part in parts], job.closing, face)
    folder.finish()
