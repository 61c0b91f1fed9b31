"""Pages rendered by several processes are what mkdocs makes one by one, and so is what it complains of."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest

from polyc.docgen import mkdocs_build, rendering
from polyc.docgen.rendering import FEWEST

SETTINGS = """\
site_name: 试
use_directory_urls: false
theme:
  name: material
  font: false
plugins:
  - search
validation:
  nav:
    omitted_files: info
  links:
    anchors: warn
    not_found: warn
nav:
  - 头: page-00.md
"""


def furnished(folder: Path, settings: str = SETTINGS) -> Path:
    """Pages that link to each other, rightly and wrongly; all but the first are in no navigation."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    for number in range(FEWEST + 4):
        right, wrong = f"page-{(number + 1) % FEWEST:02}.md", f"page-{number:02}.md"
        text = (
            f"# 第{number}页\n\n## 起付线\n\n[对]({right}#_2) [错]({wrong}#gone) [没有](none-{number}.md)\n"
        )
        (docs / f"page-{number:02}.md").write_text(text * (1 + number % 3), "utf-8")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder / "mkdocs.yml"


def built(folder: Path) -> dict[str, bytes]:
    site = folder / "site"
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pages were rendered together."""
    found: list[int] = []
    together = rendering._all_pages

    def counted(*given: object) -> object:
        made = together(*given)  # type: ignore[arg-type]
        found.append(len(made))
        return made

    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(rendering, "_all_pages", counted)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return found


@contextmanager
def other_thread() -> Iterator[None]:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def test_a_site_is_the_same_to_the_byte(
    tmp_path: Path, asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    together = mkdocs_build.run_mkdocs(furnished(tmp_path / "together"))
    assert asked == [FEWEST + 4]
    monkeypatch.setattr(mkdocs_build, "rendered_together", nullcontext)
    alone = mkdocs_build.run_mkdocs(furnished(tmp_path / "alone"))
    assert built(tmp_path / "together") == built(tmp_path / "alone")
    assert together == alone
    assert any("#gone" in each for each in together)
    assert any("none-7.md" in each for each in together)


def test_a_site_with_another_plugin_is_left_to_mkdocs(tmp_path: Path, asked: list[int]) -> None:
    settings = SETTINGS.replace("  - search\n", "  - search\n  - tags\n")
    mkdocs_build.run_mkdocs(furnished(tmp_path / "other", settings))
    assert asked == [0]


def test_no_process_is_forked_beside_a_thread(tmp_path: Path, asked: list[int]) -> None:
    with other_thread():
        mkdocs_build.run_mkdocs(furnished(tmp_path / "threaded"))
    assert asked == []
