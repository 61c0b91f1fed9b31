"""Work on many files in several processes, told in the order of the files."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr
from io import StringIO
from multiprocessing import get_all_start_methods, get_context
from typing import Final, TypeVar

from polyc.cli.endings import Rejected
from polyc.source.interrupts import interrupts_waiting

S = TypeVar("S")
T = TypeVar("T")

FORKED: Final = "fork"
"""A forked process has all that is imported already; another would import polyc anew for each file."""

AFRESH: Final = "spawn"
"""A process begun anew imports polyc once, however many parts it works on."""


def in_turn(
    work: Callable[[S], T], parts: Sequence[S], weight: Callable[[S], int], start: str = FORKED
) -> Iterator[T]:
    """What `work` makes of each part, in order; `work`, the parts and what it makes must be picklable.

    The heaviest are begun first, so that none of them is waited for at the end.  A part that
    `work` rejects is worked on once more in this process, where it may show why.  Where the work
    uses a library that has threads of its own, `start` must be `AFRESH`: a fork of a process
    whose threads are at work may wait for ever.
    """
    processes = min(len(parts), os.cpu_count() or 1)
    if processes < 2 or start not in get_all_start_methods():
        yield from map(work, parts)
        return
    sys.stdout.flush()
    sys.stderr.flush()
    with interrupts_waiting(afresh=start == AFRESH):
        workers = get_context(start).Pool(processes, initializer=_leave_interrupts)
    with workers as pool:
        heaviest_first = sorted(range(len(parts)), key=lambda place: weight(parts[place]), reverse=True)
        begun = {place: pool.apply_async(_quietly, (work, parts[place])) for place in heaviest_first}
        for place, part in enumerate(parts):
            (made,) = begun[place].get()
            yield work(part) if made is None else made


def _quietly(work: Callable[[S], T], part: S) -> tuple[T | None]:
    with redirect_stderr(StringIO()):
        try:
            return (work(part),)
        except Rejected:
            return (None,)


def _leave_interrupts() -> None:
    """Ctrl-C is answered by the process that was started; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
