"""A table whose first rows are fetched while the program that settles them is still being loaded."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from attrs import frozen

from polyc.batch.face import Face
from polyc.batch.naming import few_texts, named
from polyc.batch.reading import columnar, files
from polyc.batch.reading.ahead import ahead
from polyc.batch.reading.chunk import Chunk
from polyc.batch.reading.digest import digest_of
from polyc.batch.unfit import Unfit


@frozen(kw_only=True)
class Begun:
    """The pieces of a file, of these columns, in some of which few texts differ, and the file's fingerprint."""

    path: Path
    wanted: tuple[str, ...]
    few: tuple[str, ...]
    chunks: Iterator[Chunk]
    digest: Future[str]


def begun(
    face: Face, path: Path, encoding: str, person: str | None, order: str | None, items: bool
) -> Begun | None:
    """None where the table is text, which is no work for other processors, or does not fit: the run says why."""
    try:
        table = files.opened(path, encoding)
        naming = named(face, path, table.names, table.types, person, order, items)
    except Unfit:
        return None
    if path.suffix.lower() not in (*columnar.PARQUET, *columnar.ARROW):
        return None
    wanted, few = naming.wanted(), few_texts(face, naming)
    chunks = ahead(files.chunks(table, wanted, few, encoding))
    digest = ThreadPoolExecutor(1).submit(digest_of, path)
    return Begun(path=path, wanted=wanted, few=few, chunks=chunks, digest=digest)
