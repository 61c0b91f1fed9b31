"""`polyc check --watch`: the findings told anew whenever a policy changes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import strftime
from typing import Final

from polyc.cli.console import tell, warn
from polyc.cli.endings import WrongUsage
from polyc.cli.following import policy_stamps, rounds

PAUSE: Final = 0.3
"""Seconds between two looks at the files."""

CLEAR: Final = "\033[2J\033[3J\033[H"


def watch(words: Sequence[str], check: Callable[[], int]) -> int:
    """Checks now and after every change, until Ctrl-C, which is the proper end of it: exit code 0."""
    with suppress(KeyboardInterrupt):
        for _ in rounds(lambda: policy_stamps(words), PAUSE):
            if sys.stdout.isatty():
                tell(CLEAR)
            try:
                check()
            except WrongUsage as gone:  # a file may be gone for a moment, or moved for good
                warn(f"{gone}\n")
            tell(f"{strftime('%H:%M:%S')} 检查完毕;文件一改就再检查,按 Ctrl-C 结束。\n")
    tell("\n不再看了。\n")
    return 0
