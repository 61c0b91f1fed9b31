"""`polyc site build`: the pages of all policies."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from polyc.cli import policies
from polyc.cli.usage import Arguments, Option, Usage

USAGE: Final = Usage(
    about="生成网站:每项政策一页,离线也能看。",
    word="路径",
    word_help=".pol 文件,或者放着这些文件的文件夹",
    options=(
        Option(names=("-o", "--output"), metavar="文件夹", required=True, help="网站写到这个文件夹"),
        Option(names=("--strict",), help="有一处警告也算失败"),
    ),
)


def run(arguments: Arguments) -> int:
    """Exit code 1 where a policy or a page is wrong."""
    files = policies.files(arguments.words)
    from polyc.docgen import site

    return site.build(files, Path(arguments.required("-o")), arguments.has("--strict"))
