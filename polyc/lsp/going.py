"""Going to where a name is declared, and to where it is used."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types
from pygls.uris import from_fs_path

from polyc.lsp.desk import Desk
from polyc.lsp.document import Document
from polyc.lsp.family import everywhere
from polyc.lsp.keys import Declared


def definition(document: Document, position: types.Position) -> types.Location | None:
    """Where the name at a position is declared, perhaps in a policy that this one builds on."""
    place = document.meant.at(document.places.offset(position))
    return None if place is None else location(document, document.meant.declared[place.key])


def references(
    desk: Desk, document: Document, position: types.Position, declaration: bool
) -> Iterator[types.Location]:
    """Every place of the name at a position, in all policies that mean the same by it."""
    place = document.meant.at(document.places.offset(position))
    if place is not None:
        for each, other in everywhere(desk, document, place.key):
            if declaration or not other.declares:
                yield types.Location(uri=uri_of(each), range=each.places.range(other.span))


def marks(document: Document, position: types.Position) -> Iterator[types.DocumentHighlight]:
    """Every place of the name in this text; where it is declared counts as written."""
    place = document.meant.at(document.places.offset(position))
    for each in document.meant.of(place.key) if place is not None else ():
        written = types.DocumentHighlightKind.Write if each.declares else types.DocumentHighlightKind.Read
        yield types.DocumentHighlight(range=document.places.range(each.span), kind=written)


def location(document: Document, declared: Declared) -> types.Location:
    """A declaration in this text or in one that it builds on."""
    homes = {each.source.path: each for each in (*document.above, document)}
    home = homes[declared.path]
    return types.Location(uri=uri_of(home), range=home.places.range(declared.span))


def uri_of(document: Document) -> str:
    """The address of a document's file."""
    return from_fs_path(str(document.source.path)) or ""
