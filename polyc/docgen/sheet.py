"""What every section of a policy's page needs at hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from polyc.docgen import anchors
from polyc.docgen.citing import Shelf
from polyc.docgen.fields import field_link
from polyc.docgen.markup import NOTHING, Markup, element, joined, link, text
from polyc.docgen.publication import Publication
from polyc.docgen.remarks import Remarks, remarks
from polyc.docgen.typography import typeset
from polyc.model.policy import Policy
from polyc.source.span import Span

GLOSSARY: Final = "../terms.html"
"""The glossary, from a policy's page."""


@frozen(kw_only=True)
class Sheet:
    """A policy while one of its pages is written; `home` is the address of its main page, "" on that page."""

    publication: Publication
    shelf: Shelf
    remarks: Remarks
    home: str

    @property
    def policy(self) -> Policy:
        return self.publication.policy

    def notes(self, place: Span) -> Markup:
        """The notes of the clause at this place."""
        return note_lines(self.remarks.of(place))

    def whence(self, place: Span) -> Markup:
        """The policy from which something comes along; nothing for what stands in the text itself."""
        above = (each for each in self.policy.ancestors if place.origin and each.id == place.origin.policy)
        found = next(above, None)
        if found is None:
            return NOTHING
        told = text(f"沿用《{found.title}》")
        return element("span", told, class_="whence", title=f"{' '.join(found.region)}，编号 {found.id}")

    def line_link(self, place: Span) -> Markup:
        """A link to the line of the source text where something stands, or the policy it comes along from."""
        if place.origin is not None:
            return self.whence(place)
        number, _ = self.publication.source.position(place.start)
        return link(text(f"源文第{number}行"), f"{self.home}#{anchors.line(number)}", class_="line-link")


def sheet(publication: Publication, home: str = "") -> Sheet:
    """The sheet of a publication."""
    return Sheet(
        publication=publication,
        shelf=Shelf(documents=publication.policy.documents, home=home),
        remarks=remarks(publication.tree),
        home=home,
    )


def note_lines(notes: Iterable[str]) -> Markup:
    """Notes, one paragraph each."""
    made = [element("p", text(typeset(note)), class_="note") for note in notes]
    return joined(made) if made else NOTHING


def strip(*items: Markup) -> Markup:
    """One line of small facts below a heading; empty ones are left out."""
    return element("p", joined((element("span", each) for each in items if each), " "), class_="strip")


def code(word: str) -> Markup:
    """A field's name in the interface, leading to the glossary where that knows it."""
    return field_link(word, GLOSSARY) if word else NOTHING
