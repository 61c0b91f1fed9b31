"""Pieces are fetched while others are worked on."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, TypeVar

T = TypeVar("T")

MOST: Final = 6
"""Pieces that lie ready before anybody asks for them."""


def ahead(pieces: Iterator[T]) -> Iterator[T]:
    """The same pieces, fetched from now on by a thread of its own, one after another."""
    thread = ThreadPoolExecutor(1)
    return _asked(thread, pieces, deque(thread.submit(next, pieces, None) for _ in range(MOST)))


def _asked(thread: ThreadPoolExecutor, pieces: Iterator[T], fetched: deque[Future[T | None]]) -> Iterator[T]:
    with thread:
        while (piece := fetched.popleft().result()) is not None:
            fetched.append(thread.submit(next, pieces, None))
            yield piece
