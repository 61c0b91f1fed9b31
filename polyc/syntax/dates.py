"""Dates in other forms than 2023年7月1日."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.figures import OtherDate
from polyc.source.span import Span
from polyc.syntax.figures import chinese_number, is_plain
from polyc.syntax.near_misses.guess import Guess

_D: Final = "[0-9０-９]"
_C: Final = "[零〇一二三四五六七八九十]"
_PARTED: Final = re.compile(
    rf"(?<![\w.．-])({_D}{{4}})([-－./．／年])({_D}{{1,2}})([-－./．／月])({_D}{{1,2}})([日号]?)(?![\w.．-])"
)
_TOGETHER: Final = re.compile(
    r"(?<![\w.．-])((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![\w.．%％‰,，])"
)
_CHINESE: Final = re.compile(rf"(?<!\w)({_C}{{4}})年({_C}{{1,3}})月({_C}{{1,3}})[日号](?!\w)")
_MONTH: Final = re.compile(rf"(?<!\w)({_D}{{4}})年(?:({_D}{{1,2}})月)?(?!\w)")
_LAST: Final = re.compile(r"(?:至|到)[ \t\u3000]*$")
_DOCUMENT: Final = re.compile(r"^[ \t\u3000]*文件(?![^\W\d])[^\n]*", re.MULTILINE)


def other_dates(plain: str) -> Iterator[Guess]:
    """Dates in other forms, in a text whose free parts are blanked."""
    for match in _PARTED.finditer(plain):
        if (match[2], match[4], match[6]) != ("年", "月", "日"):
            yield _guess(match, int(match[1]), int(match[3]), int(match[5]))
    for match in _TOGETHER.finditer(plain):
        yield _guess(match, int(match[1]), int(match[2]), int(match[3]))
    for match in _CHINESE.finditer(plain):
        if all(map(is_plain, match.groups())):
            year, month, day = map(chinese_number, match.groups())
            yield _guess(match, year, month, day)
    yield from _without_day(plain)


def _without_day(plain: str) -> Iterator[Guess]:
    """A month or a year; only the line of a document may say no more."""
    documents = [match.span() for match in _DOCUMENT.finditer(plain)]
    for match in _MONTH.finditer(plain):
        if any(start <= match.start() < end for start, end in documents):
            continue
        year, month = int(match[1]), int(match[2]) if match[2] else None
        if _LAST.search(plain, 0, match.start()):
            month = month or 12
            day = calendar.monthrange(year, month)[1] if year and 1 <= month <= 12 else 1
            yield _guess(match, year, month, day, sure=False)
        else:
            yield _guess(match, year, month or 1, 1, sure=False)


def _guess(match: re.Match[str], year: int, month: int, day: int, sure: bool = True) -> Guess:
    place = Span(*match.span())
    text = f"{year}年{month}月{day}日"
    return Guess(edit=place, text=text, finding=OtherDate(span=place, found=match[0]), sure=sure)
