"""Columns on a terminal."""

from __future__ import annotations

import pytest

from polyc.diagnostics.width import columns, pad, pad_left, printable


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("", 0),
        ("abc", 3),
        ("起付线", 6),
        ("\uff08元\uff09", 6),
        ("\u3000", 2),
        ("e\u0301", 1),
        ("“”", 2),
        ("ABC元", 5),
    ],
    ids=["empty", "ascii", "han", "full-width", "ideographic-space", "combining", "quotes", "mixed"],
)
def test_columns(text: str, wide: int) -> None:
    assert columns(text) == wide


def test_padding_fills_to_the_column() -> None:
    assert pad("元", 4) == "元  "
    assert pad_left("元", 4) == "  元"
    assert pad("起付线", 4) == "起付线"


def test_tabs_run_to_their_stops() -> None:
    assert printable("a\tb\t元\tc") == "a   b   元  c"


@pytest.mark.parametrize(
    "character",
    ["\x1b", "\x07", "\u200b", "\u202e", "\ufeff", "\u2028", "\x85"],
    ids=[
        "escape",
        "bell",
        "zero-width-space",
        "right-to-left",
        "byte-order-mark",
        "line-separator",
        "next-line",
    ],
)
def test_what_steers_a_terminal_or_shows_nothing_is_made_visible(character: str) -> None:
    assert printable(f"元{character}角") == "元\ufffd角"
