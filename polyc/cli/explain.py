"""`polyc explain`: the page of one kind of mistake."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from polyc.cli.console import paint_for, say
from polyc.cli.endings import WrongUsage
from polyc.cli.usage import Arguments, Usage
from polyc.diagnostics.catalogue import ALL_DIAGNOSTICS
from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.page import page_of
from polyc.diagnostics.render_page import render_page
from polyc.diagnostics.topics import by_topic

USAGE: Final = Usage(
    about="说明一类错误:是什么意思、为何是问题、错误的例子、怎样改、依据什么。不写编号时列出全部编号。",
    word="编号",
    word_help="检查结果中的编号,如 P301;也可以写名称中的字,如 单位",
    least=0,
    most=1,
)


def run(arguments: Arguments) -> int:
    """Prints one page, the list of the codes whose title holds the word, or the list of all."""
    if not arguments.words:
        say("\n".join(_contents()))
        return 0
    found = _find(arguments.words[0])
    paint = paint_for(sys.stdout)
    say(render_page(page_of(found[0]), paint) if len(found) == 1 else "".join(map(_line, found)))
    return 0


def _contents() -> Iterator[str]:
    for topic, kinds in by_topic():
        yield f"{topic.title}\n" + "".join(f"  {_line(kind)}" for kind in kinds)


def _line(kind: type[Diagnostic]) -> str:
    return f"{kind.code}  {kind.severity.value}  {kind.title}\n"


def _find(word: str) -> list[type[Diagnostic]]:
    known = {each.code: each for each in ALL_DIAGNOSTICS}
    code = word.upper()
    if code in known:
        return [known[code]]
    titled = [each for each in ALL_DIAGNOSTICS if word in each.title]
    if titled:
        return titled
    close = get_close_matches(code, known, n=3, cutoff=0.6)
    guess = f"相近的编号:{'、'.join(close)}。" if close else "全部编号:polyc explain"
    raise WrongUsage(f"没有“{word}”这个编号。{guess}")
