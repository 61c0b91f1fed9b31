"""Commands as processes of their own."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START = [sys.executable, "-m", "polyc.cli.main"]


def interruptible(*words: str | Path) -> subprocess.Popen[str]:
    """A process that Ctrl-C reaches, although a runner in the background may ignore it."""
    return subprocess.Popen(
        [*START, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
