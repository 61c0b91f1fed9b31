"""A word or a sign left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import evolve

from polyc.diagnostics.figures import MissingScope
from polyc.diagnostics.syntax import KeywordAsName, MissingName, MissingWord
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault, Guess
from polyc.syntax.words import keywords

_INSERTED: Final = {
    "_BY_PAYER": " 由 ",
    "_PAYS": " 支付 ",
    "_WHEN": " 当 ",
    "_THEN": " 则 ",
    "_AS": " 为 ",
    "_EQ": " = ",
    "_BY": " 按 ",
    "_COLON": ":",
    "_COMMA": ",",
    "_STATUS": " 状态 ",
    "_GRADE": " 证据 ",
    "_FROM": " 自 ",
    "_ONWARD": " 起 ",
    "_UNTIL": " 至 ",
    "_ENDING": " 止 ",
    "_LPAR": "(",
    "_DUN": "、",
    "IS": " 是 ",
}
_LEADS: Final = {"_SET": "设 ", "_EXPECT": "应得 ", "_COMPUTE": "计算 "}
_BEFORE: Final = (" 按 ", " 当 ", " 由 ", " 自 ", " = ")
_LABELLED: Final = re.compile(r"([^\W\d]+)([0-9０-９].*)?")
_LIMITS: Final = ("_DEDUCTIBLE", "_CAP", "_POOL")


def missing_scopes(fault: Fault) -> Iterator[Guess]:
    """A limit without 每次 or 每年 before its amount."""
    if "EACH_VISIT" in fault.accepts and fault.pieces and fault.pieces[0].terminal in _LIMITS:
        lead = fault.pieces[0]
        place = fault.run or Span(lead.start, lead.end)
        finding = MissingScope(span=place, line=fault.text(Span(lead.start, lead.end)))
        scope = " 每次 " if lead.terminal == "_DEDUCTIBLE" else " 每年 "
        yield Guess(edit=_gap(fault, fault.at), text=scope, finding=finding, sure=False)


def missing_names(fault: Fault) -> Iterator[Guess]:
    """A keyword that was taken for a name, because the name before it is lacking."""
    for piece in reversed(fault.pieces):
        place = Span(piece.start, piece.end)
        if piece.terminal == "NAME" and fault.text(place) in keywords().values():
            finding = MissingName(span=place, before=fault.text(place))
            yield Guess(edit=Span(piece.start, piece.start), text="某某 ", finding=finding, sure=False)
            return


def missing_names_here(fault: Fault) -> Iterator[Guess]:
    """A name put in at the fault: 计算 = 500元."""
    if "NAME" in fault.accepts and not fault.ended:
        place = fault.run or Span(fault.at, fault.at + 1)
        finding = MissingName(span=place, before=fault.text(place))
        yield Guess(edit=Span(fault.at, fault.at), text="某某 ", finding=finding, sure=False)


def missing_payers(fault: Fault) -> Iterator[Guess]:
    """A layer or a benefit that does not say who pays."""
    if "_BY_PAYER" in fault.accepts and fault.pieces:
        place = Span(fault.pieces[-1].start, fault.pieces[-1].end)
        finding = MissingWord(span=place, words=("由",), before="")
        pays = " 支付" if fault.pieces[0].terminal == "_LAYER" else ""
        text = f" 由 某某{pays} "
        yield Guess(edit=_gap(fault, fault.at), text=text, finding=finding, sure=False, strict=True)


def missing_times(fault: Fault) -> Iterator[Guess]:
    """An amount and a rate beside each other: 住院总费用 50%."""
    here = fault.text(fault.run) if fault.run else ""
    if "TIMES" not in fault.accepts or not here.endswith(("%", "％")):
        return
    piece = fault.pieces[-1]
    if piece.terminal == "NAME" and fault.text(Span(piece.start, piece.end)) not in keywords().values():
        yield _inserted(fault, fault.at, " × ")


def missing_keys(fault: Fault) -> Iterator[Guess]:
    """起付线 每次 一级 500元: the values of a table without what they are divided by."""
    if not fault.pieces or fault.pieces[-1].terminal != "NAME":
        return
    start = fault.pieces[-1].start
    place = next((run for run in fault.runs if run.start == start), Span(start, fault.pieces[-1].end))
    found = _LABELLED.fullmatch(fault.text(place))
    if fault.text(place) in keywords().values():
        return
    if found and (found[2] or fault.line[fault.at : fault.at + 1].isdigit()):
        finding = MissingWord(span=place, words=("按 …:",), before=fault.text(place))
        text = f"按 机构级别:{found[1]} {found[2] or ''}".rstrip()
        yield Guess(edit=place, text=text, finding=finding, sure=False)


def missing_words(fault: Fault) -> Iterator[Guess]:
    """A keyword or sign put in before the fault, or before the word ahead of it."""
    for terminal, text in _INSERTED.items():
        if terminal in fault.accepts:
            yield _inserted(fault, fault.at, text)
    for terminal, text in _LEADS.items():
        if terminal in fault.begins and not fault.pieces and (len(fault.runs) > 1 or "=" in fault.line):
            yield evolve(_inserted(fault, fault.at, text), strict=True)
    word = _word(fault, fault.at)
    if "_ADDRESS" in fault.accepts and word.startswith("http"):
        yield _inserted(fault, fault.at, " 地址 ")
    if "_INTERFACE" in fault.accepts and word.isascii():
        yield _inserted(fault, fault.at, " 接口 ")
    for text in _BEFORE if fault.pieces and not fault.ended else ():
        yield _inserted(fault, fault.pieces[-1].start, text)


def missing_directions(fault: Fault) -> Iterator[Guess]:
    """另 当 … without 提高 or 降低."""
    if {"RAISE", "LOWER"} <= fault.accepts:
        finding = MissingWord(
            span=_place(fault, fault.at), words=("提高", "降低"), before=_word(fault, fault.at)
        )
        yield Guess(edit=_gap(fault, fault.at), text=" 提高 ", finding=finding, sure=False)


def _inserted(fault: Fault, at: int, text: str) -> Guess:
    word = text.strip()
    finding = MissingWord(span=_place(fault, at), words=(word,), before=_word(fault, at))
    return Guess(edit=Span(at, at) if word == "(" else _gap(fault, at), text=text, finding=finding)


def _gap(fault: Fault, at: int) -> Span:
    """The blanks before a place; none where the line begins."""
    before = fault.line[:at].rstrip(" \t\u3000")
    return Span(len(before) if before else at, at)


def _place(fault: Fault, at: int) -> Span:
    """The stretch at a place, or the last one where nothing follows."""
    here = next((run for run in fault.runs if run.start <= at < run.end), None)
    return here or fault.before or Span(max(at - 1, 0), at)


def _word(fault: Fault, at: int) -> str:
    return next((fault.text(run) for run in fault.runs if run.start <= at < run.end), "")


def keywords_as_names(fault: Fault) -> Iterator[Guess]:
    """A keyword where a name must stand."""
    for run in () if fault.ended else (fault.run, fault.before):
        if run is not None and fault.text(run) in keywords().values():
            word = fault.text(run)
            finding = KeywordAsName(span=run, word=word)
            yield Guess(edit=run, text=f"{word}项", finding=finding, sure=False)
