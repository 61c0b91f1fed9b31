"""What the site is made from is made once, and again as soon as the policy's text changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from polyc.cli.publishing import with_files
from polyc.cli.ready import Ready, ready

EXAMPLE = Path("site/reference/05-tables.pol")


def counted() -> tuple[Callable[[Path], Ready], list[Path]]:
    """`with_files`, and every path it was called with."""
    made: list[Path] = []

    def make(path: Path) -> Ready:
        made.append(path)
        return with_files(path)

    return make, made


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cache = tmp_path / "cache"
    cache.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    path = tmp_path / "policy.pol"
    path.write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    return path


def test_what_was_made_is_read_back_the_same(policy: Path) -> None:
    make, made = counted()
    (first,), (second,) = ready([policy], make), ready([policy], make)
    assert made == [policy]
    assert second.files == first.files
    assert second.publication.policy == first.publication.policy
    assert second.publication.worked == first.publication.worked


def test_a_changed_text_is_made_anew(policy: Path) -> None:
    make, made = counted()
    (first,) = ready([policy], make)
    policy.write_text(policy.read_text("utf-8") + "\n# 又想了想\n", "utf-8")
    (second,) = ready([policy], make)
    assert made == [policy, policy]
    assert first.publication.source != second.publication.source


def test_a_kept_file_that_is_cut_short_is_made_anew(policy: Path, tmp_path: Path) -> None:
    make, made = counted()
    (first,) = ready([policy], make)
    (kept,) = (tmp_path / "cache").rglob("*.ready")
    kept.write_bytes(kept.read_bytes()[:100])
    (second,) = ready([policy], make)
    assert made == [policy, policy]
    assert second.files == first.files
