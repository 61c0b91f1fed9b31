"""Integers of a kind in the words that policies use."""

from __future__ import annotations

from typing import assert_never

from polyc.kinds import Choice, Choices, Count, Date, Flag, Kind, Money, Quantity, Rate, Text, UnitPrice
from polyc.model.kind_words import FLAG_WORDS
from polyc.money import FEN_PER_YUAN, percent_text
from polyc.syntax.literals import day_text

_MYRIAD = 10_000


def plain(value: int, kind: Kind) -> str:
    """An integer of a kind in words, for labels and messages: 1800000 fen is 1.8万元."""
    match kind:
        case Money():
            return _yuan(value)
        case UnitPrice():
            whole, rest = divmod(value, 1_000_000)
            return f"{whole}{f'.{rest:06d}'.rstrip('0') if rest else ''}元"
        case Quantity():
            whole, rest = divmod(value, 10_000)
            return f"{whole}{f'.{rest:04d}'.rstrip('0') if rest else ''}"
        case Rate():
            return percent_text(value)
        case Count(unit=word):
            return f"{value}{word}"
        case Date():
            return day_text(value)
        case Choice(options=options):
            return options[value]
        case Choices(options=options):
            return "、".join(option for bit, option in enumerate(options) if value >> bit & 1) or "无"
        case Flag():
            return FLAG_WORDS[value]
        case Text():
            return str(value)
        case _:
            assert_never(kind)


def _yuan(value: int) -> str:
    yuan, fen = divmod(abs(value), FEN_PER_YUAN)
    sign = "-" if value < 0 else ""
    if fen:
        return f"{sign}{yuan}.{fen:02d}元"
    if yuan >= _MYRIAD and yuan % (_MYRIAD // 10) == 0:
        whole, tenth = divmod(yuan // (_MYRIAD // 10), 10)
        return f"{sign}{whole}{f'.{tenth}' if tenth else ''}万元"
    return f"{sign}{yuan}元"
