"""How far a batch run is: a bar on a terminal, plain lines in a log, nothing where it is to be quiet."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

from polyc.batch.watching import Nobody, Watcher
from polyc.cli.console import warn

EVERY: Final = 5.0
"""Seconds between two lines of a log."""


@contextmanager
def watcher(quiet: bool) -> Iterator[Watcher]:
    """Whoever watches on this machine; on standard error, so that results can be piped."""
    if quiet:
        yield Nobody()
    elif sys.stderr.isatty():
        with _bar() as bar:
            yield bar
    else:
        yield Lines()


@contextmanager
def _bar() -> Iterator[Watcher]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    shown = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("还需"),
        TimeRemainingColumn(),
    )
    with Progress(*shown, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress)


class Bar:
    """A bar of rich."""

    def __init__(self, progress: object) -> None:
        from rich.progress import Progress, TaskID

        assert isinstance(progress, Progress)
        self._progress, self._task = progress, TaskID(0)

    def begin(self, what: str, total: int | None) -> None:
        """A new bar; the one before is full."""
        for task in self._progress.tasks:
            self._progress.update(task.id, completed=task.completed, total=task.completed)
        self._task = self._progress.add_task(what, total=total, rate="")

    def advance(self, rows: int) -> None:
        """Longer, with the rate."""
        self._progress.advance(self._task, rows)
        speed = next(task.speed for task in self._progress.tasks if task.id == self._task)
        self._progress.update(self._task, rate=f"{speed:,.0f} 行/秒" if speed else "")

    def note(self, text: str) -> None:
        """Above the bar."""
        self._progress.console.print(f"注意:{text}。", markup=False, highlight=False)


class Lines:
    """A line at the beginning and now and then."""

    def __init__(self) -> None:
        self._what, self._total, self._done, self._begun, self._told = "", 0, 0, 0.0, 0.0

    def begin(self, what: str, total: int | None) -> None:
        """The first line of a phase."""
        self._what, self._total, self._done = what, total or 0, 0
        self._begun = self._told = monotonic()
        warn(f"{what}:约 {total:,} 行\n" if total else f"{what}\n")

    def advance(self, rows: int) -> None:
        """A line where the last one is long ago."""
        self._done += rows
        now = monotonic()
        if now - self._told >= EVERY:
            self._told = now
            rate = self._done / (now - self._begun)
            left = max(self._total - self._done, 0) / rate if rate else 0
            warn(f"{self._what}:{self._done:,} / {self._total:,} 行,{rate:,.0f} 行/秒,还需 {left:,.0f} 秒\n")

    def note(self, text: str) -> None:
        """A line."""
        warn(f"注意:{text}。\n")
