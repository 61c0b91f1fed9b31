"""Reading a policy's file: UTF-8, of a sensible size."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from polyc.diagnostics.diagnostic import Diagnostic, Outcome
from polyc.diagnostics.files import NotUtf8, TooLarge, Unreadable
from polyc.source.span import NOWHERE, Span
from polyc.source.text import Source

MOST_BYTES: Final = 4_000_000
LONGEST_LINE: Final = 20_000


def read(path: Path) -> Outcome[Source]:
    """The text at `path`, without a byte order mark; anything else is told and not guessed."""
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
