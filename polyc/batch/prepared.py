"""A compiled policy as a run needs it, kept from one run to the next."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from polyc.batch.face import Face
from polyc.source.kept import kept_folder, key, read_or_made


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
    return read_or_made(folder / f"{key(source_sha256, *scenarios)}.prepared", Prepared, make)
