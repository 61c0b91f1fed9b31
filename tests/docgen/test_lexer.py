"""Highlighting: no character lost, the grammar's own words."""

from __future__ import annotations

import pytest

from polyc.docgen.keywords import keywords
from polyc.docgen.lexer import Sort, pieces
from polyc.docgen.meanings import GROUPS, MEANINGS
from tests.docgen.published import ACTIVE, REAL


@pytest.mark.parametrize("name", REAL)
def test_the_pieces_give_the_line_again(name: str) -> None:
    for line in REAL[name].read_text("utf-8").split("\n"):
        assert "".join(piece for _, piece in pieces(line)) == line


@pytest.mark.parametrize("active", ACTIVE, ids=range(len(ACTIVE)))
def test_any_text_has_pieces(active: str) -> None:
    assert "".join(piece for _, piece in pieces(active)) == active


def sorts(line: str) -> dict[str, Sort]:
    return {piece: sort for sort, piece in pieces(line) if piece.strip()}


def test_a_line_of_a_layer() -> None:
    found = sorts("  起付线    每年 1.8万元  # 说明")
    assert found == {
        "起付线": Sort.KEYWORD,
        "每年": Sort.KEYWORD,
        "1.8万元": Sort.FIGURE,
        "# 说明": Sort.COMMENT,
    }


def test_a_figure_and_its_boundary_word() -> None:
    assert sorts("超过10万元至20万元  65%") == {
        "超过": Sort.KEYWORD,
        "10万元": Sort.FIGURE,
        "至": Sort.KEYWORD,
        "20万元": Sort.FIGURE,
        "65%": Sort.FIGURE,
    }


def test_a_keyword_within_a_name_is_none() -> None:
    assert sorts("计算 起付线调整额 = 基本医保.支付")["起付线调整额"] is Sort.PLAIN
    assert sorts("计算 起付线调整额 = 基本医保.支付")["支付"] is Sort.PLAIN


def test_a_note_and_a_title_swallow_their_lines() -> None:
    assert sorts("注 层 500元") == {"注": Sort.KEYWORD, "层 500元": Sort.NOTE}
    assert sorts("政策  某市 层 500元") == {"政策": Sort.KEYWORD, "某市 层 500元": Sort.TITLE}


def test_every_keyword_is_seen_as_one() -> None:
    for keyword in keywords():
        word = keyword.pattern
        if word.isalpha() and word != "政策":
            assert next(pieces(f"{word} 甲")) == (Sort.KEYWORD, word)


def test_every_keyword_has_a_meaning_and_a_group() -> None:
    assert set(MEANINGS) == {each.name for each in keywords()}
    assert set(GROUPS) == {each.group for each in keywords()}
