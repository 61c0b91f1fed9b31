"""、 and , and their like taken for each other; quotes of other kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.signs import OtherQuotes, OtherSeparator
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault, Guess

_MEANT: Final = {
    "、": (",",),
    ",": ("、",),
    "，": ("、",),
    ";": (",", "、"),
    "；": (",", "、"),
    "。": (",",),
    "､": ("、", ","),
    "/": ("、",),
}
_LISTED: Final = ("NAME", "STRING")
"""What stands in lists; an amount before a comma ends a part of the clause."""

_QUOTED: Final = re.compile(
    r"[‘’'＇『﹁“”\"„‟〝〞＂「]([^‘’'＇』﹂“”\"‟〝〞＂」\n]{1,60})[‘’'＇』﹂“”\"‟〝〞＂」]|[“「\"]([^\s,，、:：|｜]{1,60})"
)


def other_separators(fault: Fault) -> Iterator[Guess]:
    """A separator at the fault, or the last one before it, that should be another."""
    if not fault.ended:
        yield from _separator(fault, fault.at)
    for piece, after in zip(reversed(fault.pieces[:-1]), reversed(fault.pieces), strict=False):
        if after.terminal == "_DUN" or (after.terminal == "_COMMA" and piece.terminal in _LISTED):
            yield from _separator(fault, after.start)
            return


def _separator(fault: Fault, at: int) -> Iterator[Guess]:
    found = fault.line[at : at + 1]
    if not fault.line[at + 1 :].strip():
        return
    for sign in _MEANT.get(found, ()):
        place = Span(at, at + 1)
        finding = OtherSeparator(span=place, found=found, sign=sign)
        yield Guess(edit=place, text=sign, finding=finding)


def other_quotes(fault: Fault) -> Iterator[Guess]:
    """A word in quotes of another kind, or in one quote alone."""
    match = _QUOTED.match(fault.line, fault.at)
    if match:
        place, inner = Span(*match.span()), (match[1] or match[2]).strip()
        finding = OtherQuotes(span=place, found=match[0][0])
        yield Guess(edit=place, text=f"“{inner}”", finding=finding)
