"""Processes that Ctrl-C does not reach, not even while they are starting.

A terminal sends Ctrl-C to all of them.  One that is told to ignore it only once it runs shows
a traceback of half-imported modules when it comes too early.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def interrupts_waiting(*, afresh: bool) -> Iterator[None]:
    """Ctrl-C waits for the end of the block; processes that are started in it inherit that it waits, for good.

    `afresh` says that they are not forked: then the tracker of resources is started first,
    since it lets interrupts through again for whoever starts it.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    if afresh:
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
