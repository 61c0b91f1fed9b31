"""The language reference of this repository, and small chapters written in a test."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from polyc.docgen.chapter import Chapter, Reference
from polyc.docgen.handwritten import REFERENCE, handwritten
from polyc.docgen.page import Page
from polyc.docgen.publication import Publication
from polyc.pipeline import read as read_text
from polyc.source.text import Source
from tests.docgen.published import published

SITE: Final = Path(__file__).resolve().parents[2] / "site"


@cache
def reference() -> Reference:
    """Every chapter with its example checked, compiled and its cases worked."""
    hand = handwritten(SITE)
    return Reference(opening=hand.opening, chapters=tuple(_chapter(page) for page in hand.chapters))


def _chapter(page: Page) -> Chapter:
    path = (SITE / page.path).with_suffix(".pol")
    return Chapter(page=page, publication=published(read(path)))


def read(path: Path) -> Source:
    """The text with the policies it may build on."""
    found = read_text(path).value
    assert found is not None, path
    return found


def chapter(text: str, publication: Publication) -> Chapter:
    """A chapter written in a test."""
    return Chapter(page=Page(path=f"{REFERENCE}/01-test.md", text=text), publication=publication)
