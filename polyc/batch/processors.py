"""The processors that this process may use, and work shared out among them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

T = TypeVar("T")
S = TypeVar("S")


MANY: Final = 50_000
"""From so many rows on a second thread pays."""


def processors() -> int:
    """How many there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def threads_for(rows: int) -> int:
    """As many as there are processors, where so many rows are worth it."""
    return processors() if rows >= MANY else 1


def shared_out(work: Callable[[T], S], pieces: Iterable[T], threads: int) -> list[S]:
    """Each piece's result in turn; `work` lets go of Python's lock, or threads gain nothing."""
    if threads <= 1:
        return list(map(work, pieces))
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, pieces))
