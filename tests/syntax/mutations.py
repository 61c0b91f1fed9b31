"""Policies spoiled at random: characters, words and lines deleted, doubled, swapped, widened, cut off."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from polyc.syntax.words import keywords

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [path.read_text("utf-8") for path in sorted((ROOT / "policies").rglob("*.pol"))]
SMALL = (ROOT / "polyc/diagnostics/pages/policy.pol").read_text("utf-8")
WINDOW = 14
SIGNS = list(
    "、,，:：=()（）|×÷+-*/.。%元年月日〔〕《》“”\"'#_一二百万0123９abXZ \t\u3000\n\r\x00\u200b\ufeff\u00a0\ud800😀"
)


def delete(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text))
    return text[:start] + text[start + dice.choice((1, 1, 2, 5)) :]


def insert(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice((*SIGNS, *keywords().values())) + text[at:]


def repeat(text: str, dice: random.Random) -> str:
    start, size = dice.randrange(len(text)), dice.randrange(1, 12)
    return text[:start] + text[start : start + size] * dice.choice((2, 3)) + text[start + size :]


def swap_words(text: str, dice: random.Random) -> str:
    words = text.split(" ")
    one, other = dice.randrange(len(words)), dice.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def swap_lines(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def double_word(text: str, dice: random.Random) -> str:
    words = text.split(" ")
    at = dice.randrange(len(words))
    return " ".join((*words[: at + 1], *words[at:]))


def double_line(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    return "\n".join((*lines[: at + 1], *lines[at:]))


def delete_line(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    return "\n".join((*lines[:at], *lines[at + 1 :]))


def change_widths(text: str, dice: random.Random) -> str:
    """Some signs, figures and letters in the other width."""
    share = dice.choice((0.02, 0.2, 1.0))
    return "".join(_other_width(each) if dice.random() < share else each for each in text)


def _other_width(character: str) -> str:
    code = ord(character)
    if 0x21 <= code <= 0x7E:
        return chr(code + 0xFEE0)
    return chr(code - 0xFEE0) if 0xFF01 <= code <= 0xFF5E else character


def cut_off(text: str, dice: random.Random) -> str:
    return text[: dice.randrange(len(text))]


def without_blanks(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    lines[at] = lines[at].replace(" ", "")
    return "\n".join(lines)


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    delete,
    insert,
    insert,
    repeat,
    swap_words,
    swap_lines,
    double_word,
    double_line,
    delete_line,
    change_widths,
    cut_off,
    without_blanks,
)


def mutated(text: str, dice: random.Random, times: int) -> str:
    for _ in range(times):
        text = dice.choice(MUTATIONS)(text, dice) or "\n"
    return text


def window(dice: random.Random) -> str:
    lines = dice.choice(TEXTS).split("\n")
    start = dice.randrange(len(lines) - WINDOW)
    return "\n".join(lines[start : start + WINDOW])
