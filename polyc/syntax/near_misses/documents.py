"""The line of a document: its title in 《》, its status and its grade of evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.figures import TitleWithoutMarks
from polyc.diagnostics.syntax import MissingWord
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault, Guess

_MARKED: Final = re.compile(r"[“「『\"<〈‹]+([^“”「」『』\"<>〈〉‹›\n]+)[”」』\">〉›]+")
_BARE: Final = re.compile(r"[^\s《》#]+")


def titles_without_marks(fault: Fault) -> Iterator[Guess]:
    """A title in other marks, or in none."""
    if "WORK" not in fault.accepts:
        return
    for pattern in (_MARKED, _BARE):
        match = pattern.match(fault.line, fault.at)
        if match:
            inner = match[1] if pattern is _MARKED else match[0]
            finding = TitleWithoutMarks(span=Span(*match.span()))
            yield Guess(edit=Span(*match.span()), text=f"《{inner}》", finding=finding)


def documents_unfinished(fault: Fault) -> Iterator[Guess]:
    """A document without 状态 or 证据: both are the author's to judge."""
    if not fault.ended or not {"_STATUS", "_GRADE"} & fault.accepts:
        return
    status = "_STATUS" in fault.accepts
    mark = Span(fault.pieces[-1].start, fault.pieces[-1].end)
    finding = MissingWord(span=mark, words=("状态" if status else "证据",), before="")
    example = "  状态 转述  证据 乙" if status else "  证据 乙"
    yield Guess(edit=Span(fault.at, fault.at), text=example, finding=finding, sure=False)
