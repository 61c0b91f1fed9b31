from __future__ import annotations

import pytest
from lsprotocol.types import Position, PositionEncodingKind

from polyc.lsp.positions import Places
from polyc.source.span import Span

TEXT = "输入\r\n  𠮷姓  为 是否  # 😀\n末行"
"""𠮷 and 😀 lie beyond U+FFFF: two units of UTF-16, four of UTF-8."""


@pytest.mark.parametrize("encoding", list(PositionEncodingKind))
def test_every_offset_comes_back(encoding: str) -> None:
    places = Places(text=TEXT, encoding=encoding)
    for offset in range(len(TEXT) + 1):
        if TEXT[offset - 1 : offset + 1] != "\r\n":
            assert places.offset(places.position(offset)) == offset


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 9), ("utf-16", 5), ("utf-32", 4)])
def test_columns_count_the_agreed_units(encoding: str, units: int) -> None:
    places = Places(text=TEXT, encoding=encoding)
    assert places.position(TEXT.index("姓") + 1) == Position(line=1, character=units)


def test_half_a_character_is_none() -> None:
    places = Places(text="a𠮷b")
    assert places.offset(Position(line=0, character=2)) == 1


def test_places_beyond_the_text_are_its_ends() -> None:
    places = Places(text=TEXT)
    assert places.offset(Position(line=0, character=99)) == 2
    assert places.offset(Position(line=99, character=0)) == len(TEXT)
    assert places.position(999) == places.position(len(TEXT))


def test_only_line_ends_end_a_line() -> None:
    places = Places(text="甲\u2028乙\x0c丙\r丁\n戊")
    assert [places.position(at).line for at in (4, 6, 8)] == [0, 1, 2]


def test_spans_and_ranges() -> None:
    places = Places(text=TEXT)
    span = Span(TEXT.index("𠮷"), TEXT.index("为"))
    assert places.span(places.range(span)) == span
