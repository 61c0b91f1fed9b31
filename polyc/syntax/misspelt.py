"""Where a text holds what is wrong wherever it stands: looked for in every text, so quick and light.

What it means and how it could be mended is told by `spelling`, which only a text with
mistakes needs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from typing import Final, TypeAlias

from polyc.syntax.figures import is_plain
from polyc.syntax.free_text import without_free_text

DEEPEST: Final = 64
"""Brackets within brackets; each costs the compiler a few of its own calls."""
MOST_DIGITS: Final = 15

_STRANGE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LONE_RETURN: Final = re.compile(r"\r(?!\n)")
_D: Final = "[0-9０-９]"
_C: Final = "[零〇一二三四五六七八九十]"
_DOCUMENT: Final = re.compile(r"^[ \t\u3000]*文件(?![^\W\d])[^\n]*", re.MULTILINE)


class Slip(Enum):
    """The sorts of text that are wrong wherever they stand; the values are what finds them."""

    BLANK = "[\u00a0\u1680\u2000-\u200a\u202f\u205f]"
    LONG = rf"(?<!\w){_D}{{{MOST_DIGITS + 1},}}"
    COMMA = rf"(?<![\w.．,，]){_D}{{1,3}}(?:[,，]{_D}{{3}})+(?:[.．]{_D}+)?[万亿]{{0,2}}[元次天人]?(?!{_D})"
    HUNDREDTH = rf"(?<!\w)百分之({_D}+(?:[.．]{_D}+)?)(?!\w)"
    CHINESE = (
        r"(?<!\w)([零〇一二两三四五六七八九十百千万亿]{2,})(?=(?:元|个百分点)(?:及?以[上下内]|至|(?!\w)))"
        r"|百分之([零〇一二两三四五六七八九十百千万亿点]+)"
    )
    DATE = rf"(?<![\w.．-])({_D}{{4}})[-－./．／]({_D}{{1,2}})[-－./．／]({_D}{{1,2}})日?(?![\w.．-])"
    DATE_IN_SPEECH = rf"(?<!\w)({_D}{{4}})年({_D}{{1,2}})月({_D}{{1,2}})(?:号|(?![\w]))"
    DATE_TOGETHER = (
        r"(?<![\w.．-])((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![\w.．%％‰,，])"
    )
    CHINESE_DATE = rf"(?<!\w)({_C}{{4}})年({_C}{{1,3}})月({_C}{{1,3}})[日号](?!\w)"
    VAGUE = rf"(?<!\w)(?:约|大约|大概|原则上|一般|适当|适度)(?={_D})"
    MONTH = rf"(?<!\w)({_D}{{4}})年(?:({_D}{{1,2}})月)?(?!\w)"


Found: TypeAlias = tuple[Slip, re.Match[str]]
_SUSPECT: Final = re.compile(
    rf"[\u00a0\u1680\u2000-\u200a\u202f\u205f]|{_D}{{16}}|{_D}[,，]{_D}{{3}}|百分之|{_D}{{4}}[-－./．／]|[0-9]{{8}}"
    rf"|[约概上般当度]{_D}"
    rf"|[零〇一二两三四五六七八九十百千万亿]{{2}}(?:元|个)|{_C}{{4}}年|{_D}{{4}}年(?!{_D}{{1,2}}月{_D}{{1,2}}日)"
)
"""One quick look for lines in which a slip may be; every slip begins like one of these."""
_OF_DAYS: Final = re.compile(r"(?:施行|自|至|早于|晚于)[ \t\u3000]*$")
"""Before what is to be a day."""
_PATTERNS: Final = tuple((slip, re.compile(slip.value)) for slip in Slip)


def is_misspelt(text: str) -> bool:
    """Whether anything of this page is in the text."""
    if any(map(is_strange, set(text))) or _LONE_RETURN.search(text):
        return True
    lines = {_line_around(text, match) for match in _SUSPECT.finditer(text)}
    return any(True for line in lines for _ in slips(without_free_text(line))) or (
        text.count("(") + text.count("（") > DEEPEST and too_deep(without_free_text(text)) is not None
    )


def slips(plain: str) -> Iterator[Found]:
    """All slips in a text whose free parts are blanked."""
    for slip, pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            if _is_wrong(slip, match, plain):
                yield slip, match


def _is_wrong(slip: Slip, match: re.Match[str], plain: str) -> bool:
    match slip:
        case Slip.CHINESE:
            return not is_plain(match[1] or match[2])
        case Slip.CHINESE_DATE:
            return all(map(is_plain, match.groups()))
        case Slip.MONTH if match[2] is None and not _OF_DAYS.search(plain, 0, match.start()):
            return False  # a year is a count where no day is wanted: 年份(出院日期) 等于 2023年
        case Slip.MONTH:
            return not any(each.start() <= match.start() < each.end() for each in _DOCUMENT.finditer(plain))
        case _:
            return True


def is_strange(character: str) -> bool:
    """Whether a character shows nothing, or steers what shows it."""
    return unicodedata.category(character) in _STRANGE and character not in "\t\r\n"


def too_deep(plain: str) -> int | None:
    """Where brackets are opened once too often; free parts are blanked."""
    depth = 0
    for match in re.finditer(r"[(（)）]", plain):
        depth = depth + 1 if match[0] in "(（" else max(depth - 1, 0)
        if depth > DEEPEST:
            return match.start()
    return None


def _line_around(text: str, match: re.Match[str]) -> str:
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    return text[start : end if end >= 0 else len(text)]
