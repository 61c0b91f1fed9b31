"""The folder in which a site is built before it takes its place."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import mkdtemp

from attrs import evolve

from polyc.docgen.chapter import Reference
from polyc.docgen.compared import NOTHING_COMPARED, Compared
from polyc.docgen.fences import coloured_fences
from polyc.docgen.handwritten import HandWritten, theme_text
from polyc.docgen.ledger import Ledger
from polyc.docgen.navigation import BASE, columns, settings
from polyc.docgen.page import Page
from polyc.docgen.plan import Own, plan, policy_files
from polyc.docgen.publication import Publication

MARK = ".polyc-site"
"""The file by which a built site is known, so that nothing else is ever replaced."""


def furnish(
    folder: Path,
    publications: Sequence[Publication],
    hand: HandWritten,
    reference: Reference,
    ledger: Ledger,
    compared: Compared = NOTHING_COMPARED,
    own: Own = policy_files,
) -> Path:
    """Write everything that mkdocs needs into the folder, and return its `mkdocs.yml`."""
    ways = columns(hand, reference, ledger, compared)
    by_hand = (evolve(each, text=coloured_fences(each.text)) for each in hand.pages)
    landing = coloured_fences(hand.landing)
    pages = (*by_hand, *plan(publications, landing, reference, ledger, ways, compared, own))
    write(folder / "docs", pages)
    with as_file(files("polyc.docgen") / "theme") as theme:
        shutil.copytree(theme / "assets", folder / "docs" / "assets")
        shutil.copytree(theme / "overrides", folder / "overrides")
    write(
        folder,
        (
            Page(path=BASE, text=theme_text("mkdocs.yml")),
            Page(path="mkdocs.yml", text=settings(publications, hand, reference, ledger, compared)),
        ),
    )
    return folder / "mkdocs.yml"


def write(folder: Path, pages: Iterable[Page]) -> None:
    """Write pages below a folder, byte for byte."""
    for page in pages:
        place = folder / page.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(page.text, "utf-8", newline="")


def replaceable(out: Path) -> bool:
    """Whether a built site may take this place: nothing there, an empty folder, or an earlier site."""
    if not out.exists():
        return True
    return out.is_dir() and ((out / MARK).is_file() or not any(out.iterdir()))


@contextmanager
def beside(out: Path) -> Iterator[Path]:
    """An own folder beside `out`, on the same disk, gone at the end."""
    out.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(built: Path, out: Path, aside: Path) -> None:
    """Let the built site take the place of an earlier one, which is kept until it has."""
    (built / MARK).write_text("", "utf-8")
    if out.exists():
        out.rename(aside)
    built.rename(out)
