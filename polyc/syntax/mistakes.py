"""A parser's error to a diagnostic that a policy officer understands."""

from __future__ import annotations

import lark

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.syntax import UnexpectedText
from polyc.source.span import Span
from polyc.source.text import Source


def mistake(error: lark.UnexpectedInput, source: Source, at: int) -> Diagnostic:
    """What is wrong at offset `at`, where the parser could not go on."""
    end = at + 1
    while end < len(source.text) and not source.text[end].isspace():
        end += 1
    return UnexpectedText(span=Span(at, max(end, at + 1)), found=source.text[at:end], expected=())
