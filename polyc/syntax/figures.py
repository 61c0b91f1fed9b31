"""Figures as people write them: half and full width, Arabic and Chinese, with 万 and 亿."""

from __future__ import annotations

import unicodedata
from typing import Final

DIGITS: Final = {figure: value for value, figure in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
PLACES: Final = {"十": 10, "百": 100, "千": 1000}
MYRIADS: Final = {"万": 10_000, "亿": 100_000_000}


def scaled(text: str, unit: int) -> tuple[int, bool]:
    """The number `text` times `unit`, as a whole number and whether that is exact.

    ``scaled("1.8万", 100)`` is ``(1800000, True)``; a rest below one is cut off and told.
    """
    plain = unicodedata.normalize("NFKC", text)
    if plain[0] not in "0123456789":
        return _chinese(plain, unit)
    number = plain.rstrip("百千万亿")
    for letter in plain[len(number) :]:
        unit *= (PLACES | MYRIADS)[letter]
    whole, _, places = number.partition(".")
    value, rest = divmod(int(whole + places) * unit, 10 ** len(places))
    return value, rest == 0


def _chinese(text: str, unit: int) -> tuple[int, bool]:
    whole, _, places = text.partition("点")
    digits = "".join(str(DIGITS[figure]) for figure in places)
    value, rest = divmod(int(f"{chinese_number(whole)}{digits}") * unit, 10 ** len(digits))
    return value, rest == 0


def chinese_number(text: str) -> int:
    """A whole number in Chinese figures: 八十五 is 85, 一万二千 is 12 000, 二〇 is 20."""
    if all(figure in DIGITS for figure in text):
        return int("".join(str(DIGITS[figure]) for figure in text))
    total = section = digit = 0
    for figure in text:
        if figure in DIGITS:
            digit = DIGITS[figure]
        elif figure in PLACES:
            section += (digit or 1) * PLACES[figure]
            digit = 0
        elif figure == "万":
            total += (section + digit) * MYRIADS[figure]
            section = digit = 0
        else:
            total = (total + section + digit) * MYRIADS[figure]
            section = digit = 0
    return total + section + digit


def in_chinese(number: int) -> str:
    """The full way of writing a whole number below 10¹²: 560 is 五百六十, 506 is 五百零六."""
    digits = "零一二三四五六七八九"
    places = ("", "十", "百", "千", "万", "十", "百", "千", "亿", "十", "百", "千")
    written, gap, myriad = "", False, False
    for place in reversed(range(len(str(number)))):
        digit = number // 10**place % 10
        if digit:
            written += ("零" if gap and written else "") + digits[digit]
            written += places[place] if place % 4 else ""
            gap, myriad = False, True
        else:
            gap = True
        if place % 4 == 0:
            written += places[place] if myriad else ""
            myriad = False
    return written or digits[0]


def is_plain(text: str) -> bool:
    """Whether Chinese figures (a point among them, perhaps) can be read in one way only."""
    whole, point, places = text.partition("点")
    if not whole or bool(point) != bool(places) or any(figure not in DIGITS for figure in places):
        return False
    if all(figure in DIGITS for figure in whole):
        return len(whole) <= 12
    folded = whole.replace("〇", "零").replace("两", "二")
    number = chinese_number(whole) if len(whole) <= 24 else 10**12
    full = in_chinese(number) if number < 10**12 else ""
    return folded in (full, full.removeprefix("一"), full.replace("一十", "十"))
