"""Source text to syntax tree; nobody outside this room sees lark.

A text without mistakes is parsed in one go.  Only a text with mistakes is read again,
line by line, to tell them all.
"""

from __future__ import annotations

import lark

from polyc.diagnostics.diagnostic import Diagnostic, Outcome
from polyc.source.text import Source
from polyc.syntax.build import source_policy
from polyc.syntax.clauses import SourcePolicy
from polyc.syntax.grammar import grammar
from polyc.syntax.misspelt import is_misspelt


def parse(source: Source) -> Outcome[SourcePolicy]:
    """The tree of `source`, or every mistake in its grammar."""
    text = source.text if source.text.endswith("\n") else source.text + "\n"
    if is_misspelt(text):
        return Outcome(value=None, diagnostics=_mistakes(text))
    try:
        tree = grammar().parse(text)
    except lark.UnexpectedInput:
        return Outcome(value=None, diagnostics=_mistakes(text))
    items = [child for child in tree.children if isinstance(child, lark.Tree)]
    return Outcome(value=source_policy(items, text))


def _mistakes(text: str) -> tuple[Diagnostic, ...]:
    # imported here: a text without mistakes need not wait for what explains them
    from polyc.syntax.mistakes import mistakes

    found = mistakes(text)
    assert found, "a text that cannot be read has a line that cannot be read"
    return found
