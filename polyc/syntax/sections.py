"""A text read construct by construct, so that after a change only what changed is read again.

A line led by the keyword of a construct (输入, 层, 案例 …) begins a section, which ends
before the next of them.  Such a keyword leads nothing else, and no construct reaches over
it; so the sections of a text, read one by one, give the very tree and the very mistakes
that reading the text as a whole gives.  That they do is tested on every policy here and
on broken ones.

What one broken section holds is lost to nobody but itself: `items` are those of all the
others, and of what remains of a broken one without its broken lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import Any

import lark
from attrs import evolve, fields, frozen

from polyc.diagnostics.correction import Correction
from polyc.diagnostics.diagnostic import Diagnostic, Outcome
from polyc.source.span import NOWHERE, Span
from polyc.syntax.build import comments, item
from polyc.syntax.clauses import Item, SourcePolicy
from polyc.syntax.grammar import grammar
from polyc.syntax.lines import logical_lines
from polyc.syntax.misspelt import is_misspelt
from polyc.syntax.moving import moved
from polyc.syntax.reader import beginning
from polyc.syntax.words import words_of


@frozen(kw_only=True)
class Section:
    """A stretch of a text from offset `start` on; `sound` where every line of it can be read."""

    start: int
    text: str
    sound: bool
    items: tuple[Item, ...]


@frozen(kw_only=True)
class Sections:
    """A whole text in sections, and all mistakes in its grammar."""

    parts: tuple[Section, ...] = ()
    mistakes: tuple[Diagnostic, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """The constructs that can be read."""
        return tuple(each for part in self.parts for each in part.items)

    def tree(self, text: str) -> SourcePolicy:
        """The tree of what can be read."""
        return SourcePolicy(
            items=self.items, comments=comments(_ended(text)), span=Span(0, len(_ended(text)))
        )

    def outcome(self, text: str) -> Outcome[SourcePolicy]:
        """What `polyc.syntax.parser.parse` gives of the same text."""
        if self.mistakes:
            return Outcome(value=None, diagnostics=self.mistakes)
        return Outcome(value=self.tree(text))


def read_again(text: str, before: Sections) -> Sections:
    """The sections of a text; those that are `before` as well are not read a second time."""
    known = {part.text: part for part in before.parts}
    parts = [_section(start, each, known) for start, each in _cut(_ended(text))]
    if all(part.sound for part in parts):
        return Sections(parts=tuple(parts))
    mistakes = tuple(_mistakes(parts))
    return Sections(parts=tuple(_salvaged(parts, mistakes)), mistakes=mistakes)


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def _cut(text: str) -> Iterator[tuple[int, str]]:
    starts = [match.start() for match in _leads().finditer(text)]
    for start, end in pairwise(dict.fromkeys((0, *starts, len(text)))):
        yield start, text[start:end]


@cache
def _leads() -> re.Pattern[str]:
    words = "|".join(words_of(beginning().begins))
    return re.compile(rf"^[ \t\u3000]*(?:{words})(?![^\W\d])", re.MULTILINE)


def _section(start: int, text: str, known: dict[str, Section]) -> Section:
    old = known.get(text)
    if old is not None:
        by = start - old.start
        return (
            old if by == 0 else evolve(old, start=start, items=tuple(moved(each, by) for each in old.items))
        )
    items = None if is_misspelt(text) else _items(text)
    found = tuple(moved(each, start) for each in items or ())
    return Section(start=start, text=text, sound=items is not None, items=found)


def _items(text: str) -> tuple[Item, ...] | None:
    """The constructs of a text; None where it cannot be read."""
    try:
        tree = grammar().parse(text)
    except lark.UnexpectedInput:
        return None
    return tuple([item(child) for child in tree.children if isinstance(child, lark.Tree)])


# ---- what cannot be read ----


def _mistakes(parts: Sequence[Section]) -> Iterator[Diagnostic]:
    """The mistakes of every run of broken sections.

    What stands in such a run is understood from the sound section above it, and a line
    that nothing mends is guessed at from the line below it; so the neighbours are read along.
    """
    from polyc.syntax.mistakes import MOST_MISTAKES, mistakes

    left = MOST_MISTAKES
    for run in _broken_runs(parts):
        first = max(run[0] - 1, 0)
        around = parts[first : run[-1] + 2]
        found = mistakes("".join(part.text for part in around))[:left]
        left -= len(found)
        yield from (_shifted(each, around[0].start) for each in found)


def _broken_runs(parts: Sequence[Section]) -> Iterator[list[int]]:
    for sound, numbers in groupby(range(len(parts)), key=lambda at: parts[at].sound):
        if not sound:
            yield list(numbers)


def _shifted(finding: Diagnostic, by: int) -> Diagnostic:
    """A finding about a stretch of the text that begins at `by`."""
    values = ((each.name, getattr(finding, each.name)) for each in fields(type(finding)))
    return evolve(finding, **{name: _further(value, by) for name, value in values})


def _further(value: Any, by: int) -> Any:
    if isinstance(value, Span):
        return value if value is NOWHERE else Span(value.start + by, value.end + by)
    return evolve(value, span=_further(value.span, by)) if isinstance(value, Correction) else value


def _salvaged(parts: Iterable[Section], mistakes: Sequence[Diagnostic]) -> Iterator[Section]:
    """Broken sections with what can be read of them once the lines with mistakes are blank."""
    wrong = [each.span for each in mistakes]
    for part in parts:
        end = part.start + len(part.text)
        inside = [span.start - part.start for span in wrong if part.start <= span.start < end]
        yield part if part.sound else evolve(part, items=_rest(part, inside))


def _rest(part: Section, wrong: Sequence[int]) -> tuple[Item, ...]:
    lines = list(logical_lines(part.text))
    text = "".join(
        _blank(line.text)
        if any(line.start <= at < line.start + len(line.text) for at in wrong)
        else line.text
        for line in lines
    )
    items = None if is_misspelt(text) else _items(text)
    return tuple(moved(each, part.start) for each in items or ())


def _blank(line: str) -> str:
    """As many characters, none of which says anything."""
    return re.sub(r"[^\n]", " ", line)
