"""Compiled policies kept from one run of `polyc test` to the next.

A file holds a program and the code of the module that was printed of it.  Its name
changes with the policy's text, the scenarios, and every file of polyc itself, so that
what is read back is what would be made anew.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import pickle
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from attrs import frozen

import polyc
from polyc.backends.python.load import executed, printed_code
from polyc.kernel.program import Program
from polyc.source.cache_folder import cache_folder
from polyc.source.grammar_files import grammar_folder
from polyc.testing.module import Compiled, joined

DAYS_KEPT: Final = 14
"""A file that was not read for so many days is removed."""


@frozen(kw_only=True)
class Kept:
    """Where compiled policies are kept; `folder` is None where there is no safe place."""

    folder: Path | None

    def compiled(
        self, source_sha256: str, scenarios: tuple[str, ...], make: Callable[[], Program]
    ) -> Compiled:
        """The policy of that text under these scenarios, made where it is not there yet."""
        if self.folder is None:
            program = make()
            return joined(program, executed(printed_code(program)))
        path = self.folder / f"{_key(source_sha256, scenarios)}.tested"
        return _read(path) or _made(path, make())


def kept() -> Kept:
    """The user's own store; what nobody has read for long goes."""
    home = cache_folder()
    if home is None:
        return Kept(folder=None)
    folder = home / "tested"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _tidy(folder)
    except OSError:
        return Kept(folder=None)
    return Kept(folder=folder)


def _read(path: Path) -> Compiled | None:
    """What is kept there; None where nothing is, or nothing that can be read."""
    try:
        program, code = pickle.loads(path.read_bytes())  # noqa: S301 - a folder that only the user can write
        os.utime(path)
        return joined(program, executed(marshal.loads(code)))
    except FileNotFoundError:
        return None
    except Exception:  # a file cut short by a full disk may fail in any way, and can be made anew
        path.unlink(missing_ok=True)
        return None


def _made(path: Path, program: Program) -> Compiled:
    """The program compiled, and kept for the next time: written aside, then put in place at once."""
    code = printed_code(program)
    with suppress(OSError):
        _put(path, pickle.dumps((program, marshal.dumps(code)), pickle.HIGHEST_PROTOCOL))
    return joined(program, executed(code))


def _put(path: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, delete=False) as aside:
        aside.write(content)
    Path(aside.name).replace(path)


def _key(source_sha256: str, scenarios: tuple[str, ...]) -> str:
    told = "\n".join((_ourselves(), source_sha256, *scenarios))
    return hashlib.sha256(told.encode()).hexdigest()[:32]


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
