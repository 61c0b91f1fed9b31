"""约 and 左右, where the language asks how far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.targets import MissingTolerance
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault, Guess

_ROUGHLY: Final = re.compile(
    r"(?P<bound>[0-9０-９][0-9０-９.．]*[百千万亿]*(?:[%％]|元|人|名|次|条|天))[ \t\u3000]*(?P<word>左右|上下|前后)"
    r"(?![^\W\d])"
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
