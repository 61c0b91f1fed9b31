"""What holds for every test: ASCII ids, and property tests that a slow machine does not fail."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "local")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse Chinese test ids: pytest escapes them, so that `-k` would find nothing."""
    chinese = [item.nodeid for item in items if not item.nodeid.isascii() or "\\u" in item.nodeid]
    if chinese:
        raise pytest.UsageError("test ids must be ASCII, give `ids=`:\n" + "\n".join(chinese))
