"""The canonical layout, as edits of the lines that differ."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from lsprotocol import types

from polyc import pipeline
from polyc.lsp.document import Document


def formatting(document: Document) -> list[types.TextEdit]:
    """The edits that lay the text out; none where its grammar has mistakes."""
    if document.sections.mistakes or not document.sections.parts:
        return []
    text = pipeline.formatted(document.source)
    return [] if text.value is None else list(_edits(document.source.text, text.value))


def _edits(before: str, after: str) -> Iterator[types.TextEdit]:
    """One edit for each stretch of lines that differ, so that the cursor keeps its place."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            place = types.Range(
                start=types.Position(line=first, character=0), end=types.Position(line=last, character=0)
            )
            yield types.TextEdit(range=place, new_text="".join(new[start:end]))
