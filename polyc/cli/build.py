"""`polyc build`: policies compiled to files that stand alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from polyc.backends.artifact import Artifact
from polyc.cli import policies
from polyc.cli.artifacts import TARGETS, artifacts
from polyc.cli.console import say, warn
from polyc.cli.endings import Rejected
from polyc.cli.usage import Arguments, Option, Usage
from polyc.cli.writing import write_all
from polyc.kernel.program import Program

USAGE: Final = Usage(
    about="编译政策:每项政策生成一个不依赖任何第三方库的模块、单据的 JSON Schema 和一张示例单据,文件名取政策的编号。有一项政策有错就什么都不写。",
    word="路径",
    word_help=".pol 文件,或者放着这些文件的文件夹",
    options=(
        Option(names=("-o", "--output"), metavar="文件夹", required=True, help="写到这个文件夹"),
        policies.SCENARIO,
        Option(
            names=("--target",),
            metavar="语言",
            choices=TARGETS,
            help="模块用哪种语言:python(缺省)、javascript(网页脚本 .js 和 Node 模块 .cjs)、c(头文件、C99 源文件和结构清单)、native(再编译成动态库和本机 Python 的扩展模块)、all(除 native 外都要)",
        ),
    ),
)


def run(arguments: Arguments) -> int:
    """Compiles everything first, then writes everything."""
    files = policies.files(arguments.words)
    reports = [policies.examine(path) for path in files]
    if any(checked is None for _, checked in reports):
        policies.reject([report for report, _ in reports])
    scenarios = arguments.all("--scenario")
    programs = [policies.compiled(checked, scenarios) for _, checked in reports if checked is not None]
    target = arguments.one("--target") or "python"
    made = [artifact for program in programs for artifact in artifacts(program, target)]
    _refuse_doubles(made)
    folder = Path(arguments.required("-o"))
    written = _native(programs, made, folder) if target == "native" else write_all(made, folder)
    say("".join(f"写好 {path}\n" for path in written))
    return 0


def _native(programs: Sequence[Program], made: Sequence[Artifact], folder: Path) -> tuple[Path, ...]:
    """Compiled before anything is written."""
    from polyc.cli import native

    binaries = native.compiled(programs)
    return (*write_all(made, folder), *native.put(binaries, folder))


def _refuse_doubles(made: Sequence[Artifact]) -> None:
    """Two policies of one id would overwrite each other."""
    doubled = [path for path, times in Counter(each.path for each in made).items() if times > 1]
    if doubled:
        warn("".join(f"两项政策的编号相同,都会写成 {path};请改其中一个的编号。\n" for path in doubled))
        raise Rejected
