"""Compiled policies kept from one run of `polyc test` to the next.

A file holds a program and the code of the module that was printed of it.  Its name
changes with the policy's text, the scenarios, and every file of polyc itself, so that
what is read back is what would be made anew.
"""

from __future__ import annotations

import marshal
import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from attrs import frozen

from polyc.backends.python.load import executed, printed_code
from polyc.kernel.program import Program
from polyc.source.kept import kept_folder, key, put
from polyc.testing.module import Compiled, joined


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
        path = self.folder / f"{key(source_sha256, *scenarios)}.tested"
        return _read(path) or _made(path, make())


def kept() -> Kept:
    """The user's own store; what nobody has read for long goes."""
    return Kept(folder=kept_folder("tested"))


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
        put(path, pickle.dumps((program, marshal.dumps(code)), pickle.HIGHEST_PROTOCOL))
    return joined(program, executed(code))
