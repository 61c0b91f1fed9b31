"""The line of a document: its title in 《》, its status and its grade of evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.figures import DocumentNumber, TitleWithoutMarks
from polyc.diagnostics.head import BadAddress
from polyc.diagnostics.syntax import MissingWord
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault, Guess

_MARKED: Final = re.compile(r"[“「『\"<〈‹]+([^“”「」『』\"<>〈〉‹›\n]+)[”」』\">〉›]+")
_NUMBER: Final = re.compile(
    r"([^\s\d〔\[［【(（<《]+)[\[［【(（<〈]?((?:19|20)[0-9]{2})[\]］】)）>〉]?年?第?([0-9]+)号"
)
_ADDRESS: Final = re.compile(r"([^\s:]*://)?(\S+)")
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
    here = fault.text(fault.run) if fault.run else ""
    status = "_STATUS" in fault.accepts
    if not fault.pieces or not {"_STATUS", "_GRADE"} & fault.accepts or not (fault.ended or here == "证据"):
        return
    mark = fault.run or Span(fault.pieces[-1].start, fault.pieces[-1].end)
    finding = MissingWord(span=mark, words=("状态" if status else "证据",), before=here)
    example = "  状态 转述" if status else ""
    grade = "" if here == "证据" else "  证据 乙"
    yield Guess(edit=Span(fault.at, fault.at), text=f"{example}{grade} ", finding=finding, sure=False)


def bad_addresses(fault: Fault) -> Iterator[Guess]:
    """An address that does not say how it is reached."""
    match = _ADDRESS.match(fault.line, fault.at)
    if match and "ADDRESS_TEXT" in fault.accepts:
        place = Span(*match.span())
        finding = BadAddress(span=place, found=match[0])
        yield Guess(edit=place, text=f"http://{match[2]}", finding=finding, sure=False)


def other_numbers(fault: Fault) -> Iterator[Guess]:
    """A document's number whose year stands in other brackets, or in none."""
    match = _NUMBER.match(fault.line, fault.at)
    if match and "DOC_NO" in fault.accepts:
        wanted = f"{match[1]}〔{match[2]}〕{match[3]}号"
        place = Span(*match.span())
        finding = DocumentNumber(span=place, found=match[0], wanted=wanted)
        yield Guess(edit=place, text=wanted, finding=finding)
