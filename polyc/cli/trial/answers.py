"""What somebody types for an input, as a typed value; more ways of writing are understood than in a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final, TypeAlias

from attrs import frozen

from polyc.money import FEN_PER_YUAN
from polyc.runtime.fields import Field, expected, misfit
from polyc.runtime.money import read_percent, read_price, read_quantity
from polyc.syntax.figures import scaled

NOTHING: Final = ("0", "无")
"""An empty set of options."""

_MONEY: Final = re.compile(r"(-?)([0-9]+(?:\.[0-9]+)?[百千万亿]{0,2})元?")
_THOUSANDS: Final = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?:[^0-9]|$))")
_DATE: Final = re.compile(r"([0-9]{4})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?")
_SEPARATORS: Final = re.compile(r"[、,;\s]+")
_FLAGS: Final = {
    **dict.fromkeys(("1", "是", "真", "y", "yes"), True),
    **dict.fromkeys(("2", "否", "假", "n", "no"), False),
}


@frozen
class Understood:
    """A typed value that the field takes."""

    value: object


@frozen
class Misunderstood:
    """Why the text is no value of the field, in a sentence."""

    reason: str


Reading: TypeAlias = "Understood | Misunderstood"


def read_answer(field: Field, typed: str, today: date) -> Reading:
    """The value that a text stands for; `today` is what 今天 means."""
    return _fitting(field, _read(field, typed, today))


def _read(field: Field, typed: str, today: date) -> Reading:
    text = unicodedata.normalize("NFKC", typed).strip()
    match field.kind.name:
        case "money":
            return _money(field, text)
        case "rate":
            return _number(
                field, read_percent(text if text.endswith("%") else f"{text}%"), "百分数,如 85 或 85%"
            )
        case "count":
            return _count(field, text)
        case "unit_price":
            return _number(field, read_price(text.removesuffix("元")), "单价,如 12.5")
        case "quantity":
            return _number(field, read_quantity(text), "数量,如 1.5")
        case "date":
            return _day(text, today)
        case "flag":
            return _flag(text)
        case "choice":
            return _choice(field.kind.options, text)
        case "choices":
            return _choices(field.kind.options, text)
        case "text":
            return Understood(typed.strip())


def _fitting(field: Field, found: Reading) -> Reading:
    """The value, unless it lies outside of the field's bounds."""
    if isinstance(found, Misunderstood):
        return found
    wrong = misfit(field, found.value)
    return Misunderstood(f"{wrong}。") if wrong else found


def _number(field: Field, value: int | None, wanted: str) -> Reading:
    return Misunderstood(f"请写{wanted};应为{expected(field)}。") if value is None else Understood(value)


def _money(field: Field, text: str) -> Reading:
    found = _MONEY.fullmatch(_THOUSANDS.sub("", text))
    if found is None:
        return _number(field, None, "金额,如 1200、1200.50、1.2万")
    fen, exact = scaled(found[2], FEN_PER_YUAN)
    if not exact:
        return Misunderstood("金额最小到分,至多两位小数。")
    return Understood(-fen if found[1] else fen)


def _count(field: Field, text: str) -> Reading:
    number = text.removesuffix(field.kind.unit).strip()
    value = int(number) if re.fullmatch("-?[0-9]{1,15}", number) else None
    return _number(field, value, f"整数,单位是{field.kind.unit},如 3")


def _day(text: str, today: date) -> Reading:
    if text in ("今天", "今日"):
        return Understood(today)
    found = _DATE.fullmatch(text)
    if found is None:
        return Misunderstood("请写日期,如 2024-3-1 或 2024年3月1日,也可以写 今天。")
    try:
        return Understood(date(int(found[1]), int(found[2]), int(found[3])))
    except ValueError:
        return Misunderstood(f"没有{int(found[1])}年{int(found[2])}月{int(found[3])}日这一天。")


def _flag(text: str) -> Reading:
    value = _FLAGS.get(text.lower())
    return Misunderstood("请写 1(是)或 2(否)。") if value is None else Understood(value)


def _choice(options: Sequence[str], text: str) -> Reading:
    found = _option(options, text)
    return Misunderstood(_no_such(options, text)) if found is None else Understood(found)


def _choices(options: Sequence[str], text: str) -> Reading:
    if text in NOTHING and text not in options:
        return Understood(frozenset())
    words = [each for each in _SEPARATORS.split(text) if each]
    found = [_option(options, each) for each in words]
    wrong = next((word for word, each in zip(words, found, strict=True) if each is None), None)
    if wrong is not None or not words:
        return Misunderstood(f"{_no_such(options, wrong or '')}几项用顿号或空格隔开,都没有写 0。")
    return Understood(frozenset(found))


def _option(options: Sequence[str], text: str) -> str | None:
    """The option by its text or, where no option reads so, by its number."""
    folded = {unicodedata.normalize("NFKC", each): each for each in options}
    if text in folded:
        return folded[text]
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    return options[number - 1] if 1 <= number <= len(options) else None


def _no_such(options: Sequence[str], text: str) -> str:
    close = get_close_matches(text, options, n=1, cutoff=0.5)
    guess = f"是不是“{close[0]}”?" if close else ""
    return f"没有“{text}”这一项。{guess}请写前面的号码(1 至 {len(options)})或选项的文字。"
