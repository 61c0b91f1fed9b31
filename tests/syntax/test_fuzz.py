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
from tests.syntax.campaign import MAKERS, hostile, of_bytes, of_text, run
from tests.syntax.hostile import HOSTILE
from tests.syntax.mutations import SMALL, mutated, window


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


@pytest.mark.parametrize("name", HOSTILE, ids=[name.replace(" ", "-") for name in HOSTILE])
def test_a_hostile_text_is_answered_in_good_time(name: str) -> None:
    text, start = HOSTILE[name], time.perf_counter()
    outcome = pipeline.check(Source(path=Path("x.pol"), text=text))
    assert time.perf_counter() - start < 10
    assert outcome.value is None and outcome.diagnostics
    hold(text, outcome.diagnostics)


def test_a_short_campaign() -> None:
    """Every kind of input of `tests.syntax.campaign`; the long run is started by hand."""
    counted, _, wrong = run(inputs=250, seed=0)
    assert sum(counted.values()) == 250 and not wrong


@pytest.mark.parametrize("maker", [maker for maker, _ in MAKERS if maker is not hostile])
def test_every_kind_of_spoiled_policy(maker: Callable[[random.Random], str]) -> None:
    for seed in range(2):
        of_text(maker(random.Random(seed)))


@pytest.mark.parametrize("seed", range(40))
def test_no_file_breaks_the_reader(seed: int, tmp_path: Path) -> None:
    of_bytes(random.Random(seed), tmp_path)


def test_a_remark_with_a_wide_sign_is_one_mistake() -> None:
    outcome = pipeline.parse(Source(path=Path("x.pol"), text="政策  甲\n＃ 说明"))
    assert [each.code for each in outcome.diagnostics][:1] == ["P114"]
    hold("政策  甲\n＃ 说明", outcome.diagnostics)
