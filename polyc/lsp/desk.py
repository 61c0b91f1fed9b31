"""The documents at hand, each understood once for every change of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import define, evolve, field

from polyc import pipeline
from polyc.diagnostics.diagnostic import Diagnostic, Outcome
from polyc.lsp.document import Document
from polyc.lsp.positions import Places
from polyc.lsp.shelf import Shelf
from polyc.model.policy import Policy
from polyc.source.text import Source
from polyc.syntax.clauses import Inherit, SourcePolicy
from polyc.syntax.inheriting import MOST_ABOVE, whole_tree
from polyc.syntax.library import id_of
from polyc.syntax.reading import as_typed
from polyc.syntax.sections import Sections, read_again

BYTE_ORDER_MARK: Final = "\ufeff"
"""Means nothing before a text; in its place a blank keeps all offsets."""


@define(kw_only=True)
class Desk:
    """What the editor works on.

    `_sections` are kept of every text, so that a change costs what changed; `_examined`
    says what is wrong with a policy that others build on.
    """

    encoding: str = "utf-16"
    shelf: Shelf = field(factory=Shelf)
    _noted: dict[Path, str] = field(factory=dict)
    _documents: dict[Path, Document] = field(factory=dict)
    _sections: dict[Path, tuple[str, Sections]] = field(factory=dict)
    _examined: dict[Path, tuple[object, tuple[Diagnostic, ...]]] = field(factory=dict)

    def note(self, path: Path, text: str) -> None:
        """The text of a document, to be understood when something is asked of it."""
        text = f" {text[1:]}" if text.startswith(BYTE_ORDER_MARK) else text
        self.shelf.put(path, text)
        self._noted[path] = text

    def change(self, path: Path, text: str) -> Document:
        """The document at `path`, now with this text."""
        self.note(path, text)
        return self._understood(path, self._noted.pop(path))

    def close(self, path: Path) -> None:
        """The editor let go of the document."""
        self.shelf.take(path)
        self._noted.pop(path, None)
        self._documents.pop(path, None)

    def document(self, path: Path) -> Document | None:
        """An open document as it now stands."""
        if path in self._noted:
            return self._understood(path, self._noted.pop(path))
        return self._documents.get(path)

    def depending(self, path: Path) -> Iterator[Path]:
        """The open documents that build on this one, understood anew."""
        for other, document in list(self._documents.items()):
            if any(each.source.path == path for each in document.above):
                self._understood(other, document.source.text)
                yield other

    def _understood(self, path: Path, text: str) -> Document:
        before = self._documents.get(path)
        typed = as_typed(path, text)
        if typed.value is None:
            made = self._unread(path, text, typed.diagnostics)
        else:
            made = self._read(self.shelf.with_library(typed.value), before)
        self._documents[path] = made
        return made

    def _unread(self, path: Path, text: str, found: tuple[Diagnostic, ...]) -> Document:
        """A text that is too large to be looked at."""
        source = Source(path=path, text=text)
        nothing = Sections()
        return Document(
            source=source,
            sections=nothing,
            tree=nothing.tree(""),
            diagnostics=found,
            places=Places(text=text, encoding=self.encoding),
        )

    def _read(self, source: Source, before: Document | None) -> Document:
        checked = self._checked(source)
        known = checked.value or (before.known if before else None)
        return evolve(
            self.glance(source),
            diagnostics=checked.diagnostics,
            policy=checked.value,
            known=known,
        )

    def glance(self, source: Source) -> Document:
        """A text and what it builds on, read but not checked."""
        sections = self._sections_of(source)
        return Document(
            source=source,
            sections=sections,
            tree=sections.tree(source.text),
            above=self._above(source, sections),
            places=Places(text=source.text, encoding=self.encoding),
        )

    def _above(self, source: Source, sections: Sections, height: int = 0) -> tuple[Document, ...]:
        """The policies that a text builds on, nearest first."""
        line = next((each for each in sections.items if isinstance(each, Inherit)), None)
        found = [each for each in source.library if line is not None and id_of(each) == line.text]
        if len(found) != 1 or found[0].path == source.path or height == MOST_ABOVE:
            return ()
        base = evolve(found[0], library=source.library)
        read = self._sections_of(base)
        above = self._above(base, read, height + 1)
        own = Document(
            source=base,
            sections=read,
            tree=read.tree(base.text),
            above=above,
            places=Places(text=base.text, encoding=self.encoding),
        )
        return (own, *above)

    def _sections_of(self, source: Source) -> Sections:
        text, sections = self._sections.get(source.path, ("", Sections()))
        if text != source.text or not sections.parts:
            sections = read_again(source.text, sections)
            self._sections[source.path] = (source.text, sections)
        return sections

    # ---- what is wrong ----

    def _checked(self, source: Source) -> Outcome[Policy]:
        tree = whole_tree(source, self._wrong, self._tree)
        return pipeline.check_whole(tree, source)

    def _tree(self, source: Source) -> Outcome[SourcePolicy]:
        return self._sections_of(source).outcome(source.text)

    def _wrong(self, tree: SourcePolicy, source: Source) -> tuple[Diagnostic, ...]:
        """What is wrong with a policy that another builds on: looked for once, until a text of it changes."""
        state = (source.sha256, *(each.sha256 for each in tree.ancestors))
        known = self._examined.get(source.path)
        if known is None or known[0] != state:
            known = self._examined[source.path] = (state, pipeline.examined(tree, source))
        return known[1]
