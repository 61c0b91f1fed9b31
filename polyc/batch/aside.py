"""Files that appear as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """A place beside `path` to write to, which takes its name in the end; no two writers share one."""
    place = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        yield place
        place.replace(path)
    finally:
        place.unlink(missing_ok=True)


def tidy(folder: Path, name: str = "*") -> None:
    """Remove what writers of files of that name left in the folder when they were killed."""
    for place in folder.glob(f".{name}.*.part"):
        place.unlink(missing_ok=True)
