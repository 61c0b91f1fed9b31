"""Rows of tables, bands and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.figures import BoundWithoutAmount, BracketWithoutRange
from polyc.diagnostics.signs import RuleBetweenRows, UnclosedRow
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault, Guess

_BAR: Final = re.compile(r"[|｜]")
_RULE: Final = re.compile(r"[|｜:：+\-－—=\s]*[-－—]{2,}[|｜:：+\-－—=\s]*")
_BOUND: Final = re.compile(r"及?以[上下内]")
_FORWARD: Final = re.compile(
    r"(及?以[上下内])[ \t\u3000]*([0-9０-９.．]+[百千万亿]*(?:元|次|天|日|岁|个月|%|％))"
)
_RATE: Final = re.compile(r"[ \t\u3000]*[0-9０-９.．]+[%％‰]")


def rules_between_rows(fault: Fault) -> Iterator[Guess]:
    """A line of dashes, as other table notations have it."""
    place = _content(fault)
    if _BAR.search(fault.line) and _RULE.fullmatch(fault.text(place)):
        yield Guess(edit=place, text="", finding=RuleBetweenRows(span=place))


def unclosed_rows(fault: Fault) -> Iterator[Guess]:
    """A row without its last or its first bar."""
    place = _content(fault)
    text = fault.text(place)
    if not _BAR.search(text):
        return
    left = "" if _BAR.match(text) else "| "
    right = "" if _BAR.match(text[-1:]) else " |"
    if left or right:
        mark = _last_word(fault) if right else Span(place.start, place.start + 1)
        yield Guess(edit=place, text=f"{left}{text}{right}", finding=UnclosedRow(span=mark))


def bounds_without_amounts(fault: Fault) -> Iterator[Guess]:
    """以上 without the number that it goes with, or ahead of it."""
    match = _BOUND.match(fault.line, fault.at)
    if match is None:
        return
    place = Span(*match.span())
    forward = _FORWARD.match(fault.line, fault.at)
    if forward:
        finding = BoundWithoutAmount(span=place, word=match[0])
        yield Guess(edit=Span(*forward.span()), text=f"{forward[2]}{forward[1]}", finding=finding)
    finding = BoundWithoutAmount(span=place, word=match[0])
    yield Guess(edit=place, text=f"4万元{match[0]}", finding=finding, sure=False)


def brackets_without_ranges(fault: Fault) -> Iterator[Guess]:
    """A line among the bands that says a rate only."""
    if "_SHORT_OF" not in fault.begins:
        return
    place = _content(fault)
    if fault.at == place.start or (fault.ended and _RATE.fullmatch(fault.text(place))):
        finding = BracketWithoutRange(span=place)
        yield Guess(edit=Span(place.start, place.start), text="4万元以下 ", finding=finding, sure=False)


def _content(fault: Fault) -> Span:
    """The line without indentation, comment and line end."""
    text = re.split(r"(?<!\S)#|\n", fault.line)[0]
    start = len(text) - len(text.lstrip())
    return Span(start, max(len(text.rstrip()), start))


def _last_word(fault: Fault) -> Span:
    return fault.runs[-1] if fault.runs else _content(fault)
