"""`polyc check`: every finding in every policy."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from polyc.cli import policies
from polyc.cli.console import paint_for, say
from polyc.cli.usage import Arguments, Option, Usage
from polyc.diagnostics.diagnostic import Severity
from polyc.diagnostics.report import Report, count

USAGE: Final = Usage(
    about="检查政策:语法、名称、单位、表格、分段、期间、口径、舍入……每一处错误都指出位置和改法。",
    word="路径",
    word_help=".pol 文件,或者放着这些文件的文件夹",
    options=(
        Option(
            names=("--format",),
            metavar="样式",
            choices=("text", "json", "sarif"),
            help="输出样式,缺省 text;json 供程序读取;sarif 供代码评审工具读取",
        ),
        Option(names=("--watch",), help="一直看着这些文件,有改动就重新检查;按 Ctrl-C 结束"),
    ),
)


def run(arguments: Arguments) -> int:
    """Exit code 1 where a policy has an error; warnings alone leave it 0."""
    style = arguments.one("--format") or "text"
    if arguments.has("--watch"):
        from polyc.cli.watching import watch

        return watch(arguments.words, lambda: _check(arguments.words, style))
    return _check(arguments.words, style)


def _check(words: Sequence[str], style: str) -> int:
    reports = [policies.examine(path)[0] for path in policies.files(words)]
    say(_rendered(reports, style))
    return 1 if count(reports, Severity.ERROR) else 0


def _rendered(reports: Sequence[Report], style: str) -> str:
    """Each style is imported where it is asked for: a check should begin at once."""
    match style:
        case "json":
            from polyc.diagnostics.render_json import render_json

            return render_json(reports)
        case "sarif":
            from polyc.diagnostics.render_sarif import render_sarif

            return render_sarif(reports)
        case _:
            from polyc.diagnostics.render_text import render_text

            return render_text(reports, paint_for(sys.stdout))
