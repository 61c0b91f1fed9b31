"""`polyc new`: a commented policy to start from."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from polyc import pipeline
from polyc.cli.console import say
from polyc.cli.endings import WrongUsage
from polyc.cli.starting import STARTS, Start, started
from polyc.cli.usage import Arguments, Option, Usage
from polyc.cli.writing import write_new
from polyc.source.text import Source

USAGE: Final = Usage(
    about=(
        "写一份起步的政策:polyc new 山东省 威海市 居民住院。\n"
        f"险种有:{'、'.join(each.word for each in STARTS)}。\n"
        "写在 文件夹/省/市/险种.pol;数都是待定,批注(#)说明每一处怎样改;写出来就能通过 polyc check、fmt --check 和 test。\n"
        "已经有这个文件时不动它。"
    ),
    word="省 市 险种",
    word_help="地区的两级名称(写全,如 山东省 威海市)和险种",
    least=3,
    most=3,
    options=(
        Option(names=("--to",), metavar="文件夹", help="放各地区文件夹的文件夹,缺省 policies"),
        Option(
            names=("--id",), metavar="编号", help="政策的编号,如 weihai-resident-inpatient;缺省 draft-加险种"
        ),
        Option(names=("--year",), metavar="年份", help="从哪一年的 1 月 1 日起施行,缺省今年"),
    ),
)

_NAME: Final = re.compile(r"[^\W\d]\w*")
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_YEAR: Final = re.compile(r"(19|20|21)[0-9]{2}")


def run(arguments: Arguments) -> int:
    """Raises `WrongUsage` where a name will not do, and where the file is there already."""
    province, city, word = arguments.words
    for name in (province, city):
        if not _NAME.fullmatch(name):
            raise WrongUsage(f"“{name}”不能作地区的名称:写全称,不要有空格、数字和标点,如 山东省 威海市。")
    start = _start(word)
    path = Path(arguments.one("--to") or "policies") / province / city / f"{start.word}.pol"
    text = started(start, province, city, _identity(arguments, start), _year(arguments))
    write_new(path, _laid_out(path, text))
    say(_told(path))
    return 0


def _start(word: str) -> Start:
    found = next((each for each in STARTS if each.word == word), None)
    if found is not None:
        return found
    known = [each.word for each in STARTS]
    close = get_close_matches(word, known, n=1, cutoff=0.5)
    guess = f"是不是想写 {close[0]}?" if close else ""
    raise WrongUsage(f"没有“{word}”这个险种。{guess}可以写:{'、'.join(known)}。")


def _identity(arguments: Arguments, start: Start) -> str:
    given = arguments.one("--id") or f"draft-{start.template}"
    if not _ID.fullmatch(given):
        raise WrongUsage(
            f"编号“{given}”不合写法:只用小写字母、数字,中间用短横连接,如 weihai-resident-inpatient。"
        )
    return given


def _year(arguments: Arguments) -> int:
    given = arguments.one("--year") or str(date.today().year)
    if not _YEAR.fullmatch(given):
        raise WrongUsage(f"年份“{given}”不合写法:写四位数,如 2024。")
    return int(given)


def _laid_out(path: Path, text: str) -> str:
    """The text as `polyc fmt` would have it; one that it cannot read would be a mistake of ours."""
    made = pipeline.formatted(Source(path=path, text=text))
    assert made.value is not None, made.diagnostics
    return made.value


def _told(path: Path) -> str:
    return (
        f"写好了  {path}\n"
        f"接下来:在编辑器里照着批注(#)改;polyc check {path} 检查,polyc try {path} 试算,polyc test {path} 核对案例。\n"
    )
