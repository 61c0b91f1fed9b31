"""Amounts, rates, unit prices and quantities as text: yuan and percent outside, integers inside."""

from __future__ import annotations

import re

_YUAN = re.compile(r"(-?)(0|[1-9][0-9]{0,14})(?:\.([0-9]{1,2}))?元?")
_PERCENT = re.compile(r"(-?)(0|[1-9][0-9]{0,8})(?:\.([0-9]{1,4}))?%")
_PRICE = re.compile(r"(-?)(0|[1-9][0-9]{0,12})(?:\.([0-9]{1,6}))?元?")
_QUANTITY = re.compile(r"(-?)(0|[1-9][0-9]{0,12})(?:\.([0-9]{1,4}))?")


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


def price_text(millionths: int) -> str:
    """A unit price in yuan, at least two places and no idle ones behind them: ``12345600`` → ``12.3456``."""
    whole, rest = divmod(abs(millionths), 1_000_000)
    places = f"{rest:06d}".rstrip("0").ljust(2, "0")
    return f"{'-' if millionths < 0 else ''}{whole:,}.{places}"


def plain_price(millionths: int) -> str:
    """A unit price in yuan for machines, without thousands commas."""
    return price_text(millionths).replace(",", "")


def quantity_text(ten_thousandths: int) -> str:
    """A quantity without trailing zeros: ``15000`` → ``1.5``."""
    whole, rest = divmod(abs(ten_thousandths), 10_000)
    places = f".{rest:04d}".rstrip("0") if rest else ""
    return f"{'-' if ten_thousandths < 0 else ''}{whole}{places}"


def read_yuan(text: str) -> int | None:
    """Fen of ``4300.00`` or ``4300元``; None for every other spelling, commas and exponents included."""
    return _scaled(_YUAN.fullmatch(text), places=2)


def read_percent(text: str) -> int | None:
    """Millionths of ``85%`` or ``67.5%``; None for every other spelling."""
    return _scaled(_PERCENT.fullmatch(text), places=4)


def read_price(text: str) -> int | None:
    """Millionths of a yuan of ``12.345678`` or ``12.5元``; None for every other spelling."""
    return _scaled(_PRICE.fullmatch(text), places=6)


def read_quantity(text: str) -> int | None:
    """Ten-thousandths of ``1.5``; None for every other spelling."""
    return _scaled(_QUANTITY.fullmatch(text), places=4)


def _scaled(found: re.Match[str] | None, places: int) -> int | None:
    if found is None:
        return None
    sign, whole, fraction = found.groups()
    magnitude = int(whole + (fraction or "").ljust(places, "0"))
    return -magnitude if sign else magnitude
