"""Reading a policy's file: UTF-8, of a sensible size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from attrs import evolve

from polyc.diagnostics.diagnostic import Diagnostic, Outcome
from polyc.diagnostics.files import NotUtf8, TooLarge, Unreadable
from polyc.source.span import NOWHERE, Span
from polyc.source.text import Source
from polyc.syntax.library import builds_on, files_below, folder_of

MOST_BYTES: Final = 4_000_000
LONGEST_LINE: Final = 20_000


def read(path: Path) -> Outcome[Source]:
    """The text at `path` with the policies it may build on; anything wrong is told and not guessed."""
    found = _text(path)
    if found.value is None or not builds_on(found.value.text):
        return found
    return evolve(found, value=with_library(found.value))


def with_library(source: Source) -> Source:
    """The source with the policies among which those it builds on are found; unreadable ones are left out."""
    return evolve(source, library=tuple(library(source, text_at)))


def library(source: Source, text_at: Callable[[Path], Source | None]) -> Iterator[Source]:
    """The policies among which those that `source` builds on are found, as `text_at` reads them."""
    for path in files_below(folder_of(source.path, source.text)):
        found = text_at(path)
        if found is not None:
            yield found


def text_at(path: Path) -> Source | None:
    """The text at `path` alone; None where it cannot be read."""
    return _text(path).value


def _text(path: Path) -> Outcome[Source]:
    """The text at `path`, without a byte order mark."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return _refused(Unreadable(span=NOWHERE, path=str(path), reason=error.strerror or "读不出来"))
    if len(data) > MOST_BYTES:
        return _refused(TooLarge(span=NOWHERE, what="文件", most=f"{MOST_BYTES // 1_000_000} 兆字节"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return _refused(NotUtf8(span=NOWHERE, line=line, encoding=_guess(data)))
    return as_typed(path, text)


def as_typed(path: Path, text: str) -> Outcome[Source]:
    """A text at hand, if it is of a sensible size; without the policies it may build on."""
    if len(text) > MOST_BYTES:
        return _refused(TooLarge(span=NOWHERE, what="文件", most=f"{MOST_BYTES // 1_000_000} 兆字节"))
    source = Source(path=path, text=text)
    found = _long_line(source)
    return Outcome(value=None if found else source, diagnostics=(found,) if found else ())


def _refused(diagnostic: Diagnostic) -> Outcome[Source]:
    return Outcome(value=None, diagnostics=(diagnostic,))


def _guess(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GBK"


def _long_line(source: Source) -> Diagnostic | None:
    start = 0
    for line in source.text.split("\n"):
        if len(line) > LONGEST_LINE:
            return TooLarge(span=Span(start, start + 1), what="一行", most=f"{LONGEST_LINE} 个字")
        start += len(line) + 1
    return None
