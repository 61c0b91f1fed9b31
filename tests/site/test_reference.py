"""The language reference says what the language does: every example runs, every keyword is shown, every message is real."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

import pytest

from polyc import pipeline
from polyc.diagnostics.render_text import render_text
from polyc.diagnostics.report import Report
from polyc.docgen.chapter import faults
from polyc.docgen.keywords import keywords
from polyc.docgen.lexer import Sort, pieces
from polyc.model.values import Slot
from polyc.money import Mode, Rounding, Step, round_ratio
from polyc.source.text import Source
from polyc.syntax.parser import parse
from polyc.testing.run import run_cases
from polyc.testing.searching import trials
from tests.docgen.told import SITE, read, reference

FOLDER = SITE / "reference"
EXAMPLES = sorted(FOLDER.glob("*.pol"))
TEXTS = sorted(path for path in FOLDER.glob("*.md") if path.name != "index.md")
EACH = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


def test_every_section_has_an_example() -> None:
    assert [path.stem for path in TEXTS] == [path.stem for path in EXAMPLES]
    assert len(TEXTS) >= 24


@EACH
def test_an_example_is_right_to_the_last_warning(path: Path) -> None:
    found = pipeline.check(read(path)).diagnostics
    assert [each.message for each in found] == []


@EACH
def test_its_cases_pass_and_its_promises_hold(path: Path) -> None:
    source = read(path)
    policy = pipeline.check(source).value
    assert policy is not None

    def compiled(scenarios: tuple[str, ...]):  # type: ignore[no-untyped-def]  # a program
        return pipeline.compile_policy(policy, source, scenarios).value

    results = run_cases(policy, compiled)
    assert results
    assert [result.case.name for result in results if not result.passed] == []
    assert [
        trial.searched.broken for trial in trials(policy, compiled, tries=60) if trial.searched.broken
    ] == []


def test_every_keyword_is_in_an_example() -> None:
    lines = [line for path in EXAMPLES for line in path.read_text("utf-8").splitlines()]
    used = {piece for line in lines for sort, piece in pieces(line) if sort is Sort.KEYWORD}
    assert [
        each.name for each in keywords() if not any(re.fullmatch(each.pattern, word) for word in used)
    ] == []


def test_examples_are_invented_and_say_so() -> None:
    for chapter in reference().chapters:
        policy = chapter.publication.policy
        assert policy.region == ("示例省", "示例市")
        assert policy.id.startswith("example-")
        assert "虚构" in "".join(policy.notes)
        for case in policy.cases:
            by_hand = "手算" in chapter.publication.source.cut(case.span)
            assert by_hand or any(event.refused for event in case.events), case.name


def test_no_section_has_a_fault() -> None:
    assert [fault for chapter in reference().chapters for fault in faults(chapter)] == []


def test_every_section_is_in_chinese_plain_words() -> None:
    """Half-width commas and colons belong to code, not to prose."""
    for chapter in reference().chapters:
        prose = re.sub(r"```.*?```|`[^`]*`|<[^>]*>|\]\([^)]*\)", "", chapter.page.text, flags=re.DOTALL)
        assert not re.findall(r"[\u4e00-\u9fff][,:;?!]|[,:;?!][\u4e00-\u9fff]", prose), chapter.name


# ---- what the texts say ----


SHORT = re.compile(r"`([^`\n]+)`")
FRAMES = (
    "{}\n",
    "层  甲  由 乙 支付\n  {}\n",
    "输入\n  {}\n",
    "计算  甲 = 1元\n  {}\n",
    "计算  甲 = 1元 {}\n",
    "计算  甲 {} = 1元\n",
    "计算  甲 = 1元\n  另 当 乙 是 真 {}\n",
    "分配  甲 = 1元 {} 给 丙、丁,尾差 归 丙\n",
    "分配  甲 = 1元 按 1:1 {},尾差 按最大余数\n",
    "分配  甲 = 1元 按 1:1 给 丙、丁,{}\n",
    "案例  甲\n  {}\n",
    "计算  甲 = {}\n",
    "计算  甲 = 按 乙:{} 1元\n",
    "计算  甲 = 1元\n  例外 当 {} 则 1元\n",
    "层  甲  由 乙 支付\n  封顶线 每年 限支付 {}\n",
    "目标  甲:{}\n",
    "目标  甲:计数(全部) {}\n",
    "目标  甲:计数(全部) 等于 60% {}\n",
    "目标  甲:计数(全部) 等于 60% 自 2025年1月1日 起 {}\n",
)


def test_every_line_in_the_text_can_be_written() -> None:
    """Code of several words that begins with a keyword is a line, a value or a condition of the language."""
    told = [(path.name, code) for path in TEXTS for code in SHORT.findall(_prose(path)) if _is_line(code)]
    assert len(told) > 20
    assert [(name, code) for name, code in told if not _parses(code)] == []


def _prose(path: Path) -> str:
    return re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)


def _is_line(code: str) -> bool:
    """Not a template with … or /, and not a word by itself."""
    first = next(pieces(code))
    return first[0] is Sort.KEYWORD and " " in code and not set("…/") & set(code)


def _parses(code: str) -> bool:
    return any(
        not parse(Source(path=Path("test.pol"), text=frame.format(code))).diagnostics for frame in FRAMES
    )


def test_every_slot_of_a_layer_is_explained() -> None:
    text = (FOLDER / "07-layers.md").read_text("utf-8")
    assert [slot.value for slot in Slot if f"| `{slot.value}` |" not in text] == []


def test_the_table_of_roundings() -> None:
    rows = re.findall(r"\| `(\w+),(\w+)` \|(.*)\|", (FOLDER / "01-whole-policy.md").read_text("utf-8"))
    assert len(rows) == 6
    modes = {mode.value: mode for mode in Mode}
    steps = {"到分": Step.FEN, "到角": Step.JIAO, "到元": Step.YUAN}
    for mode, step, told in rows:
        rounding = Rounding(mode=modes[mode], step=steps[step])
        made = [round_ratio(thousandths, 10, rounding) for thousandths in (10125, 10135, 10121, -10125)]
        assert [int(each.strip().replace("−", "-").replace(".", "")) for each in told.split("|")] == made


MESSAGES = re.findall(
    r"```pol\n([^\n]*)\n```\n\n就看到：\n\n```text\n(.*?)\n```",
    (FOLDER / "24-messages.md").read_text("utf-8"),
    re.DOTALL,
)


@pytest.mark.parametrize(("wrong", "told"), MESSAGES, ids=range(len(MESSAGES)))
def test_a_message_is_what_the_tool_says(wrong: str, told: str) -> None:
    """The wrong line stands in for the line of the example that it resembles."""
    lines = (FOLDER / "24-messages.pol").read_text("utf-8").splitlines()
    alike = [_alike(line.strip(), wrong.strip()) for line in lines]
    lines[alike.index(max(alike))] = wrong
    source = Source(path=Path("居民住院.pol"), text="\n".join(lines) + "\n")
    report = Report(path=source.path, source=source, diagnostics=pipeline.check(source).diagnostics)
    assert render_text([report]).startswith(f"{told}\n\n想看")


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def test_there_are_messages() -> None:
    assert len(MESSAGES) == 5
