"""`polyc explain`: the page of one kind of mistake."""

from __future__ import annotations

import inspect
from difflib import get_close_matches
from typing import Final

from polyc.cli.console import say
from polyc.cli.endings import WrongUsage
from polyc.cli.usage import Arguments, Usage
from polyc.diagnostics.catalogue import ALL_DIAGNOSTICS
from polyc.diagnostics.diagnostic import Diagnostic

USAGE: Final = Usage(
    about="说明一类错误是什么意思、为什么算错、怎样改。不写编号时列出全部编号。",
    word="编号",
    word_help="检查结果中的编号,如 P101",
    least=0,
    most=1,
)


def run(arguments: Arguments) -> int:
    """Prints one page, or the list of all codes."""
    if not arguments.words:
        say("".join(f"{each.code}  {each.severity.value}  {each.title}\n" for each in ALL_DIAGNOSTICS))
        return 0
    say(page(_find(arguments.words[0])))
    return 0


def page(kind: type[Diagnostic]) -> str:
    """Code, severity and title, then what the class says about itself."""
    return f"{kind.severity.value} {kind.code} {kind.title}\n\n{inspect.cleandoc(kind.__doc__ or '')}\n"


def _find(word: str) -> type[Diagnostic]:
    known = {each.code: each for each in ALL_DIAGNOSTICS}
    code = word.upper()
    if code not in known:
        close = get_close_matches(code, known, n=3, cutoff=0.6)
        guess = f"相近的编号:{'、'.join(close)}。" if close else "全部编号:polyc explain"
        raise WrongUsage(f"没有“{word}”这个编号。{guess}")
    return known[code]
