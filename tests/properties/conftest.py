"""Tells in the summary how many random claims were compared."""

from __future__ import annotations

import pytest

from tests.properties.checking import COUNTED, together


def pytest_configure(config: pytest.Config) -> None:
    config.stash[COUNTED] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    counts = config.stash[COUNTED]
    if counts:
        terminalreporter.write_line(f"properties: {together(counts)}")
