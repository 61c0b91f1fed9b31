"""Numbers parted from their units, numbers with two units, units of other kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.figures import DoubledUnit, OtherUnit
from polyc.diagnostics.syntax import SplitWord
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault, Guess

_BLANK: Final = r"[ \t\u3000]+"
_BLANKS: Final = r"[ \t\u3000]*"
_NUMBER: Final = r"[0-9０-９]+(?:[.．][0-9０-９]+)?[百千万亿]{0,2}"
_UNIT: Final = "万元|亿元|元|个百分点|个月|[%％‰次天日岁人名成]"
_PARTED: Final = re.compile(
    rf"(?:第{_BLANKS})?{_NUMBER}{_BLANK}(?:[百千万亿]{{1,2}}{_BLANKS})?(?:{_UNIT})"
    rf"|第{_BLANK}{_NUMBER}(?:{_UNIT})|{_NUMBER}[百千万亿]{_BLANK}元|{_NUMBER}个{_BLANKS}百分点"
    rf"|百分之{_BLANK}\S+"
)
_DOUBLED: Final = re.compile(rf"({_NUMBER}(?:{_UNIT}))((?:{_UNIT})+)(?![^\W\d])")
_OTHER: Final = (
    (re.compile(rf"[¥￥$]{_BLANKS}({_NUMBER})元?"), "{}元"),
    (re.compile(rf"(?:RMB|人民币|rmb){_BLANKS}({_NUMBER})元?"), "{}元"),
    (re.compile(rf"({_NUMBER}){_BLANKS}(?:块钱|块|圆|RMB|rmb|人民币|yuan|元整|元人民币)(?!\w)"), "{}元"),
    (re.compile(rf"({_NUMBER}){_BLANKS}(?:个点|百分点|个百分比)(?!\w)"), "{}个百分点"),
    (re.compile(rf"({_NUMBER}){_BLANKS}(?:percent|﹪|个%)(?!\w)"), "{}%"),
    (re.compile(rf"({_NUMBER}){_BLANKS}(?:回|趟)(?!\w)"), "{}次"),
    (re.compile(rf"(?<=[,，])({_NUMBER}){_BLANKS}个?工作日(?!\w)"), "{}天"),
    (re.compile(rf"({_NUMBER}){_BLANKS}(?:周岁)(?!\w)"), "{}岁"),
    (re.compile(rf"({_NUMBER}){_BLANKS}(?:月)(?!\w)"), "{}个月"),
)


def parted_units(fault: Fault) -> Iterator[Guess]:
    """A number and its unit with a blank between them."""
    for place in _around(fault, _PARTED):
        found = fault.text(place)
        word = re.sub(_BLANK, "", found)
        yield Guess(edit=place, text=word, finding=SplitWord(span=place, found=found, word=word))


def doubled_units(fault: Fault) -> Iterator[Guess]:
    """A number with a second unit."""
    for place in _around(fault, _DOUBLED):
        match = _DOUBLED.match(fault.line, place.start)
        if match:
            finding = DoubledUnit(span=place, found=match[0], unit=match[2])
            yield Guess(edit=place, text=match[1], finding=finding)


def other_units(fault: Fault) -> Iterator[Guess]:
    """A unit that is written in another way: 500块 for 500元."""
    for pattern, wanted in _OTHER:
        for place in _around(fault, pattern):
            match = pattern.match(fault.line, place.start)
            if match:
                text = wanted.format(match[1])
                finding = OtherUnit(span=place, found=match[0], wanted=text)
                yield Guess(edit=place, text=text, finding=finding)


def _around(fault: Fault, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Where the pattern matches at the fault, or right before it."""
    for match in pattern.finditer(fault.line):
        if match.start() <= fault.at <= match.end():
            yield Span(*match.span())
