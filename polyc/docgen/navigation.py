"""The navigation and the settings of one site, on top of the theme's base."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, TypeAlias

from polyc.docgen import (
    cheat_sheet,
    finding_pages,
    glossary_page,
    ledger_page,
    numbers_page,
    reference,
)
from polyc.docgen.chapter import Reference
from polyc.docgen.compared import NOTHING_COMPARED, Compared, compared_titles
from polyc.docgen.handwritten import HandWritten, Part
from polyc.docgen.landing.directory import Column
from polyc.docgen.ledger import Ledger
from polyc.docgen.markup import text
from polyc.docgen.policy_page import policy_path
from polyc.docgen.publication import Publication
from polyc.docgen.regions import by_region

Entry: TypeAlias = "dict[str, str | list[Entry | str]]"

BASE = "base.yml"
"""The theme's `mkdocs.yml` beside the site's own."""

LANDING: Final = "index.md"

TUTORIAL: Final = "learn/tutorial.md"
"""The page by hand that opens 学习, where there is one."""


def settings(
    publications: Sequence[Publication],
    hand: HandWritten,
    told: Reference,
    ledger: Ledger,
    compared: Compared = NOTHING_COMPARED,
) -> str:
    """The site's `mkdocs.yml`: the project's own settings, then what only the build knows.

    JSON is YAML, so titles need no further quoting.
    """
    built = {
        "INHERIT": BASE,
        "docs_dir": "docs",
        "site_dir": "site",
        "nav": navigation(publications, hand, told, ledger, compared),
    }
    own = hand.settings.rstrip("\n")
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in built.items())
    return "\n".join((*((own,) if own else ()), *lines)) + "\n"


def navigation(
    publications: Sequence[Publication],
    hand: HandWritten,
    told: Reference,
    ledger: Ledger,
    compared: Compared = NOTHING_COMPARED,
) -> list[Entry]:
    """One part a tab: the policies by province, then the pages about all of them."""
    policies: Entry = {"政策": [LANDING, *_provinces(by_region(publications))]}
    parts: list[Entry] = [{title: [*entries]} for title, entries in _parts(hand, told, ledger, compared)]
    return [policies, *parts]


def columns(
    hand: HandWritten, told: Reference, ledger: Ledger, compared: Compared = NOTHING_COMPARED
) -> tuple[Column, ...]:
    """The parts beside the policies as the first page lists them: of chapters their opening alone."""
    return tuple(
        Column(title=title, pages=tuple(_first_pages(entries)))
        for title, entries in _parts(hand, told, ledger, compared)
    )


def _first_pages(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        for title, to in entry.items():
            yield title, to if isinstance(to, str) else _opening(to)


def _opening(entries: Sequence[Entry | str]) -> str:
    first = entries[0]
    assert isinstance(first, str), "a part with chapters begins with its opening"
    return first


def _parts(
    hand: HandWritten, told: Reference, ledger: Ledger, compared: Compared
) -> Iterator[tuple[str, list[Entry]]]:
    """Every part that has pages, in the order of the tabs."""
    made: dict[Part, list[Entry]] = {
        Part.COMPARE: [{text(title): path} for title, path in compared_titles(compared)],
        Part.LEARN: [
            *_tutorial(hand),
            *_reference(told),
            {"语言速查": cheat_sheet.PATH},
            {"术语": glossary_page.PATH},
            _findings(),
        ],
        Part.DEVELOP: [],
        Part.ABOUT: [{"关于数值": numbers_page.PATH}, *_ledger(ledger)],
    }
    for part, entries in made.items():
        found = (
            [*_by_hand(hand, part), *entries] if part is Part.DEVELOP else [*entries, *_by_hand(hand, part)]
        )
        if found:
            yield part.value, found


def _ledger(ledger: Ledger) -> list[Entry]:
    return [{"条款台账": ledger_page.PATH}] if ledger.rules else []


def _findings() -> Entry:
    topics: list[Entry] = [{text(title): path} for title, path in finding_pages.titles()]
    return {finding_pages.TITLE: [finding_pages.PATH, *topics]}


def _reference(told: Reference) -> list[Entry]:
    chapters: list[Entry] = [{text(each.page.title): each.page.path} for each in told.chapters]
    return [{"语言参考": [reference.PATH, *chapters]}] if chapters else []


def _tutorial(hand: HandWritten) -> list[Entry]:
    return [{text(page.title): page.path} for page in hand.pages if page.path == TUTORIAL]


def _by_hand(hand: HandWritten, part: Part) -> list[Entry]:
    pages = (page for page in hand.pages if hand.part(page) is part and page.path != TUTORIAL)
    return [{text(page.title): page.path} for page in pages]


def _provinces(publications: Sequence[Publication]) -> list[Entry]:
    """The theme prints titles as they are, so they must be escaped here."""
    return [
        {text("".join(province)): [_entry(each) for each in group]}
        for province, group in groupby(publications, key=lambda each: each.policy.region[:1])
    ]


def _entry(publication: Publication) -> Entry:
    return {text(publication.policy.title): policy_path(publication)}
