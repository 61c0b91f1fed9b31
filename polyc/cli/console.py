"""The terminal: its encoding, its colours, and ends that close early."""

from __future__ import annotations

import codecs
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from polyc.diagnostics.render_text import Paint


def prepare() -> None:
    """Make both streams able to carry Chinese, whatever the environment says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        ascii_only = codecs.lookup(stream.encoding).name == "ascii"
        reconfigure(encoding="utf-8" if ascii_only else None, errors="backslashreplace")


def say(text: str) -> None:
    """Print to standard output what the user asked for; `text` brings its own line ends."""
    sys.stdout.write(text)


def tell(text: str) -> None:
    """Print at once what somebody is waiting for, though the command goes on."""
    say(text)
    sys.stdout.flush()


def warn(text: str) -> None:
    """Print to standard error what stands in the way."""
    sys.stdout.flush()
    sys.stderr.write(text)


def paint_for(stream: TextIO) -> Paint:
    """Colours on a terminal, none elsewhere and none where NO_COLOR asks for none."""
    from polyc.diagnostics.render_text import COLOURS, PLAIN

    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty()
    return PLAIN if plain else COLOURS


def abandon_output() -> None:
    """The reader of our output went away: let the interpreter's last flush fall into nothing."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
