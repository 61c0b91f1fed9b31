"""`polyc fmt`: policies in their canonical layout."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Final

from attrs import frozen

from polyc import pipeline
from polyc.cli import policies
from polyc.cli.console import paint_for, say, warn
from polyc.cli.usage import Arguments, Option, Usage
from polyc.cli.writing import write_over
from polyc.diagnostics.report import Report

USAGE: Final = Usage(
    about=(
        "把政策改成统一的版式:缩进、空格、空行、表格和依据对齐、标点和数字用半角、数值一种写法。\n"
        "只改版式,不改意思:注、批注(#)、标题、文号、条款号和引号里的文字原样保留,条款的先后不动。\n"
        "有语法错误的文件不改,只指出错误。"
    ),
    word="路径",
    word_help=".pol 文件,或者放着这些文件的文件夹",
    options=(
        Option(names=("--check",), help="不改文件,列出版式不统一的文件;有这样的文件时退出码是 1"),
        Option(names=("--diff",), help="不改文件,显示要改哪些行;有要改的行时退出码是 1"),
    ),
)


@frozen(kw_only=True)
class _Formatted:
    """A policy's file: what it holds, and its canonical text."""

    path: Path
    before: str
    after: str


def run(arguments: Arguments) -> int:
    """Exit code 1 where a file cannot be read as a policy, and with a switch where one is laid out otherwise."""
    wrong: list[Report] = []
    right: list[_Formatted] = []
    for path in policies.files(arguments.words):
        match _format(path):
            case _Formatted() as formatted:
                right.append(formatted)
            case report:
                wrong.append(report)
    other = [each for each in right if each.before != each.after]
    _act(other, arguments)
    _conclude(other, len(right), arguments)
    if wrong:
        from polyc.diagnostics.render_text import render_text

        warn(render_text(wrong, paint_for(sys.stderr)))
    only_looks = arguments.has("--check") or arguments.has("--diff")
    return 1 if wrong or (other and only_looks) else 0


def _format(path: Path) -> _Formatted | Report:
    read = pipeline.read(path)
    if read.value is None:
        return Report(path=path, source=None, diagnostics=read.diagnostics)
    text = pipeline.formatted(read.value)
    if text.value is None:
        return Report(path=path, source=read.value, diagnostics=text.diagnostics)
    return _Formatted(path=path, before=path.read_bytes().decode(), after=text.value)


def _act(other: Sequence[_Formatted], arguments: Arguments) -> None:
    for each in other:
        if arguments.has("--diff"):
            say(_difference(each))
        elif arguments.has("--check"):
            say(f"版式不统一  {each.path}\n")
        else:
            write_over(each.path, each.after)
            say(f"改了版式  {each.path}\n")


def _difference(file: _Formatted) -> str:
    before, after = file.before.splitlines(), file.after.splitlines()
    name = str(file.path)
    lines = list(unified_diff(before, after, name, f"{name}(统一的版式)", lineterm=""))
    return "".join(f"{line}\n" for line in lines or [f"{name}:只有换行符或文件开头的标记不同"])


def _conclude(other: Sequence[_Formatted], count: int, arguments: Arguments) -> None:
    """One line to end with; a difference is printed alone, so that a program can read it."""
    if arguments.has("--diff"):
        return
    same = count - len(other)
    if arguments.has("--check"):
        say(f"{len(other)} 个文件的版式不统一(polyc fmt 可以改好),{same} 个已经统一。\n")
    else:
        say(f"{len(other)} 个文件改了版式,{same} 个本来就统一。\n")
