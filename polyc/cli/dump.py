"""`polyc dump`: what the phases make of a policy."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from polyc import pipeline
from polyc.cli import policies
from polyc.cli.console import say
from polyc.cli.tree_text import tree_text
from polyc.cli.usage import Arguments, Option, Usage
from polyc.diagnostics.report import Report

STAGES: Final = ("syntax", "model", "kernel", "python")

USAGE: Final = Usage(
    about="显示编译的中间结果:syntax 所写的,model 所指的,kernel 怎样算,python 生成的程序。",
    word="政策",
    word_help="一个 .pol 文件",
    most=1,
    options=(
        Option(names=("--stage",), metavar="阶段", choices=STAGES, required=True, help="显示哪一个阶段"),
        policies.SCENARIO,
    ),
)


def run(arguments: Arguments) -> int:
    """Prints the stage as text."""
    path = policies.one_file(arguments.words[0])
    stage = arguments.required("--stage")
    if stage == "syntax":
        say(_syntax(path))
        return 0
    checked = policies.load(path)
    if stage == "model":
        say(tree_text(checked.policy))
        return 0
    program = policies.compiled(checked, arguments.all("--scenario"))
    if stage == "kernel":
        from polyc.kernel.printer import text

        say(text(program))
    else:
        from polyc.backends.python import print_module

        say(print_module(program).text)
    return 0


def _syntax(path: Path) -> str:
    """The syntax tree, which may be had of a policy whose meaning is wrong."""
    source = policies.readable(path)
    tree = pipeline.parse(source)
    if tree.value is None:
        policies.reject([Report(path=path, source=source, diagnostics=tree.diagnostics)])
    return tree_text(tree.value)
