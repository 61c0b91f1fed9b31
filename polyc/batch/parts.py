"""All partitions of a run, several at a time: by threads where the engine lets go of Python's lock, else by processes."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from multiprocessing import get_context

from polyc.batch.folder import Folder
from polyc.batch.job import Job
from polyc.batch.part import settle_part
from polyc.batch.results import Look
from polyc.batch.spill import Spilled
from polyc.source.interrupts import interrupts_waiting


def settle_parts(job: Job, folder: Folder, look: Look, parts: Sequence[int]) -> Iterator[int]:
    """Settle these partitions, and tell each when it is done."""
    jobs = min(job.jobs, len(parts))
    if jobs <= 1:
        for part in parts:
            yield _settled(job, folder, look, part)
        return
    pool = _pool(job, jobs)
    try:
        with interrupts_waiting(afresh=True):
            started = [pool.submit(_settled, job, folder, look, part) for part in parts]
        for each in as_completed(started):
            yield each.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(job: Job, jobs: int) -> Executor:
    if job.engine.threads:
        return ThreadPoolExecutor(jobs)
    return ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (os.getpid(),))


def _settled(job: Job, folder: Folder, look: Look, part: int) -> int:
    rows = Spilled(folder.spill, part + 1).partition(part)
    opening = Spilled(folder.states, part + 1).partition(part)
    settle_part(job, folder, look, part, rows, opening)
    return part


def _begin(parent: int) -> None:
    """A process leaves Ctrl-C to its parent, and does not live on without it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
