"""Compiled policies kept from one run of `polyc test` to the next.

A file holds a program and the code of the module that was printed of it.  Its name
changes with the policy's text, the scenarios, and every file of polyc itself, so that
what is read back is what would be made anew.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from pathlib import Path

from attrs import frozen

from polyc.backends.python.load import executed, printed_code
from polyc.kernel.program import Program
from polyc.source.kept import keep, kept_folder, key, read
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
        found = read(path, tuple)
        if found is None:
            return _made(path, make())
        program, code = found
        return joined(program, executed(marshal.loads(code)))


def kept() -> Kept:
    """The user's own store; what nobody has read for long goes."""
    return Kept(folder=kept_folder("tested"))


def _made(path: Path, program: Program) -> Compiled:
    """The program compiled, and kept for the next time: written aside, then put in place at once."""
    code = printed_code(program)
    keep(path, (program, marshal.dumps(code)))
    return joined(program, executed(code))
