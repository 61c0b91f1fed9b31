"""Whoever watches a run: a terminal, a log, or nobody."""

from __future__ import annotations

from typing import Protocol


class Watcher(Protocol):
    """Is told what happens while it happens."""

    def begin(self, what: str, total: int | None) -> None:
        """A phase begins; `total` rows are expected, None where nobody knows."""

    def advance(self, rows: int) -> None:
        """So many more rows are done."""

    def note(self, text: str) -> None:
        """Something was noticed that does no harm."""


class Nobody:
    """Looks away."""

    def begin(self, what: str, total: int | None) -> None:
        """Nothing."""

    def advance(self, rows: int) -> None:
        """Nothing."""

    def note(self, text: str) -> None:
        """Nothing."""
