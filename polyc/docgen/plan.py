"""The plan of a site: every file of its pages, as text, without touching a disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from polyc.docgen.calculator.files import calculator
from polyc.docgen.calculator.offering import offered
from polyc.docgen.case_page import case_pages
from polyc.docgen.chapter import NO_REFERENCE, Reference
from polyc.docgen.cheat_sheet import cheat_sheet
from polyc.docgen.compared import NOTHING_COMPARED, Compared, compared_pages
from polyc.docgen.downloads import downloads
from polyc.docgen.finding_pages import finding_pages
from polyc.docgen.glossary_page import glossary_page
from polyc.docgen.landing.directory import Column
from polyc.docgen.landing.page import landing_page
from polyc.docgen.ledger import NO_LEDGER, Ledger
from polyc.docgen.ledger_page import ledger_page
from polyc.docgen.numbers_page import numbers_page
from polyc.docgen.page import Page
from polyc.docgen.policy_page import policy_page
from polyc.docgen.publication import Publication
from polyc.docgen.reference import reference_pages
from polyc.docgen.regions import by_region


def policy_files(publication: Publication) -> tuple[Page, ...]:
    """The files that belong to one policy alone: they change with nothing but it."""
    calculating = calculator(publication) if offered(publication.policy) else ()
    return (
        policy_page(publication),
        *case_pages(publication),
        *calculating,
        *downloads(publication),
    )


Own: TypeAlias = Callable[[Publication], tuple[Page, ...]]
"""Where the files of one policy come from."""


def plan(
    publications: Sequence[Publication],
    landing: str,
    reference: Reference = NO_REFERENCE,
    ledger: Ledger = NO_LEDGER,
    columns: Sequence[Column] = (),
    compared: Compared = NOTHING_COMPARED,
    own: Own = policy_files,
) -> tuple[Page, ...]:
    """All generated files; the same publications give the same text.

    `landing` is the Markdown by hand that opens the first page, `columns` the way from there to
    pages that are no policies, `own` the files of each policy.  Ids must differ
    (`doubled_ids`), or pages would overwrite each other.
    """
    if doubled_ids(publications):
        raise ValueError("two policies of one id")
    first = landing_page(landing, publications, columns)
    return (first, *_pages(by_region(publications), reference, ledger, own), *compared_pages(compared))


def _pages(
    publications: Sequence[Publication], reference: Reference, ledger: Ledger, own: Own
) -> Iterator[Page]:
    for each in publications:
        yield from own(each)
    yield numbers_page(publications)
    yield glossary_page(publications)
    if ledger.rules:
        yield ledger_page(ledger, publications)
    yield cheat_sheet((*publications, *(each.publication for each in reference.chapters)))
    yield from reference_pages(reference)
    yield from finding_pages(reference)


def doubled_ids(publications: Sequence[Publication]) -> tuple[str, ...]:
    """The ids that more than one policy bears."""
    counted = Counter(each.policy.id for each in publications)
    return tuple(sorted(name for name, times in counted.items() if times > 1))
