"""约, 左右, 原则上, 适度: where the language asks how far, or leaves nothing open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.targets import MissingTolerance
from polyc.diagnostics.wording import VagueWord
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault, Guess

_ROUGHLY: Final = re.compile(
    r"(?P<bound>[0-9０-９][0-9０-９.．]*[百千万亿]*(?:[%％]|元|人|名|次|条|天))[ \t\u3000]*(?P<word>左右|上下|前后)"
    r"(?![^\W\d])"
)


_VAGUE: Final = re.compile(
    r"(?<!\w)(?:原则上|视情况?|酌情|适当|适度|合理|大约|大概|一般|约)(?=\w|[ \t\u3000])|(?<=[\w%％])(?:左右|上下|前后)(?!\w)"
)


def tolerances(fault: Fault) -> Iterator[Guess]:
    """60%左右: how far from it is still near is the author's to say, or 待定."""
    for match in _ROUGHLY.finditer(fault.line):
        between = fault.line[match.end() : fault.at]
        if match.start() <= fault.at and not between.strip():
            place = Span(*match.span())
            room = "2个百分点" if match["bound"][-1] in "%％" else f"2{match['bound'][-1]}"
            finding = MissingTolerance(span=place, found=match[0])
            text = f"{match['bound']} 上下 {room}"
            yield Guess(edit=place, text=text, finding=finding, sure=False)


def vague_words(fault: Fault) -> Iterator[Guess]:
    """原则上 500元, 适当提高, 500元左右: nothing can be computed with such a word, and none is needed with a number."""
    for match in _VAGUE.finditer(fault.line):
        place = Span(*match.span())
        if any(run.start <= place.start and place.end <= run.end for run in fault.suspects):
            yield Guess(edit=place, text="", finding=VagueWord(span=place, word=match[0]), sure=False)
