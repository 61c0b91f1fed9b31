"""A project's own part of its site: the folder `site/` with pages and settings by hand.

=================== ======================================================
`pages/index.md`    opens the first page, above the list of policies
`pages/*.md`        further pages, entered into the navigation by their titles
`reference/*.md`    chapters of the language reference, each with an example of its name; `index.md` opens it
`mkdocs.yml`        settings that take the place of the theme's
=================== ======================================================
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Final

from attrs import frozen

from polyc.docgen.page import Page

FOLDER: Final = "site"
REFERENCE: Final = "reference"


@frozen(kw_only=True)
class HandWritten:
    """What people wrote for the site; `titles` are pairs of title and path.

    `opening` and `chapters` are those of the language reference.
    """

    landing: str
    pages: tuple[Page, ...]
    settings: str
    opening: str = ""
    chapters: tuple[Page, ...] = ()

    @property
    def titles(self) -> tuple[tuple[str, str], ...]:
        return tuple((page.title, page.path) for page in self.pages)


def handwritten(folder: Path) -> HandWritten:
    """What lies in the folder; where there is none, polyc's own landing text alone."""
    landing = folder / "pages" / "index.md"
    others = sorted(path for path in folder.glob("pages/*.md") if path != landing)
    settings, opening = folder / "mkdocs.yml", folder / REFERENCE / "index.md"
    told = sorted(path for path in folder.glob(f"{REFERENCE}/*.md") if path != opening)
    return HandWritten(
        landing=landing.read_text("utf-8") if landing.is_file() else theme_text("landing.md"),
        pages=tuple(Page(path=path.name, text=path.read_text("utf-8")) for path in others),
        settings=settings.read_text("utf-8") if settings.is_file() else "",
        opening=opening.read_text("utf-8") if opening.is_file() else "",
        chapters=tuple(Page(path=f"{REFERENCE}/{path.name}", text=path.read_text("utf-8")) for path in told),
    )


def theme_text(name: str) -> str:
    """A file of the theme that comes with polyc."""
    return (files("polyc.docgen") / "theme" / name).read_text("utf-8")
