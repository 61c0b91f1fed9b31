"""Amounts and rates as text: yuan and percent outside, fen and millionths inside."""

from __future__ import annotations

import re

_YUAN = re.compile(r"(-?)(0|[1-9][0-9]{0,14})(?:\.([0-9]{1,2}))?元?")
_PERCENT = re.compile(r"(-?)(0|[1-9][0-9]{0,8})(?:\.([0-9]{1,4}))?%")


def yuan_text(fen: int) -> str:
    """Fen as yuan for readers: ``-1234567`` → ``-12,345.67``."""
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan:,}.{rest:02d}"


def plain_yuan(fen: int) -> str:
    """Fen as yuan for machines, without thousands commas: ``340000`` → ``3400.00``."""
    return yuan_text(fen).replace(",", "")


def percent_text(millionths: int) -> str:
    """Millionths as a percentage without trailing zeros: ``675000`` → ``67.5%``."""
    whole, rest = divmod(abs(millionths), 10_000)
    places = f".{rest:04d}".rstrip("0") if rest else ""
    return f"{'-' if millionths < 0 else ''}{whole}{places}%"


def read_yuan(text: str) -> int | None:
    """Fen of ``4300.00`` or ``4300元``; None for every other spelling, commas and exponents included."""
    return _scaled(_YUAN.fullmatch(text), places=2)


def read_percent(text: str) -> int | None:
    """Millionths of ``85%`` or ``67.5%``; None for every other spelling."""
    return _scaled(_PERCENT.fullmatch(text), places=4)


def _scaled(found: re.Match[str] | None, places: int) -> int | None:
    if found is None:
        return None
    sign, whole, fraction = found.groups()
    magnitude = int(whole + (fraction or "").ljust(places, "0"))
    return -magnitude if sign else magnitude
