"""A project's own part of its site: the folder `site/` with pages and settings by hand.

=================== ======================================================
`pages/index.md`    opens the first page, above the list of policies
`pages/*.md`        further pages, entered into the navigation by their titles
`mkdocs.yml`        settings that take the place of the theme's
=================== ======================================================
"""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Final

from attrs import frozen

from polyc.docgen.page import Page

FOLDER: Final = "site"
_TITLE: Final = re.compile(r"^# +(.+?)\s*(?:\{.*\})?$", re.MULTILINE)


@frozen(kw_only=True)
class HandWritten:
    """What people wrote for the site; `titles` are pairs of title and path."""

    landing: str
    pages: tuple[Page, ...]
    settings: str

    @property
    def titles(self) -> tuple[tuple[str, str], ...]:
        return tuple((_title(page), page.path) for page in self.pages)


def handwritten(folder: Path) -> HandWritten:
    """What lies in the folder; where there is none, polyc's own landing text alone."""
    landing = folder / "pages" / "index.md"
    others = sorted(path for path in folder.glob("pages/*.md") if path != landing)
    settings = folder / "mkdocs.yml"
    return HandWritten(
        landing=landing.read_text("utf-8") if landing.is_file() else theme_text("landing.md"),
        pages=tuple(Page(path=path.name, text=path.read_text("utf-8")) for path in others),
        settings=settings.read_text("utf-8") if settings.is_file() else "",
    )


def theme_text(name: str) -> str:
    """A file of the theme that comes with polyc."""
    return (files("polyc.docgen") / "theme" / name).read_text("utf-8")


def _title(page: Page) -> str:
    found = _TITLE.search(page.text)
    return found[1] if found else page.path.removesuffix(".md")
