"""`polyc site build`: the pages of all policies."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from polyc.cli.console import say
from polyc.cli.publishing import HAND, build_site
from polyc.cli.usage import Arguments, Option, Usage
from polyc.docgen.handwritten import FOLDER

USAGE: Final = Usage(
    about="生成网站:每项政策一页,离线也能看。有一项政策有错,或者有一个案例没有通过,原来的网站就保持不动。",
    word="路径",
    word_help=".pol 文件,或者放着这些文件的文件夹",
    options=(
        Option(names=("-o", "--output"), metavar="文件夹", required=True, help="网站写到这个文件夹"),
        HAND,
        Option(names=("--strict",), help="有一处警告也算失败"),
    ),
)


def run(arguments: Arguments) -> int:
    """Exit code 1 where a policy, a case or a page is wrong."""
    out = Path(arguments.required("-o"))
    built = build_site(
        arguments.words, Path(arguments.one("--hand") or FOLDER), out, arguments.has("--strict")
    )
    say(f"生成了 {built.policies} 项政策的网站:{built.folder / 'index.html'}\n")
    return 0
