"""A text in its canonical layout, which never changes what it means."""

from __future__ import annotations

from attrs import evolve

from polyc.diagnostics.diagnostic import Outcome
from polyc.source.text import Source
from polyc.syntax.clauses import SourcePolicy
from polyc.syntax.formatting.layout import laid_out
from polyc.syntax.parser import parse


def formatted(source: Source) -> Outcome[str]:
    """The text in its layout, or every mistake in its grammar.

    What comes out is read again and compared: a layout that changed the meaning, or lost a
    comment, would be a bug of ours and raises `AssertionError`.
    """
    before = parse(source)
    if before.value is None:
        return Outcome(value=None, diagnostics=before.diagnostics)
    text = laid_out(source.text if source.text.endswith("\n") else source.text + "\n")
    after = parse(Source(path=source.path, text=text))
    if after.value is None or not same_meaning(before.value, after.value):
        raise AssertionError(f"{source.path}: the layout means something else")  # also where asserts are off
    return Outcome(value=text)


def same_meaning(one: SourcePolicy, other: SourcePolicy) -> bool:
    """Whether two trees are equal but for the places in the text; comments must be the same too."""
    comments = [tuple(each.text for each in tree.comments) for tree in (one, other)]
    return comments[0] == comments[1] and evolve(one, comments=()) == evolve(other, comments=())
