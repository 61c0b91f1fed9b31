"""`polyc site serve`: the pages while the policies are being edited."""

from __future__ import annotations

from typing import Final

from polyc.cli import policies
from polyc.cli.usage import Arguments, Usage

USAGE: Final = Usage(
    about="在本机打开网站,政策一改,页面就跟着变;按 Ctrl-C 结束。",
    word="路径",
    word_help=".pol 文件,或者放着这些文件的文件夹",
)


def run(arguments: Arguments) -> int:
    """Runs until it is interrupted."""
    files = policies.files(arguments.words)
    from polyc.docgen import site

    return site.serve(files)
