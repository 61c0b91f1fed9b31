"""Whatever is typed, there are findings or a tree: never an exception, never a place outside the text."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from polyc import pipeline
from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.render_text import render_text
from polyc.diagnostics.report import Report
from polyc.source.text import Source
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


def hold(text: str, findings: tuple[Diagnostic, ...]) -> None:
    for each in findings:
        assert 0 <= each.span.start <= each.span.end <= len(text), (each, text)
        assert all(0 <= label.span.start <= label.span.end <= len(text) for label in each.labels)
        assert each.message and each.title
    source = Source(path=Path("x.pol"), text=text)
    report = Report(path=source.path, source=source, diagnostics=findings[:20])
    assert render_text([report])


@pytest.mark.parametrize("seed", range(8))
def test_no_text_breaks_the_parser(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(300):
        text = mutated(window(dice), dice, dice.choice((1, 1, 2, 4)))
        outcome = pipeline.parse(Source(path=Path("x.pol"), text=text))
        assert (outcome.value is None) == bool(outcome.diagnostics), text
        hold(text, outcome.diagnostics)


@pytest.mark.parametrize("seed", range(3))
def test_no_policy_breaks_the_compiler(seed: int) -> None:
    dice = random.Random(1000 + seed)
    for _ in range(60):
        text = mutated(SMALL, dice, dice.choice((1, 1, 1, 2)))
        outcome = pipeline.check(Source(path=Path("x.pol"), text=text))
        assert (outcome.value is None) == bool(outcome.errors), text
        hold(text, outcome.diagnostics)


LONG = 100_000
HOSTILE = {
    "empty": "",
    "blanks": " \t\u3000\n" * 200,
    "comments": "#\n" * 200,
    "one long word": "层" * LONG,
    "one long number": "计算 甲 = " + "9" * LONG + "元",
    "one long chinese number": "计算 甲 = " + "九" * LONG + "元",
    "one long sum": "计算 甲 = 乙" + " + 乙" * (LONG // 5),
    "one long list": "输入\n  级别 为 " + "、".join(f"第{i}级" for i in range(LONG // 10)) + " 之一",
    "one long mistake": "计算 甲 = 乙" + " * 乙" * (LONG // 5),
    "deep brackets": "计算 甲 = " + "(" * 50_000 + "1元" + ")" * 50_000,
    "brackets over lines": "计算 甲 = (1元\n" + "+ (1元\n" * 500 + ")" * 501,
    "brackets never closed": "计算 甲 = " + "较大(" * 5_000,
    "brackets never opened": "计算 甲 = 1元" + ")" * 5_000,
    "quotes": "输入\n  级别 为 " + "“" * 5_000,
    "bars": "计算 甲 = 按 乙\n" + "|" * 5_000,
    "nul": "\x00" * 5_000,
    "lone returns": "计算 甲 = 1元\r" * 2_000,
    "many mistakes": "计算 甲 乙\n" * 2_000,
    "unknown lines": "这是一行说明文字\n" * 2_000,
    "dates": "施行 " + "2023-01-01 " * 5_000,
    "surrogates": "计算 甲 = \ud800\udfff",
}


@pytest.mark.parametrize("name", HOSTILE, ids=[name.replace(" ", "-") for name in HOSTILE])
def test_a_hostile_text_is_answered_in_good_time(name: str) -> None:
    text, start = HOSTILE[name], time.perf_counter()
    outcome = pipeline.check(Source(path=Path("x.pol"), text=text))
    assert time.perf_counter() - start < 10
    assert outcome.value is None and outcome.diagnostics
    hold(text, outcome.diagnostics)
