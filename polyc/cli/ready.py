"""Policies made ready for the site: each once, several at a time, kept until something it is made of changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from attrs import field, frozen

from polyc.cli.texts import fingerprint
from polyc.cli.together import AFRESH, in_turn
from polyc.docgen.page import Page
from polyc.docgen.publication import Publication
from polyc.source.kept import keep, kept_folder, key, read

DRAWN_WITH: Final = ("chinesecalendar", "pygments", "vl-convert-python")
"""Packages whose release may change what a page says."""


@frozen(kw_only=True)
class Ready:
    """A policy to publish, and the files that are its own."""

    publication: Publication
    files: tuple[Page, ...] = field(repr=False)


def ready(paths: Sequence[Path], make: Callable[[Path], Ready]) -> tuple[Ready, ...]:
    """What `make` makes of each policy, read back where it was made before; several are made at once.

    `make` must be picklable, and told apart by its module and name.
    """
    folder = kept_folder("published")
    places = {path: _place(folder, make, path) for path in paths}
    known = {path: place and read(place, Ready) for path, place in places.items()}
    missing = [path for path, found in known.items() if found is None]
    made = dict(zip(missing, in_turn(partial(_made, folder, make), missing, _length, AFRESH), strict=True))
    return tuple(known[path] or made[path] for path in paths)


def _length(path: Path) -> int:
    return path.stat().st_size


def _place(folder: Path | None, make: Callable[[Path], Ready], path: Path) -> Path | None:
    """Where this policy is kept; None where it may not be."""
    if folder is None:
        return None
    texts = fingerprint(path)
    if texts is None:
        return None
    told = (make.__module__, make.__qualname__, str(path), texts)
    return folder / f"{key(*told, *_releases())}.ready"


def _releases() -> Iterator[str]:
    for name in DRAWN_WITH:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} -"


def _made(folder: Path | None, make: Callable[[Path], Ready], path: Path) -> Ready:
    """Made, and kept for the next time under the text that was read before it was made."""
    place = _place(folder, make, path)
    found = make(path)
    if place is not None and place == _place(folder, make, path):
        keep(place, found)
    return found
