"""The entry: finds the command, imports it, and turns whatever happens into an exit code.

Nothing heavy is imported here; `polyc --help` prints the table below and is gone.
"""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

from polyc.cli.console import abandon_output, prepare, say, warn
from polyc.cli.endings import Rejected, WrongUsage

if TYPE_CHECKING:
    from polyc.cli.usage import Arguments, Usage

FINE: Final = 0
WRONG: Final = 1
USAGE: Final = 2
BUG: Final = 70
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141

SELDOM: Final = 200_000
"""Objects between two collections: trees hold no cycles, and collecting took a fifth of a check."""

COMMANDS: Final = (
    ("check", "检查政策,指出错误和改法", "polyc.cli.check"),
    ("new", "写一份起步的政策,每一处怎样改都有批注", "polyc.cli.new"),
    ("fmt", "把政策改成统一的版式,不改意思", "polyc.cli.fmt"),
    ("build", "编译成 Python 模块,附 JSON Schema 和示例单据", "polyc.cli.build"),
    ("settle", "结算单据,打印结算单", "polyc.cli.settle"),
    ("try", "试算:一项一项地问,打印结算单和每一步", "polyc.cli.trying"),
    ("measure", "量政策的目标:把许多单据加起来,看是否达标", "polyc.cli.measure"),
    ("batch", "成批结算:表格进,表格出,逐行有去处", "polyc.cli.batch"),
    ("test", "运行政策中的案例", "polyc.cli.test"),
    ("diff", "比较两份政策,举出付得不同的单据", "polyc.cli.diff"),
    ("dump", "显示编译的中间结果", "polyc.cli.dump"),
    ("site build", "生成网站", "polyc.cli.site_build"),
    ("site serve", "边改边看网站", "polyc.cli.site_serve"),
    ("lsp", "语言服务器,由编辑器启动", "polyc.cli.lsp"),
    ("explain", "说明一类错误是什么意思、怎样改", "polyc.cli.explain"),
)
"""Every command: name, one line of help, module."""


class Command(Protocol):
    """What a command's module holds."""

    USAGE: Usage

    def run(self, arguments: Arguments) -> int: ...


def main(words: Sequence[str] | None = None) -> int:
    """Run one command line (the process's own by default) and return its exit code."""
    prepare()
    if words is None:
        gc.set_threshold(SELDOM)
        atexit.register(gc.freeze)  # what is left is not looked through once more: the process ends
    try:
        code = _run(list(sys.argv[1:] if words is None else words))
        sys.stdout.flush()
    except WrongUsage as wrong:
        warn(f"用法不对:{wrong}\n")
        return USAGE
    except Rejected:
        return WRONG
    except KeyboardInterrupt:
        warn("\n已中断。\n")
        return INTERRUPTED
    except BrokenPipeError:
        abandon_output()
        return PIPE_CLOSED
    except Exception:
        _show_bug()
        return BUG
    return code


def _run(words: list[str]) -> int:
    match words:
        case []:
            warn(overview())
            return USAGE
        case ["-h" | "--help" | "help", *_]:
            say(overview())
            return FINE
        case ["-V" | "--version", *_]:
            from polyc import __version__

            say(f"polyc {__version__}\n")
            return FINE
        case _:
            return _run_command(words)


def _run_command(words: list[str]) -> int:
    name, path = _find(words)
    rest = words[len(name.split()) :]
    command = cast("Command", import_module(path))
    from polyc.cli.usage import read

    if "--help" in rest or "-h" in rest:
        from polyc.cli.usage_text import usage_page

        say(usage_page(name, command.USAGE))
        return FINE
    try:
        return command.run(read(command.USAGE, rest))
    except WrongUsage as wrong:
        from polyc.cli.usage_text import usage_line

        raise WrongUsage(f"{wrong}\n{usage_line(name, command.USAGE)}\n说明:polyc {name} --help") from None


def _find(words: list[str]) -> tuple[str, str]:
    for name, _, path in COMMANDS:
        if words[: len(name.split())] == name.split():
            return name, path
    raise WrongUsage(_unknown(words))


def _unknown(words: list[str]) -> str:
    from difflib import get_close_matches

    names = [name for name, _, _ in COMMANDS]
    longer = [name for name in names if name.split()[0] == words[0]]
    close = longer or get_close_matches(words[0], names, n=1, cutoff=0.5)
    guess = f"是不是想写 {' 或 '.join(f'polyc {name}' for name in close)}?" if close else ""
    return f"没有“{words[0]}”这个命令。{guess}\n全部命令:polyc --help"


def overview() -> str:
    """The page of `polyc --help`."""
    wide = max(len(name) for name, _, _ in COMMANDS)
    lines = "".join(f"  {name:<{wide}}  {line}\n" for name, line, _ in COMMANDS)
    return (
        "polyc:医保政策即代码\n\n"
        "用法:polyc 命令 …\n\n"
        f"{lines}\n"
        "每个命令的用法:polyc 命令 --help;版本:polyc --version\n"
        "退出码:0 没有问题,1 政策或单据有错,2 命令用法不对\n"
    )


def _show_bug() -> None:
    from traceback import format_exc

    warn(f"{format_exc()}\n这是 polyc 自身的错误,不是政策或单据的错误;请连同上面的文字报告给维护者。\n")


if __name__ == "__main__":
    sys.exit(main())
