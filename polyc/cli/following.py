"""Files looked at again and again, until somebody presses Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from time import sleep
from typing import TypeAlias

from polyc.pipeline import SUFFIX
from polyc.syntax.library import builds_on, folder_of

Stamps: TypeAlias = Mapping[Path, int]
"""When each file was last written, in nanoseconds."""


def stamps(paths: Iterable[Path]) -> Stamps:
    """The stamps of those paths that exist."""
    found: dict[Path, int] = {}
    for path in paths:
        with suppress(OSError):  # gone, perhaps for the moment in which an editor renames it
            found[path] = path.stat().st_mtime_ns
    return found


def policy_stamps(words: Sequence[str]) -> Stamps:
    """Those of the policies at these paths, and of all that they may build on, wherever that lies."""
    named = [Path(word) for word in words]
    own = stamps(file for path in named for file in (path.rglob(f"*{SUFFIX}") if path.is_dir() else (path,)))
    around = {folder for path, written in own.items() for folder in _around(path, written)}
    beside = stamps(file for folder in around for file in folder.rglob(f"*{SUFFIX}"))
    return {**stamps(named), **own, **beside}


def _around(path: Path, written: int) -> Iterator[Path]:
    """The folder in which the policies lie that this one builds on."""
    with suppress(OSError, UnicodeError):  # gone for a moment, or told of elsewhere
        folder = _folder_around(path, written)
        if folder is not None:
            yield folder


@lru_cache(maxsize=4096)
def _folder_around(path: Path, written: int) -> Path | None:
    """The text is looked at once each time that it was `written`: files are followed by several looks a second."""
    del written
    text = path.read_text("utf-8")
    return folder_of(path, text) if builds_on(text) else None


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
