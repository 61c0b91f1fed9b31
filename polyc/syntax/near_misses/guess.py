"""A fault in a line, and a guess at what was meant."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from attrs import define, frozen

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.source.span import Span
from polyc.syntax.reader import Piece

_RUN: Final = re.compile(r"[^\s,，、:：;；|｜()（）=＝+＋×÷#《》“”「」\"]+")


@frozen(kw_only=True)
class Guess:
    """Put `text` in place of the characters of `edit`; `finding` is then what was wrong.

    Places count within the line.  A guess that is not `sure` holds a choice that only the
    author can make: it serves to read on, and as an example.  A `strict` one is taken only
    if the whole line can then be read.
    """

    edit: Span
    text: str
    finding: Diagnostic
    sure: bool = True
    strict: bool = False

    def applied(self, line: str) -> str:
        return line[: self.edit.start] + self.text + line[self.edit.end :]

    @property
    def end(self) -> int:
        """Where the new text ends in the changed line."""
        return self.edit.start + len(self.text)


@define(frozen=True, slots=False, kw_only=True)
class Fault:
    """A line, where it could not be read on, and what could stand there.

    `begins` are the terminals that could begin a line here; see `Stop` for the others.
    """

    line: str
    at: int
    pieces: tuple[Piece, ...]
    accepts: frozenset[str]
    begins: frozenset[str]

    def text(self, span: Span) -> str:
        return self.line[span.start : span.end]

    @cached_property
    def runs(self) -> tuple[Span, ...]:
        """Stretches without blanks and punctuation."""
        return tuple(Span(*match.span()) for match in _RUN.finditer(self.line))

    @cached_property
    def run(self) -> Span | None:
        """The stretch at the fault."""
        return next((run for run in self.runs if run.start <= self.at < run.end), None)

    @cached_property
    def before(self) -> Span | None:
        """The stretch before the fault's own."""
        return next((run for run in reversed(self.runs) if run.end <= self.at), None)

    @cached_property
    def lead(self) -> Span | None:
        """The first stretch of the line."""
        return self.runs[0] if self.runs else None

    @cached_property
    def suspects(self) -> tuple[Span, ...]:
        """The stretches where the slip may lie: at the fault, before it, at the line's start."""
        return tuple(dict.fromkeys(each for each in (self.run, self.before, self.lead) if each))

    @property
    def ended(self) -> bool:
        """Whether nothing more is written where something is lacking."""
        rest = self.line[self.at :].lstrip(" \t\u3000")
        return not rest.strip() or rest.startswith(("\n", "\r", "#"))
