"""A compiled policy as a run needs it, kept from one run to the next."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from contextlib import suppress

from attrs import frozen

from polyc.batch.face import Face
from polyc.source.kept import kept_folder, key, put


@frozen(kw_only=True)
class Prepared:
    """The face, the texts of the generated Python and C, and the program itself, pickled: most runs do not look at it."""

    face: Face
    python: str
    c: str
    program: bytes


def kept(source_sha256: str, scenarios: tuple[str, ...], make: Callable[[], Prepared]) -> Prepared:
    """The policy of that text under these scenarios, made where it is not there yet."""
    folder = kept_folder("batch")
    if folder is None:
        return make()
    path = folder / f"{key(source_sha256, *scenarios)}.prepared"
    with suppress(FileNotFoundError):
        content = path.read_bytes()
        with suppress(Exception):  # a file cut short may fail in any way, and can be made anew
            found = pickle.loads(content)  # noqa: S301 - a folder that only the user can write
            if isinstance(found, Prepared):
                os.utime(path)
                return found
    made = make()
    with suppress(OSError):
        put(path, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made
