"""The texts of a folder: as the editor holds them, else as the disk does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import define, evolve, field

from polyc.source.text import Source
from polyc.syntax.library import builds_on, files_below, folder_of
from polyc.syntax.reading import as_typed, library, text_at


@define(kw_only=True)
class Shelf:
    """Open texts come before those on the disk, which are read again only when they were written."""

    _open: dict[Path, str] = field(factory=dict)
    _read: dict[Path, tuple[tuple[int, int], Source | None]] = field(factory=dict)

    def put(self, path: Path, text: str) -> None:
        """The editor's text of a file."""
        self._open[path] = text

    def take(self, path: Path) -> None:
        """The file was closed: from now on the disk counts."""
        self._open.pop(path, None)

    def text(self, path: Path) -> Source | None:
        """The text of a file alone; None where it cannot be read."""
        if path in self._open:
            return as_typed(path, self._open[path]).value
        try:
            status = path.stat()
        except OSError:
            return None
        mark = (status.st_mtime_ns, status.st_size)
        known = self._read.get(path)
        if known is None or known[0] != mark:
            known = self._read[path] = (mark, text_at(path))
        return known[1]

    def with_library(self, source: Source) -> Source:
        """The source with the policies that it may build on; none where it builds on none."""
        if not builds_on(source.text):
            return source
        return evolve(source, library=tuple(library(source, self.text)))

    def neighbours(self, source: Source) -> Iterator[Source]:
        """All policies that may build on this one, or on which it may build; itself among them."""
        folder = folder_of(source.path, source.text)
        opened = (path for path in self._open if folder in path.parents)
        for path in sorted({*files_below(folder), *opened}):
            found = source if path == source.path else self.text(path)
            if found is not None:
                yield found
