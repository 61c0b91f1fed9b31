"""注: every note of a text, found by the clause it stands under."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs
from attrs import frozen

from polyc.source.span import Span
from polyc.syntax.clauses import Clause, Note, SourcePolicy


@frozen
class Remarks:
    """The clauses that have notes, with their places."""

    clauses: tuple[tuple[Span, tuple[str, ...]], ...]

    def of(self, place: Span) -> tuple[str, ...]:
        """The notes of the smallest clause around a place."""
        around = [each for each in self.clauses if each[0].holds(place)]
        return min(around, key=lambda each: each[0].length)[1] if around else ()

    def within(self, place: Span) -> tuple[str, ...]:
        """The notes of all clauses inside a place, in text order."""
        return tuple(note for span, notes in self.clauses if place.holds(span) for note in notes)


def remarks(tree: SourcePolicy) -> Remarks:
    """All notes of a text; the model keeps only some of them."""
    return Remarks(tuple((clause.span, notes_of(clause)) for clause in clauses(tree)))


def clauses(node: object) -> Iterator[Clause]:
    """A clause and all clauses in it, in text order."""
    if isinstance(node, Clause):
        yield node
    if isinstance(node, tuple):
        for item in node:
            yield from clauses(item)
    else:
        for name in _parts(type(node)):  # type: ignore[arg-type] # mypy takes a class for unhashable
            yield from clauses(getattr(node, name))


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """What may hold clauses in a node of this class: thousands of nodes are of a few dozen classes."""
    if kind is Span or not attrs.has(kind):
        return ()
    return tuple(each.name for each in attrs.fields(kind))


def notes_of(clause: Clause) -> tuple[str, ...]:
    """The notes directly below a clause."""
    return tuple(remark.text for remark in clause.remarks if isinstance(remark, Note))
