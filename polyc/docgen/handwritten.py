"""A project's own part of its site: the folder `site/` with pages and settings by hand.

=================== ======================================================
`pages/index.md`    opens the first page, above the list of policies
`pages/*.md`        further pages, entered into the navigation by their titles; those below `compare/`,
                    `learn/` and `develop/` under these parts, all others under 关于
`reference/*.md`    chapters of the language reference, each with an example of its name; `index.md` opens it
`matrices/`         which parameters stand side by side (`matrix.told`)
`comparisons/`      which policies settle the same bill side by side (`comparison.told`)
`mkdocs.yml`        settings that take the place of the theme's
=================== ======================================================
"""

from __future__ import annotations

from enum import Enum
from importlib.resources import files
from pathlib import Path
from typing import Final

from attrs import frozen

from polyc.docgen.page import Page

FOLDER: Final = "site"
REFERENCE: Final = "reference"


class Part(Enum):
    """A part of the navigation beside the policies; the value is what readers see."""

    COMPARE = "比较"
    LEARN = "学习"
    DEVELOP = "开发者"
    ABOUT = "关于"


_FOLDERS: Final = {"compare": Part.COMPARE, "learn": Part.LEARN, "develop": Part.DEVELOP}


@frozen(kw_only=True)
class HandWritten:
    """What people wrote for the site.

    `opening` and `chapters` are those of the language reference.
    """

    landing: str
    pages: tuple[Page, ...]
    settings: str
    opening: str = ""
    chapters: tuple[Page, ...] = ()

    def part(self, page: Page) -> Part:
        """Where a page stands in the navigation, by its folder."""
        return _FOLDERS.get(page.path.partition("/")[0], Part.ABOUT)


def handwritten(folder: Path) -> HandWritten:
    """What lies in the folder; where there is none, polyc's own landing text alone."""
    pages = folder / "pages"
    landing = pages / "index.md"
    others = sorted(path for path in pages.rglob("*.md") if path != landing)
    settings, opening = folder / "mkdocs.yml", folder / REFERENCE / "index.md"
    told = sorted(path for path in folder.glob(f"{REFERENCE}/*.md") if path != opening)
    return HandWritten(
        landing=landing.read_text("utf-8") if landing.is_file() else theme_text("landing.md"),
        pages=tuple(
            Page(path=path.relative_to(pages).as_posix(), text=path.read_text("utf-8")) for path in others
        ),
        settings=settings.read_text("utf-8") if settings.is_file() else "",
        opening=opening.read_text("utf-8") if opening.is_file() else "",
        chapters=tuple(Page(path=f"{REFERENCE}/{path.name}", text=path.read_text("utf-8")) for path in told),
    )


def theme_text(name: str) -> str:
    """A file of the theme that comes with polyc."""
    return (files("polyc.docgen") / "theme" / name).read_text("utf-8")
