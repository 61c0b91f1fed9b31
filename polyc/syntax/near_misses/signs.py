"""Signs of other languages and keyboards: * / > < ~ and their like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.signs import OtherSign
from polyc.diagnostics.wording import OtherWord
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault, Guess

_SIGNS: Final = {
    ("*", "＊", "✕", "✖", "╳", "x", "X"): (" × ",),
    ("·", "。", "・"): (".", " × "),
    ("/", "／", "∕"): (" ÷ ", "、"),
    (">=", "=>", "≥", "≧", "＞＝"): (" 不低于 ",),
    ("<=", "=<", "≤", "≦", "＜＝"): (" 不超过 ",),
    ("!=", "<>", "≠", "!"): (" 不是 ",),
    (">", "＞"): (" 超过 ", " 晚于 "),
    ("<", "＜"): (" 低于 ", " 早于 "),
    ("==", "=", "＝"): (" 等于 ", " 是 ", ":"),
    ("&&", "&", "＆"): (" 且 ",),
    ("||", "｜｜"): (" 或 ",),
    ("——", "--", "—", "–", "―", "‐", "-", "－", "~", "～", "→"): (" - ", " 至 "),
    ("∶", "︰", "：：", "::"): (":",),
    (":", "："): (" 为 ",),
}
_LONGEST_FIRST: Final = sorted(
    ((sign, meant) for signs, meant in _SIGNS.items() for sign in signs), key=lambda each: -len(each[0])
)
_BOUNDS: Final = {
    ("不低于", "不少于", "不小于", "大于等于", "大于或等于", ">=", "≥"): "{}以上",
    ("超过", "大于", "高于", "多于", ">", "＞"): "超过{}",
    ("不超过", "不高于", "不大于", "小于等于", "小于或等于", "<=", "≤"): "{}以下",
    ("低于", "小于", "少于", "不足", "不到", "未满", "<", "＜"): "不满{}",
}
_AMOUNT: Final = re.compile(r"[ \t\u3000]*([0-9０-９.．]+[百千万亿]*(?:元|次|天|日|岁|个月|%|％))(?![^\W\d])")


def other_signs(fault: Fault) -> Iterator[Guess]:
    """A sign at the fault that has a word or another sign in the language."""
    for sign, meanings in _LONGEST_FIRST:
        if fault.line.startswith(sign, fault.at) and not _within_a_word(fault, sign):
            place = Span(fault.at, fault.at + len(sign))
            for meant in _by_what_follows(fault, place, meanings):
                finding = OtherSign(span=place, found=sign, sign=meant.strip())
                yield Guess(edit=_padded(fault.line, place), text=meant, finding=finding)
            return


def bounds_in_front(fault: Fault) -> Iterator[Guess]:
    """A bound that is said by a sign or a word in front: ≥500元 for 500元以上."""
    for words, meant in _BOUNDS.items():
        for word in sorted(words, key=len, reverse=True):
            amount = _AMOUNT.match(fault.line, fault.at + len(word))
            if amount and fault.line.startswith(word, fault.at):
                place, text = Span(fault.at, amount.end()), meant.format(amount[1])
                finding = OtherWord(span=place, found=fault.text(place), word=text)
                yield Guess(edit=place, text=text, finding=finding)


def _by_what_follows(fault: Fault, place: Span, meanings: tuple[str, ...]) -> tuple[str, ...]:
    """An option is one (是), an amount is as much (等于)."""
    follows = fault.line[place.end :].lstrip(" \t\u3000")
    if " 是 " in meanings and not follows[:1].isdigit():
        return (" 是 ", *meanings)
    return meanings if follows[:1].isalnum() or "." not in meanings else ()


def _within_a_word(fault: Fault, sign: str) -> bool:
    """Whether a letter that could stand for × is only the beginning of a word."""
    after = fault.line[fault.at + len(sign) : fault.at + len(sign) + 1]
    return sign.isalpha() and (after.isalpha() or after == "_")


def _padded(line: str, place: Span) -> Span:
    """The place and the blanks around it, which the new text brings itself."""
    start = len(line[: place.start].rstrip(" \t\u3000"))
    end = len(line) - len(line[place.end :].lstrip(" \t\u3000"))
    return Span(start, end)
