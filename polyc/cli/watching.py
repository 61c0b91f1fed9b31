"""`polyc check --watch`: the findings told anew whenever a policy changes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from time import strftime
from typing import Final

from polyc.cli.console import tell, warn
from polyc.cli.endings import WrongUsage
from polyc.cli.following import Stamps, rounds, stamps
from polyc.pipeline import SUFFIX
from polyc.syntax.library import builds_on, folder_of

PAUSE: Final = 0.3
"""Seconds between two looks at the files."""

CLEAR: Final = "\033[2J\033[3J\033[H"


def watch(words: Sequence[str], check: Callable[[], int]) -> int:
    """Checks now and after every change, until Ctrl-C, which is the proper end of it: exit code 0."""
    with suppress(KeyboardInterrupt):
        for _ in rounds(lambda: _stamps(words), PAUSE):
            if sys.stdout.isatty():
                tell(CLEAR)
            try:
                check()
            except WrongUsage as gone:  # a file may be gone for a moment, or moved for good
                warn(f"{gone}\n")
            tell(f"{strftime('%H:%M:%S')} 检查完毕;文件一改就再检查,按 Ctrl-C 结束。\n")
    tell("\n不再看了。\n")
    return 0


def _stamps(words: Sequence[str]) -> Stamps:
    """The policies at these paths, and those that they may build on."""
    named = [Path(word) for word in words]
    folders = {folder for path in named for folder in _folders(path)}
    below = (path for folder in folders for path in folder.rglob(f"*{SUFFIX}"))
    return stamps((*named, *below))


def _folders(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield path
        return
    with suppress(OSError, UnicodeError):
        text = path.read_text("utf-8")
        if builds_on(text):
            yield folder_of(path, text)
