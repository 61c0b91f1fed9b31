"""The navigation and the settings of one site, on top of the theme's base."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import TypeAlias

from polyc.docgen import cheat_sheet, ledger_page, numbers_page, reference
from polyc.docgen.chapter import Reference
from polyc.docgen.handwritten import HandWritten
from polyc.docgen.index_page import by_region
from polyc.docgen.ledger import Ledger
from polyc.docgen.markup import text
from polyc.docgen.policy_page import policy_path
from polyc.docgen.publication import Publication

Entry: TypeAlias = "dict[str, str | list[Entry]]"

BASE = "base.yml"
"""The theme's `mkdocs.yml` beside the site's own."""


def settings(publications: Sequence[Publication], hand: HandWritten, told: Reference, ledger: Ledger) -> str:
    """The site's `mkdocs.yml`: the project's own settings, then what only the build knows.

    JSON is YAML, so titles need no further quoting.
    """
    built = {
        "INHERIT": BASE,
        "docs_dir": "docs",
        "site_dir": "site",
        "nav": navigation(publications, hand, told, ledger),
    }
    own = hand.settings.rstrip("\n")
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in built.items())
    return "\n".join((*((own,) if own else ()), *lines)) + "\n"


def navigation(
    publications: Sequence[Publication], hand: HandWritten, told: Reference, ledger: Ledger
) -> list[Entry]:
    """Policies by province, then the pages about all of them, then the pages by hand."""
    return [
        {"政策": "index.md"},
        *_provinces(by_region(publications)),
        {"关于数值": numbers_page.PATH},
        *_ledger(ledger),
        *_reference(told),
        {"语言速查": cheat_sheet.PATH},
        *_by_hand(hand),
    ]


def _ledger(ledger: Ledger) -> list[Entry]:
    return [{"条款台账": ledger_page.PATH}] if ledger.rules else []


def _reference(told: Reference) -> list[Entry]:
    chapters: list[Entry] = [{text(each.page.title): each.page.path} for each in told.chapters]
    return [{"语言参考": [{"怎样读": reference.PATH}, *chapters]}] if chapters else []


def _by_hand(hand: HandWritten) -> list[Entry]:
    return [{text(title): path} for title, path in hand.titles]


def _provinces(publications: Sequence[Publication]) -> list[Entry]:
    """The theme prints titles as they are, so they must be escaped here."""
    return [
        {text("".join(province)): [_entry(each) for each in group]}
        for province, group in groupby(publications, key=lambda each: each.policy.region[:1])
    ]


def _entry(publication: Publication) -> Entry:
    return {text(publication.policy.title): policy_path(publication)}
