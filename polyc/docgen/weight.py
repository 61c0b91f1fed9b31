"""How large pages may be: a reader on a telephone or on an intranet waits for every one of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from polyc.docgen.search_index import INDEX

PAGE: Final = 400_000
"""Bytes of a page before compression."""

SEARCH: Final = 1_000_000
"""Bytes of the search index, which every page loads."""


def heavy(site: Path) -> Iterator[str]:
    """A warning for each page of a built site, and for its index, that is too large."""
    for path in sorted(site.rglob("*.html")):
        yield from _over(site, path, PAGE)
    if (site / INDEX).is_file():
        yield from _over(site, site / INDEX, SEARCH)


def _over(site: Path, path: Path, most: int) -> Iterator[str]:
    size = path.stat().st_size
    if size > most:
        yield f"{path.relative_to(site).as_posix()} 有 {size // 1000} kB，超过 {most // 1000} kB，读者打开会慢。"
