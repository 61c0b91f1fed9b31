"""Every name of a text with what it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import define, field

from polyc.lsp.declaring import declared
from polyc.lsp.keys import Declared, Key, Place, Space
from polyc.lsp.referring import referring
from polyc.source.text import Source
from polyc.syntax.clauses import SourcePolicy

_OF_ONE_TEXT = (Space.EVENT, Space.PROMISE)
"""What a case says stays in its own text."""


@define(frozen=True, slots=False, kw_only=True)
class Meant:
    """The declarations of a text, those that come along from the policies it builds on, and all places of both."""

    own: tuple[Declared, ...]
    above: tuple[Declared, ...]
    _tree: SourcePolicy = field(repr=False)
    _source: Source = field(repr=False)

    @cached_property
    def declared(self) -> Mapping[Key, Declared]:
        """What each key stands for; a name declared twice stands for what was declared first."""
        known: dict[Key, Declared] = {}
        for each in (*self.above, *self.own):
            known.setdefault(each.key, each)
        return known

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All places of names, in the order of the text."""
        declaring = (Place(span=each.span, key=each.key, declares=True) for each in self.own)
        return tuple(sorted({*declaring, *referring(self._tree, self._source, self.declared)}, key=_order))

    def at(self, offset: int) -> Place | None:
        """The name at a character, or that ends right before it."""
        touching = [each for each in self.places if each.span.start <= offset <= each.span.end]
        return min(touching, key=lambda each: (each.span.end == offset, each.span.length), default=None)

    def of(self, key: Key) -> Iterator[Place]:
        """The places of one name."""
        return (each for each in self.places if each.key == key)


def meant(tree: SourcePolicy, source: Source, above: Sequence[Meant]) -> Meant:
    """What the names of a tree stand for; `above` belongs to the policies it builds on."""
    own = tuple(declared(tree, source))
    return Meant(own=own, above=tuple(_inherited(above)), tree=tree, source=source)


def _inherited(above: Iterable[Meant]) -> Iterator[Declared]:
    for each in above:
        yield from (one for one in each.own if one.key.space not in _OF_ONE_TEXT)


def _order(place: Place) -> tuple[int, int, bool]:
    return place.span.start, place.span.end, not place.declares
