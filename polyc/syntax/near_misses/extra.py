"""A word or a sign too many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.syntax import ExtraText
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault, Guess
from polyc.syntax.words import keywords

_FILLERS: Final = ("为", "是", "的", "共", "约", "了", "来", "自", "起", "从", "于")
_SIGNS: Final = ("=", "＝", ":", "：")
_ENDS: Final = ("。", ".", "．", ",", "，", ";", "；", "、", "!", "！")


def extra_keywords(fault: Fault) -> Iterator[Guess]:
    """A keyword at the fault without which all is well."""
    if fault.run is not None and fault.text(fault.run) in keywords().values():
        yield _left_out(fault, fault.run, strict=True)


def extra_texts(fault: Fault) -> Iterator[Guess]:
    """A filler that the language does not have: 支付比例 为 80%。"""
    for run in (fault.run, fault.before):
        if run is not None and fault.text(run) in _FILLERS:
            yield _left_out(fault, run)
    sign = Span(fault.at, fault.at + 1)
    after_name = not fault.pieces or fault.pieces[-1].terminal == "NAME" or len(fault.pieces) == 1
    if fault.text(sign) in _SIGNS and after_name:
        yield _left_out(fault, sign)
    if fault.text(sign) in _ENDS and not fault.line[sign.end :].strip():
        yield _left_out(fault, sign)
    if fault.ended and fault.pieces and fault.pieces[-1].terminal in ("_COMMA", "_DUN"):
        yield _left_out(fault, Span(fault.pieces[-1].start, fault.pieces[-1].end))


def _left_out(fault: Fault, place: Span, strict: bool = False) -> Guess:
    finding = ExtraText(span=place, found=fault.text(place))
    return Guess(edit=place, text=" ", finding=finding, strict=strict)
