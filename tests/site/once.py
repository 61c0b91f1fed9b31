"""What is made once for all the processes of a test run, however many take part."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest


def once(temporary: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder that `make` fills, by whichever process comes first; the others wait for it.

    Alone (`-n 0`) a run has a folder of its own; the workers of xdist have theirs side by side in one.
    """
    base = temporary.getbasetemp()
    root = base.parent if base.name.startswith("popen-") else base
    folder, made = root / name, root / f"{name}.made"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            folder.mkdir(exist_ok=True)
            make(folder)
            made.touch()
    return folder
