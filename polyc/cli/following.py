"""Files looked at again and again, until somebody presses Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import TypeAlias

Stamps: TypeAlias = Mapping[Path, int]
"""When each file was last written, in nanoseconds."""


def stamps(paths: Iterable[Path]) -> Stamps:
    """The stamps of those paths that exist."""
    found: dict[Path, int] = {}
    for path in paths:
        with suppress(OSError):  # gone, perhaps for the moment in which an editor renames it
            found[path] = path.stat().st_mtime_ns
    return found


def rounds(look: Callable[[], Stamps], pause: float, seen: Stamps | None = None) -> Iterator[None]:
    """Comes round at once, unless `look` sees what was `seen`, and again after every change; never ends.

    What changes while a round is at work brings another one.
    """
    while True:
        now = look()
        if now == seen:
            sleep(pause)
        else:
            seen = now
            yield
