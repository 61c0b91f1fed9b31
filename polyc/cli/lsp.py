"""`polyc lsp`: the language server, for editors to start."""

from __future__ import annotations

import os
import signal
import sys
from importlib.util import find_spec
from typing import Final

from polyc.cli.endings import WrongUsage
from polyc.cli.usage import Arguments, Option, Usage

USAGE: Final = Usage(
    about=(
        "语言服务器:由编辑器启动,边写边检查,从标准输入输出通话,不用自己运行。\n"
        "各种编辑器怎样配置,见网站的“编辑器”一页。"
    ),
    word="",
    word_help="",
    least=0,
    most=0,
    options=(Option(names=("--stdio",), help="从标准输入输出通话;本来就是这样,有的编辑器总要写上它"),),
)


def run(arguments: Arguments) -> int:  # noqa: ARG001  # a command takes its arguments, this one needs none
    """Serve until the editor is done.

    Raises `WrongUsage` where the server's libraries are not installed, and on a terminal.
    """
    if find_spec("pygls") is None:
        raise WrongUsage("没有装语言服务器要用的库。请运行:pip install 'polyc[lsp]'")
    if sys.stdin.isatty():
        raise WrongUsage("语言服务器由编辑器启动,不用自己运行;怎样配置见网站的“编辑器”一页。")
    from polyc.lsp.server import made

    # a thread waits for the editor's next word, and would hold up an end by Ctrl-C
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # the server closes what it was given; our own streams are still needed to end with
    made().start_io(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))
    return 0
