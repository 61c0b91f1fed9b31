"""Indentation, blank lines, tabs, line ends and the width of punctuation never change the tree."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from polyc.source.text import Source
from polyc.syntax.clauses import SourcePolicy
from polyc.syntax.parser import parse
from tests.syntax.layouts import CHANGES

ROOT = Path(__file__).resolve().parents[2]
PATHS = [*sorted((ROOT / "policies").rglob("*.pol")), ROOT / "polyc/diagnostics/pages/policy.pol"]


def tree(text: str) -> SourcePolicy:
    outcome = parse(Source(path=Path("x.pol"), text=text))
    assert outcome.value is not None, outcome.diagnostics[:3]
    return outcome.value


@pytest.mark.parametrize("path", PATHS, ids=[str(number) for number in range(len(PATHS))])
def test_the_layout_means_nothing(path: Path) -> None:
    text = path.read_text("utf-8")
    meant = evolve(tree(text), comments=())
    for change in CHANGES:
        changed = change(text)
        assert changed != text, change
        assert evolve(tree(changed), comments=()) == meant, change


def test_a_word_does_change_the_tree() -> None:
    text = PATHS[-1].read_text("utf-8")
    assert tree(text.replace("每次 起付标准", "每年 起付标准")) != tree(text)
