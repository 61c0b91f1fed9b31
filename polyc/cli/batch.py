"""`polyc batch`: tables of claims settled, person by person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from polyc.cli.console import say, warn
from polyc.cli.endings import Rejected, WrongUsage
from polyc.cli.usage import Arguments, Option, Usage

if TYPE_CHECKING:
    from polyc.batch.face import Face
    from polyc.batch.reading.begun import Begun

_UNITS: Final = {"KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}

USAGE: Final = Usage(
    about=(
        "成批结算:按参保人分开,按先后逐张结算,累计一张一张传下去。结果、退回的行和合计写进一个新文件夹;\n"
        "每一行或者结算,或者退回并说明原因,或者暂缓,一行不丢。中途停下的,--resume 接着做。"
    ),
    word="政策和表",
    word_help="先写一个 .pol 文件,再写一个或几个表(.csv、.parquet、.arrow),列名用输入的名称或接口代码",
    least=2,
    options=(
        Option(names=("-o", "--out"), metavar="文件夹", required=True, help="结果写到这里,须是新的"),
        Option(
            names=("--amounts",),
            metavar="元|分",
            choices=("元", "分"),
            required=True,
            help="表里金额的单位,结果同",
        ),
        Option(
            names=("--later",),
            metavar="照常|暂缓",
            choices=("照常", "暂缓"),
            help="一行退回或拒付以后,同一人以后的单据照常结算,还是暂缓;政策有累计的必须写",
        ),
        Option(names=("--person",), metavar="列", help="参保人的列;不写则为 psn_no 或 人员编号"),
        Option(
            names=("--order",),
            metavar="列",
            help="同一人的单据按这一列先后;不写则按口径 结算次序,再则版本日期",
        ),
        Option(
            names=("--items",),
            metavar="表",
            repeated=True,
            help="明细另成的表,一行一项,凭单据号归到单据;可以写多次",
        ),
        Option(
            names=("--id",),
            metavar="列",
            help="单据号的列,同一个号只结算一次;有 --items 时不写则为都有的 setl_id 或 mdtrt_id",
        ),
        Option(
            names=("--encoding",), metavar="编码", choices=("utf-8", "gbk"), help="CSV 的编码,不写则为 utf-8"
        ),
        Option(
            names=("--format",),
            metavar="格式",
            choices=("parquet", "arrow", "csv"),
            help="结果的格式,不写则为 parquet",
        ),
        Option(names=("--scenario",), metavar="情景", repeated=True, help="采用政策中的这个情景;可以写多次"),
        Option(
            names=("--opening",),
            metavar="文件",
            help="期初累计状态(.parquet 或 .arrow),由上一次的 --closing 写出",
        ),
        Option(names=("--closing",), metavar="文件", help="期末累计状态写到这里"),
        Option(
            names=("--engine",),
            metavar="引擎",
            choices=("local", "spark"),
            help="在本机(不写则是)还是在 Spark 上结算;结果一样",
        ),
        Option(names=("--memory",), metavar="大小", help="内存用到多少,如 512MB、2GB;不写则为 2GB"),
        Option(names=("--jobs",), metavar="个数", help="同时用几个处理器;不写则用全部"),
        Option(names=("--partitions",), metavar="个数", help="分成几份;不写则由表的大小和内存决定"),
        Option(
            names=("--code",),
            metavar="代码",
            choices=("自动", "本机", "python"),
            help="用什么算:本机代码(要有 C 编译器,快几百倍)还是 Python,结果相同;不写则能用本机就用本机",
        ),
        Option(
            names=("--trace",),
            metavar="行号",
            help="把这些行的每一步写进 trace.txt,如 2,15;有几个表时写 表名:行号",
        ),
        Option(names=("--resume",), help="接着上次没做完的做,做完的部分不再做"),
        Option(names=("--quiet",), help="不显示进度"),
        Option(names=("--json",), help="合计输出成 JSON"),
    ),
)


def run(arguments: Arguments) -> int:
    """Exit code 1 where the control totals do not come out even; refused rows are no error of the command."""
    from polyc.batch.arrow_alone import load_arrow

    if not load_arrow(alone=arguments.one("--engine") != "spark"):
        raise WrongUsage("成批结算要用 pyarrow;请先 pip install 'polyc[batch]'。")
    from polyc.batch.unfit import Unfit

    try:
        return _run(arguments)
    except Unfit as unfit:
        warn(f"{unfit}\n")
        raise Rejected from None


def _run(arguments: Arguments) -> int:
    from polyc.cli.batch_policy import prepared

    ready = prepared(arguments.words[0], arguments.all("--scenario"))
    face = ready.face
    tables, reading = _tables(arguments.words[1:]), _begun(arguments, face)

    from polyc.batch.converting.convert import Unit
    from polyc.batch.engines import Wanted, engine
    from polyc.batch.job import Job
    from polyc.batch.processors import processors
    from polyc.batch.run import run as settle_all
    from polyc.batch.writing import Format
    from polyc.cli.batch_progress import watcher
    from polyc.cli.batch_text import outcome_json, outcome_text

    later = arguments.one("--later")
    if later is None and face.scopes:
        raise WrongUsage(
            "这项政策逐次累计,一行退回以后同一人的单据怎么办要写明:--later 照常 或 --later 暂缓。"
        )
    job = Job(
        face=face,
        engine=engine(
            ready, Wanted(arguments.one("--code") or "自动"), travels=arguments.one("--engine") == "spark"
        ),
        tables=tables,
        out=Path(arguments.required("-o")),
        unit=Unit(arguments.required("--amounts")),
        hold=later == "暂缓",
        format=Format(arguments.one("--format") or "parquet"),
        encoding=arguments.one("--encoding") or "utf-8",
        person=arguments.one("--person"),
        order=arguments.one("--order"),
        items=_items(arguments),
        number=arguments.one("--id"),
        memory=_memory(arguments.one("--memory") or "2GB"),
        parts=_whole("--partitions", arguments.one("--partitions")),
        opening=_path(arguments.one("--opening")),
        closing=_path(arguments.one("--closing")),
        resume=arguments.has("--resume"),
        trace=_trace(arguments.one("--trace"), arguments.words[1:]),
        python=ready.python,
        spark=arguments.one("--engine") == "spark",
        jobs=_whole("--jobs", arguments.one("--jobs")) or processors(),
    )
    with watcher(arguments.has("--quiet")) as watching:
        outcome = settle_all(job, watching, reading)
    say((outcome_json if arguments.has("--json") else outcome_text)(job, outcome))
    return 1 if outcome.mismatches else 0


def _begun(arguments: Arguments, face: Face) -> Begun | None:
    """The first table, read while the rest of the program is loaded."""
    from polyc.batch.reading.begun import begun

    if arguments.has("--resume") or arguments.one("--engine") == "spark":
        return None
    return begun(
        face,
        Path(arguments.words[1]),
        arguments.one("--encoding") or "utf-8",
        arguments.one("--person"),
        arguments.one("--order"),
        bool(_items(arguments)),
    )


def _tables(words: Sequence[str]) -> tuple[Path, ...]:
    paths = tuple(map(Path, words))
    for path in paths:
        if path.suffix == ".pol":
            raise WrongUsage(
                f"一次按一份政策结算,多写了“{path}”。一份政策的几版写在一个文件里(自…起、至…止),按日期挑;"
                "几份政策(如居民、职工)先把表按人群分开,各结算一次。"
            )
    names = [path.name for path in paths]
    if len(set(names)) < len(names):
        raise WrongUsage("两个表同名,退回的行会分不清是哪一个的;请改名。")
    return paths


def _items(arguments: Arguments) -> tuple[Path, ...]:
    """The tables of items; they and those of claims have names of their own."""
    words = arguments.all("--items")
    _tables((*arguments.words[1:], *words))
    if arguments.one("--engine") == "spark" and (words or arguments.one("--id")):
        raise WrongUsage(
            "--items 和 --id 还不能用在 Spark 上;请先把明细聚成一列列表(collect_list)、去掉重复的单据号。"
        )
    return tuple(map(Path, words))


def _trace(word: str | None, tables: Sequence[str]) -> frozenset[tuple[str, int]]:
    """The rows by file and number."""
    if word is None:
        return frozenset()
    names = [Path(each).name for each in tables]
    found = set[tuple[str, int]]()
    for each in word.split(","):
        name, _, number = each.strip().rpartition(":")
        if not re.fullmatch("[1-9][0-9]{0,11}", number) or (name or names[0]) not in names:
            raise WrongUsage(f"--trace 写成 2,15 或 {names[0]}:2 的样子,现在是“{each}”。")
        if not name and len(names) > 1:
            raise WrongUsage(f"有几个表,--trace 要写明是哪一个,如 {names[0]}:{number}。")
        found.add((name or names[0], int(number)))
    return frozenset(found)


def _path(word: str | None) -> Path | None:
    return None if word is None else Path(word)


def _memory(word: str) -> int:
    found = re.fullmatch(r"([0-9]{1,6})(KB|MB|GB)", word.upper())
    if found is None:
        raise WrongUsage(f"--memory 写成 512MB 或 2GB 的样子,现在是“{word}”。")
    return int(found[1]) * _UNITS[found[2]]


def _whole(option: str, word: str | None) -> int | None:
    if word is None:
        return None
    if not re.fullmatch("[1-9][0-9]{0,3}", word) or int(word) > 4096:
        raise WrongUsage(f"{option} 写成 1 到 4096 的整数,现在是“{word}”。")
    return int(word)
