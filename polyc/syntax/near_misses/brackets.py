"""Brackets left open, closed once too often, or of another shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.signs import OtherSign, UnclosedBracket, UnopenedBracket
from polyc.diagnostics.syntax import MissingWord
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault, Guess

_INNER: Final = re.compile(r"\S.*?(?=[ \t\u3000]*(?:(?<!\S)(?:依据|接口)(?![^\W\d])|(?<!\S)#|\r?\n|\Z))")
_OPEN: Final = "[［【{｛〔〖<〈"
_CLOSED: Final = "]］】}｝〕〗>〉"


def missing_brackets(fault: Fault) -> Iterator[Guess]:
    """合计 费用明细.金额: what 合计 or 较大 is taken of, without brackets around it."""
    if fault.accepts != {"_LPAR"} or fault.run is None:
        return
    inner = _INNER.match(fault.line, fault.at)
    if inner:
        finding = MissingWord(span=fault.run, words=("(",), before=fault.text(fault.run))
        yield Guess(edit=Span(fault.pieces[-1].end, inner.end()), text=f"({inner[0]})", finding=finding)


def unclosed_brackets(fault: Fault) -> Iterator[Guess]:
    """As many brackets as are open are closed where the fault is."""
    opened = [piece.start for piece in fault.pieces if piece.terminal == "_LPAR"]
    closed = sum(piece.terminal == "_RPAR" for piece in fault.pieces)
    if "_RPAR" not in fault.accepts or len(opened) <= closed:
        return
    at = fault.pieces[-1].end
    mark = Span(opened[-1 - closed], opened[-1 - closed] + 1)
    for many in range(1, len(opened) - closed + 1):
        yield Guess(edit=Span(at, at), text=")" * many, finding=UnclosedBracket(span=mark))


def unopened_brackets(fault: Fault) -> Iterator[Guess]:
    """A closing bracket that closes nothing is left out."""
    if fault.line[fault.at : fault.at + 1] in (")", "）"):
        place = Span(fault.at, fault.at + 1)
        yield Guess(edit=place, text="", finding=UnopenedBracket(span=place))


def other_brackets(fault: Fault) -> Iterator[Guess]:
    """A bracket of another shape at the fault, with its partner where there is one."""
    shape = fault.line[fault.at : fault.at + 1]
    if not shape or shape not in _OPEN + _CLOSED:
        return
    place = Span(fault.at, fault.at + 1)
    partner = fault.line.find(_CLOSED[_OPEN.index(shape)], fault.at) if shape in _OPEN else -1
    if partner > 0:
        text = f"({fault.line[fault.at + 1 : partner]})"
        finding = OtherSign(span=place, found=shape, sign="(")
        yield Guess(edit=Span(fault.at, partner + 1), text=text, finding=finding)
    meant = "(" if shape in _OPEN else ")"
    yield Guess(edit=place, text=meant, finding=OtherSign(span=place, found=shape, sign=meant))
