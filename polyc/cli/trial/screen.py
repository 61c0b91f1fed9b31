"""What the dialogue shows, and where it listens."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from polyc.cli.console import paint_for, say, tell
from polyc.diagnostics.render_text import PLAIN
from polyc.diagnostics.width import columns, pad, printable

WIDTH: Final = 72
PROMPT: Final = "  › "
HEADINGS: Final = ("申报", "支付", "结果", "计算步骤", "明细计算", "不能结算")
"""Lines of a slip that stand above others."""


@frozen(kw_only=True)
class Look:
    """Escape sequences for a terminal; all of them empty elsewhere."""

    strong: str = ""
    faint: str = ""
    mark: str = ""
    wrong: str = ""
    plain: str = ""


COLOURS: Final = Look(strong="\033[1m", faint="\033[2m", mark="\033[36m", wrong="\033[33m", plain="\033[0m")


def look() -> Look:
    """Colours where standard output is a terminal that wants some."""
    return Look() if paint_for(sys.stdout) is PLAIN else COLOURS


def hear() -> str | None:
    """A line that somebody types; None where nobody types any more."""
    sys.stdout.flush()
    try:
        typed = input(PROMPT)
    except EOFError:
        tell("\n")
        return None
    if not sys.stdin.isatty():
        say(f"{printable(typed)}\n")  # nobody sees what comes from a pipe
    return typed


def title(it: Look, text: str, beside: str) -> None:
    """The title, and beside it in faint letters what it is."""
    say(f"\n{it.strong}{printable(text)}{it.plain}\n{it.faint}{printable(beside)}{it.plain}\n")


def rule(it: Look, text: str) -> None:
    """A heading with a line behind it."""
    line = "-" * max(WIDTH - columns(text) - 1, 3)
    say(f"\n{it.strong}{text}{it.plain} {it.faint}{line}{it.plain}\n")


def aside(it: Look, text: str) -> None:
    """Something less important, indented."""
    say(f"{it.faint}    {printable(text)}{it.plain}\n")


def complain(it: Look, text: str) -> None:
    """Why an answer was not taken."""
    say(f"{it.wrong}    {printable(text)}{it.plain}\n")


def accepted(it: Look, text: str) -> None:
    """How an answer was understood."""
    say(f"{it.mark}    = {printable(text)}{it.plain}\n")


def asked(it: Look, count: str, name: str) -> None:
    """What is asked for."""
    say(f"\n{it.faint}{count}{it.plain}  {it.strong}{printable(name)}{it.plain}\n")


def numbered(it: Look, words: Sequence[str], chosen: str = "") -> None:
    """Choices with their numbers, as many beside each other as fit; the one that stands already is marked."""
    cells = [
        f"{number} {printable(word)}{'*' if word == chosen else ''}" for number, word in enumerate(words, 1)
    ]
    wide = max(map(columns, cells))
    beside = max((WIDTH - 4) // (wide + 3), 1)
    for start in range(0, len(cells), beside):
        line = "   ".join(pad(cell, wide) for cell in cells[start : start + beside])
        say(f"    {it.mark}{line.rstrip()}{it.plain}\n")


def slip(it: Look, text: str) -> None:
    """A settlement slip, its headings stronger than the rest."""
    for line in text.splitlines():
        strong = it.strong if line in HEADINGS else it.faint if line.startswith(("=", "-" * 9)) else ""
        say(f"{strong}{line}{it.plain if strong else ''}\n")
