"""Single pages of a site that stands, made anew in a moment."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from polyc.docgen.mkdocs_build import run_mkdocs
from polyc.docgen.page import Page
from polyc.docgen.workshop import write

SITE: Final = "site"
SETTINGS: Final = "mkdocs.yml"


def leave(folder: Path, workshop: Path, out: Path) -> None:
    """Everything but the site itself goes from `folder` to `workshop`, which leads to the site at `out`."""
    shutil.rmtree(workshop, ignore_errors=True)
    workshop.mkdir(parents=True)
    for each in folder.iterdir():
        if each.name not in (SITE, "before"):
            each.rename(workshop / each.name)
    (workshop / SITE).symlink_to(out.resolve(), target_is_directory=True)


def renew(workshop: Path, pages: Iterable[Page]) -> int:
    """Make anew those of these pages whose text has changed, and say how many; search waits for a whole build."""
    docs, search = workshop / "docs", workshop / SITE / "search"
    changed = [page for page in pages if not _says(docs / page.path, page.text)]
    if changed:
        write(docs, changed)
        found = {path: path.read_bytes() for path in search.iterdir() if path.is_file()}
        run_mkdocs(workshop / SETTINGS, only_newer=True)
        for path, content in found.items():
            path.write_bytes(content)
    return len(changed)


def _says(place: Path, text: str) -> bool:
    return place.is_file() and place.read_bytes() == text.encode()
