"""Literal tokens to numbers: money to fen, rates to millionths, dates to days."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from polyc.money import FEN_PER_YUAN, MILLION
from polyc.source.span import Span
from polyc.syntax.figures import chinese_number, scaled
from polyc.syntax.values import (
    BareNumber,
    CountLiteral,
    DateLiteral,
    Literal,
    MoneyLiteral,
    PointsLiteral,
    RateLiteral,
)

EPOCH: Final = date(1970, 1, 1).toordinal()
_COUNT: Final = re.compile(r"第?(\d+)(万?)(\D+)")
_PER: Final = {"%": MILLION // 100, "％": MILLION // 100, "‰": MILLION // 1000, "成": MILLION // 10}


def literal(terminal: str, text: str, span: Span) -> Literal:
    """The literal that a token of the grammar's `terminal` stands for."""
    match terminal:
        case "MONEY":
            fen, exact = scaled(text.removesuffix("元"), FEN_PER_YUAN)
            return MoneyLiteral(fen=fen, exact=exact, span=span)
        case "RATE":
            millionths, exact = _rate(text)
            return RateLiteral(millionths=millionths, exact=exact, span=span)
        case "POINTS":
            millionths, exact = scaled(text.removesuffix("个百分点"), MILLION // 100)
            return PointsLiteral(millionths=millionths, exact=exact, span=span)
        case "DATE":
            return DateLiteral(days=days(text), span=span)
        case "COUNT":
            number, myriads, unit = _COUNT.fullmatch(text).groups()  # type: ignore[union-attr]  # the token is this pattern
            return CountLiteral(number=int(number) * (10_000 if myriads else 1), unit=unit, span=span)
        case _:
            return BareNumber(text=unicodedata.normalize("NFKC", text), span=span)


def _rate(text: str) -> tuple[int, bool]:
    if text.startswith("百分之"):
        return scaled(text.removeprefix("百分之"), MILLION // 100)
    if text[0] in "一二三四五六七八九" and text.endswith("成"):
        return chinese_number(text[:-1]) * _PER["成"], True
    return scaled(text[:-1], _PER[text[-1]])


def days(text: str) -> int | None:
    """Days since 1970-01-01 of ``2023年7月1日``; None where there is no such day."""
    year, month, day = (int(part) for part in re.findall(r"\d+", text))
    try:
        return date(year, month, day).toordinal() - EPOCH
    except ValueError:
        return None


def day_text(days_since_epoch: int) -> str:
    """The day as ``2023年7月1日``."""
    day = date.fromordinal(days_since_epoch + EPOCH)
    return f"{day.year}年{day.month}月{day.day}日"
