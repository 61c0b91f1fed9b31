"""Every policy of the repository, as it stands and mangled: one layout, and the meaning stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from polyc import pipeline
from polyc.lowering.lower import lower
from polyc.source.text import Source
from polyc.syntax.formatting.reformat import formatted
from polyc.syntax.reading import with_library
from tests.syntax.layouts import (
    CHANGES,
    with_blank_lines,
    with_blanks_at_line_ends,
    with_returns,
    with_tabs,
    with_wide_figures,
    with_wide_signs,
    without_indentation,
)

ROOT = Path(__file__).resolve().parents[3]
ALL = sorted(
    path for room in ("policies", "tests", "site/reference") for path in (ROOT / room).rglob("*.pol")
)
SMALL = ROOT / "polyc/diagnostics/pages/policy.pol"
KERNELS = [SMALL, *sorted((ROOT / "site/reference").glob("*.pol"))[::5]]


def layout(text: str, path: Path = SMALL) -> str:
    """The layout, which `formatted` itself has read again and found to mean the same."""
    outcome = formatted(Source(path=path, text=text))
    assert outcome.value is not None, outcome.diagnostics[:3]
    return outcome.value


def written(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def mangled(text: str) -> str:
    """All at once that leaves no line out and puts none in."""
    for change in (
        without_indentation,
        with_wide_signs,
        with_wide_figures,
        with_tabs,
        with_blanks_at_line_ends,
    ):
        text = change(text)
    return with_returns(text)


@pytest.mark.parametrize("path", ALL, ids=[str(number) for number in range(len(ALL))])
def test_every_policy_has_one_layout_that_means_the_same(path: Path) -> None:
    text = path.read_text("utf-8")
    canonical = layout(text, path)
    assert layout(canonical, path) == canonical
    apart = text if "\n修改" in text else with_blank_lines(text)  # 修改 are aligned with what follows at once
    assert written(layout(mangled(apart), path)) == written(canonical)


@pytest.mark.parametrize("change", CHANGES, ids=[change.__name__ for change in CHANGES])
def test_each_way_of_writing_otherwise(change: Callable[[str], str]) -> None:
    text = SMALL.read_text("utf-8")
    again = layout(change(text))
    assert layout(again) == again
    assert written(again) == written(layout(text))


@pytest.mark.parametrize("path", KERNELS, ids=[str(number) for number in range(len(KERNELS))])
def test_the_kernel_stays_the_same(path: Path) -> None:
    text = path.read_text("utf-8")
    one, other = (program(each, path) for each in (text, layout(mangled(text), path)))
    assert one == other


def program(text: str, path: Path) -> object:
    policy = pipeline.understand(with_library(Source(path=path, text=text))).value
    assert policy is not None
    return lower(policy, "one and the same", ()).value
