"""Words written together that are two, and words written apart that are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.syntax import GluedWords, SplitWord
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault, Guess
from polyc.syntax.near_misses.vocabulary import meanings
from polyc.syntax.words import keywords

_FIGURE: Final = re.compile(r"(?<=[^\W\d])(?=第?[0-9０-９])")
_FILLER: Final = re.compile(r"[为是]")


def glued_words(fault: Fault) -> Iterator[Guess]:
    """A stretch that falls into two words at a keyword or at a number."""
    for run in fault.suspects:
        if fault.text(run) in meanings():
            continue  # a word that is said in another way, not two words
        yield from _before_value(fault, run)
        yield from _at_keywords(fault, run)
        yield from _at_figures(fault, run)


def _before_value(fault: Fault, run: Span) -> Iterator[Guess]:
    """起付线为650元: the keyword, a filler that the language does not have, and a value."""
    text = fault.text(run)
    for word in _keywords_in(text):
        filler = _FILLER.match(text, len(word))
        if text.startswith(word) and filler and filler.end() < len(text):
            yield _guess(run, Span(len(word), filler.end()), " ", word, text[len(word) :])


def _at_keywords(fault: Fault, run: Span) -> Iterator[Guess]:
    """Every keyword within the stretch set apart by blanks."""
    text = fault.text(run)
    for word in _keywords_in(text):
        for match in re.finditer(re.escape(word), text):
            start, end = match.span()
            if start == 0:
                yield _guess(run, Span(end, end), " ", word, text[end:])
            elif end == len(text):
                yield _guess(run, Span(start, start), " ", text[:start], word)
            else:
                yield _guess(run, Span(start, end), f" {word} ", text[:start], text[start:])


def _at_figures(fault: Fault, run: Span) -> Iterator[Guess]:
    """Between a word and the number after it."""
    text = fault.text(run)
    for match in _FIGURE.finditer(text):
        at = match.start()
        yield _guess(run, Span(at, at), " ", text[:at], text[at:])


def _keywords_in(text: str) -> list[str]:
    """Keywords that are a part of the text, longest first."""
    return sorted(
        (word for word in keywords().values() if word in text and word != text), key=len, reverse=True
    )


def _guess(run: Span, within: Span, text: str, first: str, second: str) -> Guess:
    """The guess that puts `text` at a place within the stretch."""
    place = Span(run.start + within.start, run.start + within.end)
    return Guess(edit=place, text=text, finding=GluedWords(span=run, first=first, second=second))


def split_words(fault: Fault) -> Iterator[Guess]:
    """Two or three stretches, blanks between them, that make one keyword."""
    known = set(keywords().values())
    for first, run in enumerate(fault.runs):
        for last in fault.runs[first + 1 : first + 3]:
            place = Span(run.start, last.end)
            found = fault.text(place)
            word = re.sub(r"[ \t\u3000]+", "", found)
            if word in known and place.start <= fault.at <= place.end:
                yield Guess(edit=place, text=word, finding=SplitWord(span=place, found=found, word=word))
