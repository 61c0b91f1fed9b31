"""All texts in which a name means the same: where it is declared, and what builds on that."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.lsp.desk import Desk
from polyc.lsp.document import Document
from polyc.lsp.keys import Key, Place
from polyc.syntax.library import builds_on


def family(desk: Desk, document: Document, key: Key) -> Iterator[Document]:
    """The document itself first, then all others in which the key stands for the same declaration."""
    yield document
    declared = document.meant.declared[key]
    bases = {each.source.path for each in document.above}
    for source in desk.shelf.neighbours(document.source):
        if source.path == document.source.path:
            continue
        if source.path not in bases and not builds_on(source.text):
            continue
        other = desk.glance(desk.shelf.with_library(source))
        found = other.meant.declared.get(key)
        if found is not None and (found.path, found.span) == (declared.path, declared.span):
            yield other


def everywhere(desk: Desk, document: Document, key: Key) -> Iterator[tuple[Document, Place]]:
    """Every place of the name, in every text."""
    for each in family(desk, document, key):
        for place in each.meant.of(key):
            yield each, place
