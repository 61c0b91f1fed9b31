"""What the messages say follows the grammar: no terminal without a word, no word without a terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from polyc.syntax.grammar import grammar
from polyc.syntax.homes import HOMES
from polyc.syntax.near_misses.vocabulary import meanings
from polyc.syntax.reader import Reader, beginning
from polyc.syntax.stand_ins import stand_ins
from polyc.syntax.words import expectations, keywords, words_of

SYNTAX = Path(__file__).resolve().parents[2] / "polyc/syntax"
IGNORED = {"CONTINUED", "BLANK", "COMMENT"}
TERMINALS = {str(each.name) for each in grammar().terminals} - IGNORED
SIGNS = {"+", "-", "×", "÷", "=", "、"}


def readers() -> list[Reader]:
    """The places where lines begin."""
    found = [beginning(), *(beginning().read(home.above) for home in HOMES)]
    return [each for each in found if isinstance(each, Reader)]


LEADS = sorted({word for reader in readers() for word in words_of(reader.begins)})


def test_every_terminal_has_words() -> None:
    assert [name for name in TERMINALS - {"NUMBER"} if not expectations(frozenset({name}))] == []


def test_expectations_name_no_terminal() -> None:
    said = " ".join(expectations(frozenset(TERMINALS)))
    assert not set(re.findall(r"\w+", said, re.ASCII)) & TERMINALS


def test_every_terminal_that_the_near_misses_speak_of_exists() -> None:
    text = "".join(path.read_text("utf-8") for path in SYNTAX.rglob("*.py"))
    spoken = set(re.findall(r'"(_[A-Z_]+|NAME|EACH_VISIT|RAISE|LOWER|WORK|DOC_NO|ADDRESS_TEXT)"', text))
    assert spoken - TERMINALS == set()


def test_every_word_that_is_proposed_is_a_keyword_or_a_sign() -> None:
    known = set(keywords().values()) | SIGNS | {"以上", "以下"}
    assert {word for words in meanings().values() for word in words} - known == set()


def test_there_are_leads() -> None:
    assert {"政策", "输入", "层", "起付线", "案例", "设", "例外", "注"} <= set(LEADS)


@pytest.mark.parametrize("lead", LEADS, ids=[str(number) for number in range(len(LEADS))])
def test_something_can_stand_in_for_every_line(lead: str) -> None:
    """A line that cannot be mended must not take the lines below it along."""
    if lead == "注":
        return  # a note stands alone, and is skipped
    here = [reader for reader in readers() if lead in words_of(reader.begins)]
    lines = list(stand_ins(f"{lead} ?\n", ""))
    assert all(any(isinstance(reader.read(line), Reader) for line in lines) for reader in here)
