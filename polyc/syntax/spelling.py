"""What is wrong wherever it stands, told before the grammar sees the text.

Characters that show nothing, dates and amounts in forms that would be read as something
else, numbers of no sensible length, brackets too deep to follow.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.figures import NumberTooLong, OtherUnit, UnclearNumber
from polyc.diagnostics.files import StrangeCharacter
from polyc.diagnostics.values import ThousandsComma
from polyc.source.span import Span
from polyc.syntax.dates import other_dates
from polyc.syntax.figures import is_plain
from polyc.syntax.free_text import without_free_text
from polyc.syntax.near_misses.guess import Guess

DEEPEST: Final = 64
"""Brackets within brackets; each costs the compiler a few of its own calls."""
MOST_DIGITS: Final = 15

_STRANGE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LONG: Final = re.compile(rf"(?<!\w)[0-9０-９]{{{MOST_DIGITS + 1},}}")
_COMMA: Final = re.compile(
    r"(?<![\w.．,，])[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?:[.．][0-9０-９]+)?[万亿]{0,2}[元次天人]?(?![0-9０-９])"
)
_CHINESE: Final = re.compile(
    r"(?<!\w)([零〇一二两三四五六七八九十百千万亿]{2,})(?=元|个百分点)|百分之([零〇一二两三四五六七八九十百点]+)"
)
_OF_A_HUNDRED: Final = re.compile(r"(?<!\w)百分之([0-9０-９]+(?:[.．][0-9０-９]+)?)(?!\w)")
_BLANK: Final = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_LONE_RETURN: Final = re.compile(r"\r(?!\n)")


def is_misspelt(text: str) -> bool:
    """Whether anything of this page is in the text; quick where nothing is."""
    if any(map(_is_strange, set(text))) or _LONE_RETURN.search(text):
        return True
    plain = without_free_text(text)
    return any(True for _ in _in_plain_text(plain)) or (
        plain.count("(") + plain.count("（") > DEEPEST and too_deep(plain) is not None
    )


def misspellings(line: str) -> tuple[Guess, ...]:
    """All of them in one logical line, from left to right, none overlapping another."""
    found = sorted((*_strange(line), *_in_plain_text(without_free_text(line))), key=lambda each: each.edit)
    kept: list[Guess] = []
    for each in found:
        if not kept or kept[-1].edit.end <= each.edit.start:
            kept.append(each)
    return tuple(kept)


def too_deep(line: str) -> int | None:
    """Where brackets of a logical line are opened once too often."""
    depth = 0
    for match in re.finditer(r"[(（)）\n]", line):
        if match[0] == "\n":
            continue
        depth = depth + 1 if match[0] in "(（" else max(depth - 1, 0)
        if depth > DEEPEST:
            return match.start()
    return None


def _is_strange(character: str) -> bool:
    return unicodedata.category(character) in _STRANGE and character not in "\t\r\n"


def _strange(line: str) -> Iterator[Guess]:
    for at, character in enumerate(line):
        if _is_strange(character) or (character == "\r" and line[at + 1 : at + 2] != "\n"):
            place = Span(at, at + 1)
            finding = StrangeCharacter(span=place, code_point=f"U+{ord(character):04X}")
            yield Guess(edit=place, text="", finding=finding)


def _in_plain_text(plain: str) -> Iterator[Guess]:
    yield from other_dates(plain)
    yield from (_odd_blank(match) for match in _BLANK.finditer(plain))
    yield from (_too_long(match) for match in _LONG.finditer(plain))
    yield from (_with_commas(match) for match in _COMMA.finditer(plain))
    yield from (_of_a_hundred(match) for match in _OF_A_HUNDRED.finditer(plain))
    yield from (_unclear(match) for match in _CHINESE.finditer(plain) if not is_plain(match[1] or match[2]))


def _odd_blank(match: re.Match[str]) -> Guess:
    place = Span(*match.span())
    finding = StrangeCharacter(span=place, code_point=f"U+{ord(match[0]):04X}", blank=True)
    return Guess(edit=place, text=" ", finding=finding)


def _too_long(match: re.Match[str]) -> Guess:
    place = Span(*match.span())
    finding = NumberTooLong(span=place, most=MOST_DIGITS)
    return Guess(edit=place, text=match[0][:MOST_DIGITS], finding=finding, sure=False)


def _with_commas(match: re.Match[str]) -> Guess:
    place = Span(*match.span())
    finding = ThousandsComma(span=place, text=match[0])
    return Guess(edit=place, text=re.sub("[,，]", "", match[0]), finding=finding)


def _of_a_hundred(match: re.Match[str]) -> Guess:
    place, text = Span(*match.span()), f"{match[1]}%"
    return Guess(edit=place, text=text, finding=OtherUnit(span=place, found=match[0], wanted=text))


def _unclear(match: re.Match[str]) -> Guess:
    place = Span(*match.span())
    finding = UnclearNumber(span=place, found=match[0])
    return Guess(edit=place, text="百分之一" if match[2] else "一", finding=finding, sure=False)
