"""What is wrong wherever it stands, as findings, each with what was meant.

Characters that show nothing, dates and amounts in forms that would be read as something
else, numbers of no sensible length.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import Final, assert_never

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.figures import NumberTooLong, OtherDate, OtherUnit, UnclearNumber
from polyc.diagnostics.files import StrangeCharacter
from polyc.diagnostics.values import ThousandsComma
from polyc.diagnostics.wording import VagueWord
from polyc.source.span import Span
from polyc.syntax.figures import chinese_number
from polyc.syntax.free_text import without_free_text
from polyc.syntax.misspelt import MOST_DIGITS, Slip, is_strange, slips
from polyc.syntax.near_misses.guess import Guess

_UNTIL: Final = re.compile(r"(?:至|到)[ \t\u3000]*$")


def misspellings(line: str) -> tuple[Guess, ...]:
    """All of them in one logical line, from left to right, none overlapping another."""
    plain = without_free_text(line)
    guesses = (*_strange(line), *(_guess(slip, match, plain) for slip, match in slips(plain)))
    kept: list[Guess] = []
    for each in sorted(guesses, key=lambda guess: guess.edit):
        if not kept or kept[-1].edit.end <= each.edit.start:
            kept.append(each)
    return tuple(kept)


def _strange(line: str) -> Iterator[Guess]:
    for at, character in enumerate(line):
        if is_strange(character) or (character == "\r" and line[at + 1 : at + 2] != "\n"):
            place = Span(at, at + 1)
            finding = StrangeCharacter(span=place, code_point=f"U+{ord(character):04X}")
            yield Guess(edit=place, text="", finding=finding)


def _guess(slip: Slip, match: re.Match[str], plain: str) -> Guess:
    place = Span(*match.span())
    finding, text, sure = _meant(slip, match, plain, place)
    return Guess(edit=place, text=text, finding=finding, sure=sure)


def _meant(slip: Slip, match: re.Match[str], plain: str, place: Span) -> tuple[Diagnostic, str, bool]:
    """The finding, what may stand there instead, and whether that is what was meant."""
    found = match[0]
    match slip:
        case Slip.BLANK:
            return StrangeCharacter(span=place, code_point=f"U+{ord(found):04X}", blank=True), " ", True
        case Slip.LONG:
            return NumberTooLong(span=place, most=MOST_DIGITS), found[:MOST_DIGITS], False
        case Slip.COMMA:
            return ThousandsComma(span=place, text=found), re.sub("[,，]", "", found), True
        case Slip.HUNDREDTH:
            return OtherUnit(span=place, found=found, wanted=f"{match[1]}%"), f"{match[1]}%", True
        case Slip.CHINESE:
            return UnclearNumber(span=place, found=found), "百分之一" if match[2] else "一", False
        case Slip.DATE | Slip.DATE_IN_SPEECH | Slip.DATE_TOGETHER:
            return OtherDate(span=place, found=found), _day(*map(int, match.groups())), True
        case Slip.CHINESE_DATE:
            return OtherDate(span=place, found=found), _day(*map(chinese_number, match.groups())), True
        case Slip.VAGUE:
            return VagueWord(span=place, word=found), "", False
        case Slip.MONTH:
            return OtherDate(span=place, found=found), _month(match, plain), False
        case _:
            assert_never(slip)


def _month(match: re.Match[str], plain: str) -> str:
    """The first day of a month or a year; the last one after 至."""
    year, month = int(match[1]), int(match[2]) if match[2] else None
    if not _UNTIL.search(plain, 0, match.start()):
        return _day(year, month or 1, 1)
    month = month or 12
    return _day(year, month, calendar.monthrange(year, month)[1] if year and 1 <= month <= 12 else 1)


def _day(year: int, month: int, day: int) -> str:
    return f"{year}年{month}月{day}日"
