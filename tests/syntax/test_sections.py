"""Reading section by section gives the tree and the mistakes that reading the whole gives."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import fields

from polyc.source.text import Source
from polyc.syntax.clauses import Inputs
from polyc.syntax.parser import parse
from polyc.syntax.sections import Sections, read_again
from polyc.syntax.values import Node

ROOT = Path(__file__).resolve().parents[2]
POLICIES = sorted([*(ROOT / "policies").rglob("*.pol"), *(ROOT / "site" / "reference").glob("*.pol")])
SHORT = [each for each in POLICIES if each.stat().st_size < 12_000]
LONGEST = max(POLICIES, key=lambda each: each.stat().st_size)
WORDS = [
    "层",
    "案例",
    "(",
    ")",
    "5%",
    "注 ",
    "#",
    "输入",
    "\n",
    " ",
    " 按",
    "、",
    ",",
    "\u00a0",
    "|",
    "当 ",
    "元",
    "设",
]


def _spans(node: object) -> Iterator[tuple[str, int, int]]:
    if isinstance(node, tuple):
        for each in node:
            yield from _spans(each)
    elif isinstance(node, Node):
        yield type(node).__name__, node.span.start, node.span.end
        for each in fields(type(node)):
            yield from _spans(getattr(node, each.name))


def _assert_same(text: str, sections: Sections) -> None:
    whole = parse(Source(path=Path("x.pol"), text=text))
    pieced = sections.outcome(text)
    assert repr(pieced.diagnostics) == repr(whole.diagnostics)
    assert pieced.value == whole.value
    assert list(_spans(pieced.value)) == list(_spans(whole.value))


@pytest.mark.parametrize("path", [*SHORT[::3], LONGEST], ids=lambda path: str(POLICIES.index(path)))
def test_policies(path: Path) -> None:
    text = path.read_text("utf-8")
    _assert_same(text, read_again(text, Sections()))


def _changed(text: str, chance: random.Random) -> str:
    lines, at = text.split("\n"), chance.randrange(len(text) + 1)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[one]
        case 1:
            lines[one], lines[other] = lines[other], lines[one]
        case 2:
            lines.insert(one, lines[other])
        case 3:
            return text[:at] + text[at + chance.randint(1, 6) :]
        case _:
            return text[:at] + chance.choice(WORDS) + text[at:]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(8))
def test_changes_one_after_another(seed: int) -> None:
    chance = random.Random(seed)
    text = chance.choice(SHORT).read_text("utf-8")
    known = read_again(text, Sections())
    for _ in range(5):
        text = _changed(text, chance)
        known = read_again(text, known)
        _assert_same(text, known)


def test_what_did_not_change_is_kept() -> None:
    text = SHORT[0].read_text("utf-8")
    before = read_again(text, Sections())
    after = read_again(text + "\n# 末尾\n", before)
    kept = [old is new for old, new in zip(before.items, after.items, strict=True)]
    assert all(kept[:-1])


def test_a_broken_line_loses_no_other() -> None:
    text = "输入\n  甲  为 金额\n  乙  为 金额 )\n  丙  为 金额\n\n计算  丁 = 甲 + 丙\n"
    sections = read_again(text, Sections())
    assert len(sections.mistakes) == 1
    inputs = sections.items[0]
    assert isinstance(inputs, Inputs)
    names = [line.name.text for line in inputs.lines]
    assert names == ["甲", "丙"]
    assert len(sections.items) == 2
