"""Keywords said in other words, in English, in traditional script or with look-alike characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.correction import Mendable
from polyc.diagnostics.wording import EnglishWord, LookalikeCharacter, OtherWord, TraditionalWord
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault, Guess
from polyc.syntax.near_misses.vocabulary import as_figures, meanings, simplified, unmistaken
from polyc.syntax.words import keywords

_WORD: Final = re.compile(r"[^\W\d]+")
_TIGHT: Final = frozenset("、")


def other_words(fault: Fault) -> Iterator[Guess]:
    """A word that the language says in another way, also at the beginning of a longer stretch."""
    for run in fault.suspects:
        text = fault.text(run)
        for meant in meanings().get(text, ()):
            yield Guess(edit=run, text=_spaced(fault, run, meant), finding=_said(run, text, meant))
        beginning = _WORD.match(text)
        if beginning and beginning[0] != text:
            place = Span(run.start, run.start + beginning.end())
            for meant in meanings().get(beginning[0], ()):
                yield Guess(edit=place, text=f" {meant} ", finding=_said(place, beginning[0], meant))


def _spaced(fault: Fault, run: Span, meant: str) -> str:
    around = fault.line[run.start - 1 : run.start] + fault.line[run.end : run.end + 1]
    return meant if meant not in _TIGHT or not around.strip() else meant.strip()


def _said(place: Span, found: str, meant: str) -> Mendable:
    if found.isascii():
        return EnglishWord(span=place, found=found, word=meant)
    return OtherWord(span=place, found=found, word=meant)


def traditional_words(fault: Fault) -> Iterator[Guess]:
    """A keyword in traditional characters."""
    for run in fault.suspects:
        text = fault.text(run)
        if simplified(text) != text and _begins_with_keyword(simplified(text)):
            finding = TraditionalWord(span=run, found=text, word=simplified(text))
            yield Guess(edit=run, text=simplified(text), finding=finding)


def _begins_with_keyword(text: str) -> bool:
    return any(text.startswith(word) for word in keywords().values())


def lookalikes(fault: Fault) -> Iterator[Guess]:
    """A stretch that reads well once characters that only look right are the right ones."""
    for run in fault.suspects:
        text = fault.text(run)
        for meant in dict.fromkeys((_folded(text), unmistaken(text), as_figures(text))):
            if meant != text:
                finding = LookalikeCharacter(span=run, found=text, meant=meant)
                yield Guess(edit=run, text=meant, finding=finding)


def _folded(text: str) -> str:
    """By NFKC, one character for one: radicals and compatibility forms become the usual ones."""
    folded = (unicodedata.normalize("NFKC", character) for character in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, folded, strict=True))
