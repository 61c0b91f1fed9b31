"""Every file of a policy's calculator."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.docgen.calculator.page import calculator_page
from polyc.docgen.calculator.scripts import script_pages, scripts
from polyc.docgen.page import Page
from polyc.docgen.publication import Publication


def calculator(publication: Publication) -> Iterator[Page]:
    """The page, then the scripts beside it."""
    made = scripts(publication)
    yield calculator_page(publication, made)
    yield from script_pages(publication, made)
