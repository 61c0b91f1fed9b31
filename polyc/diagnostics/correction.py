"""A mended line, as a finding's help shows it and as an editor may put it in place."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic, Fix
from polyc.source.span import NOWHERE, Span


@frozen(kw_only=True)
class Correction:
    """The line as it could stand.

    `line` is empty where the line holds something else that cannot be read; `sure` is
    false where the mended line holds a choice that only the author can make.  The source's
    line becomes the mended one, its blanks and comments kept, with `text` in place of `span`.
    """

    line: str
    sure: bool
    span: Span = NOWHERE
    text: str = ""

    @property
    def words(self) -> str:
        if not self.line:
            return ""
        return f"{'写成' if self.sure else '例如'}:{self.line}"


UNKNOWN = Correction(line="", sure=False)


@frozen(kw_only=True, repr=False, eq=False)
class Mendable(Diagnostic):
    """A finding that may know how the line should read; no finding by itself."""

    correction: Correction = UNKNOWN

    @property
    def fixes(self) -> tuple[Fix, ...]:
        mended = self.correction
        if not mended.line:
            return ()
        return (Fix(title=mended.words, span=mended.span, text=mended.text, sure=mended.sure),)


def instead(span: Span, words: Iterable[str], sure: bool = True) -> tuple[Fix, ...]:
    """Each of these words in place of `span`."""
    return tuple(Fix(title=f"改成“{word}”", span=span, text=word, sure=sure) for word in words)
