"""The example of a chapter: stretches of its text, and the whole of it where every link of its slips leads."""

from __future__ import annotations

from polyc.docgen import anchors
from polyc.docgen.markup import Markup, element, joined, lines, text
from polyc.docgen.publication import Publication
from polyc.docgen.source_text import coloured, highlighted
from polyc.model.policy import Apportion, Compute, Definition, Split


def excerpt(publication: Publication, numbers: range) -> Markup:
    """These lines of the source (from 1), with their numbers."""
    shown = [coloured(publication.source.line(number)) for number in numbers]
    whole = element("pre", element("code", joined(shown)), style=f"counter-reset: row {numbers.start - 1}")
    return element("div", whole, class_="pol")


def snippet(written: str) -> Markup:
    """Lines that belong to no policy, without numbers."""
    shown = [coloured(line) for line in written.rstrip("\n").split("\n")]
    return element("div", element("pre", element("code", joined(shown))), class_="pol snippet")


def whole_text(publication: Publication) -> Markup:
    """The whole source, folded; the line that declares something is its place on the page."""
    listing = highlighted(publication.source, _places(publication))
    return element("details", lines(element("summary", text("整份政策的源文")), listing), class_="case")


def _places(publication: Publication) -> dict[int, list[str]]:
    """The anchors that slips link to, by line."""
    policy, found = publication.policy, dict[int, list[str]]()
    declared = [(anchors.document(each.name), each.span) for each in policy.documents]
    declared += [(_anchor(each), each.span) for each in policy.definitions]
    for anchor, span in declared:
        found.setdefault(publication.source.position(span.start)[0], []).append(anchor)
    return found


def _anchor(each: Definition) -> str:
    if isinstance(each, Compute | Split | Apportion) and each.list:
        return anchors.item(each.list, each.name)
    return anchors.named(each.name)
