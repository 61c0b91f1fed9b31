"""Files kept in the user's own folder from one run to the next, and the key under which they are found again."""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final, TypeVar

import polyc
from polyc.source.cache_folder import cache_folder
from polyc.source.grammar_files import grammar_folder

T = TypeVar("T")

DAYS_KEPT: Final = 14
"""A file that was not read for so many days is removed."""


def kept_folder(name: str) -> Path | None:
    """The folder of that name, None where there is no safe place; what nobody has read for long goes."""
    home = cache_folder()
    if home is None:
        return None
    folder = home / name
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _tidy(folder)
    except OSError:
        return None
    return folder


def key(*told: str) -> str:
    """A file's name: it changes with what is told and with every file of polyc itself."""
    return hashlib.sha256("\n".join((_ourselves(), *told)).encode()).hexdigest()[:32]


def read(path: Path, kind: type[T]) -> T | None:
    """What is kept there; None where nothing is, or nothing that can be read."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    try:
        with _uncollected():
            found = pickle.loads(content)  # noqa: S301 - a folder that only the user can write
        os.utime(path)
    except Exception:  # a file cut short by a full disk may fail in any way, and can be made anew
        path.unlink(missing_ok=True)
        return None
    return found if isinstance(found, kind) else None


def keep(path: Path, made: object) -> None:
    """Keep it there for the next time; where there is no room it is made anew then."""
    with suppress(OSError):
        put(path, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))


def read_or_made(path: Path, kind: type[T], make: Callable[[], T]) -> T:
    """What is kept there; else what `make` makes, which is kept there for the next time."""
    found = read(path, kind)
    if found is None:
        found = make()
        keep(path, found)
    return found


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: there is none in what is read back, and looking takes four times as long."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def put(path: Path, content: bytes) -> None:
    """Written aside, then put in place at once; raises `OSError` where there is no room."""
    with NamedTemporaryFile(dir=path.parent, delete=False) as aside:
        aside.write(content)
    Path(aside.name).replace(path)


@cache
def _ourselves() -> str:
    """Every file of polyc and its grammar by name, size and time, and this Python."""
    told = [polyc.__version__, sys.version]
    for folder in (Path(polyc.__file__).parent, grammar_folder()):
        told.extend(sorted(_files(str(folder))))
    return "\n".join(told)


def _files(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _files(entry.path) if entry.name != "__pycache__" else ()
        else:
            status = entry.stat()
            yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"


def _tidy(folder: Path) -> None:
    oldest = time.time() - DAYS_KEPT * 86_400
    for path in folder.iterdir():
        with suppress(OSError):
            if path.stat().st_mtime < oldest:
                path.unlink()
