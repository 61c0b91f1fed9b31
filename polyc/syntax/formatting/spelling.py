"""How a value is written: figures in half width and Arabic, one unit for each kind of value.

What officers take over word for word stays as it is: 万 and 亿, ‰, 第, titles, numbers of
documents, articles, quotations.
"""

from __future__ import annotations

import re
from typing import Final

from polyc.money import FEN_PER_YUAN, MILLION
from polyc.syntax.figures import scaled
from polyc.syntax.formatting.written import Piece

_HALF: Final = {0xFF01 + step: 0x21 + step for step in range(0x5E)}
_SIGNS: Final = {
    "_COLON": ":",
    "_COMMA": ",",
    "_EQ": "=",
    "PLUS": "+",
    "MINUS": "-",
    "_LPAR": "(",
    "_RPAR": ")",
    "PIPE": "|",
    "_DOT": ".",
}
_MYRIAD: Final = 10_000 * FEN_PER_YUAN
_ROUND_MONEY: Final = ((10_000 * _MYRIAD, "亿"), (_MYRIAD, "万"))
_LEADING: Final = re.compile(r"(?<=[年月])0(?=\d)")


def spelt(piece: Piece) -> str:
    """The one way to write a piece."""
    match piece.terminal:
        case "MONEY":
            return _money(piece.text.translate(_HALF))
        case "RATE":
            return _rate(piece.text.translate(_HALF))
        case "POINTS":
            return _points(piece.text.translate(_HALF))
        case "DATE":
            return _LEADING.sub("", piece.text.translate(_HALF))
        case "RATIO":
            return re.sub(r"[ \t]*[:∶][ \t]*", ":", piece.text.translate(_HALF))
        case "COUNT" | "NUMBER" | "NAME":
            return piece.text.translate(_HALF)
        case "NOTE":
            return piece.text.removeprefix("注").lstrip(" \t\u3000:：")
        case terminal:
            return _SIGNS.get(terminal, piece.text)


def _money(text: str) -> str:
    """一千二百元 and 12百元 are 1200元, 一万二千元 is 12000元, 五万元 is 5万元."""
    if text[0].isdecimal() and not re.search("[百千]", text):
        return text
    fen, exact = scaled(text.removesuffix("元"), FEN_PER_YUAN)
    if not exact:
        return text
    for unit, word in _ROUND_MONEY:
        if fen and fen % unit == 0:
            return f"{fen // unit}{word}元"
    return f"{_decimal(fen, FEN_PER_YUAN)}元"


def _rate(text: str) -> str:
    """百分之八十五 is 85%, 九成 is 90%."""
    if text.endswith("成"):
        return f"{_decimal(scaled(text[:-1], 10)[0], 1)}%"
    if not text.startswith("百分之"):
        return text
    millionths, exact = scaled(text.removeprefix("百分之"), MILLION // 100)
    return f"{_decimal(millionths, MILLION // 100)}%" if exact else text


def _points(text: str) -> str:
    """五个百分点 is 5个百分点."""
    if text[0].isdecimal():
        return text
    number, exact = scaled(text.removesuffix("个百分点"), 1)
    return f"{number}个百分点" if exact else text


def _decimal(number: int, unit: int) -> str:
    """`number` ÷ `unit`, a power of ten, with as many places as it takes."""
    whole, rest = divmod(number, unit)
    places = f"{rest:0{len(str(unit)) - 1}}".rstrip("0") if rest else ""
    return f"{whole}.{places}" if places else str(whole)
