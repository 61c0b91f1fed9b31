"""One line of a comparison, ready to settle any bill."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import field, frozen

from polyc.analysis.paying import Payout, pay
from polyc.analysis.pieces import Piece
from polyc.analysis.piecewise import piecewise
from polyc.backends.kinds import runtime_kind
from polyc.docgen.comparison.told import BILL, Comparison, Place
from polyc.docgen.publication import Publication
from polyc.kernel.program import InputField, Program
from polyc.kinds import Choice, Choices, Count, Date, Flag, Kind, Money, Text
from polyc.runtime.kinds import number_of
from polyc.runtime.reading import read_value

_DAY: Final = re.compile("([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")


@frozen(kw_only=True)
class Contender:
    """A place with its policy and the program under its scenarios."""

    place: Place
    publication: Publication = field(repr=False)
    program: Program = field(repr=False)

    def settle(self, bill: int) -> Payout:
        """Who pays how much of a bill in fen, as the first claim of a person's year."""
        return pay(self.program, _inputs(self, bill), {cell.name: 0 for cell in self.program.cells}, {})


def along_the_bill(contender: Contender) -> tuple[Piece, ...]:
    """What is left to the patient (the local of the balance), exact, at every bill that the inputs take."""
    program, claim = contender.program, contender.place.claim
    assert program.balance is not None, "only policies that share a bill are compared"
    first, *others = (name for name in _asked(program) if claim[name] == BILL)
    given = _inputs(contender, 0)
    return piecewise(
        program,
        first,
        {name: number for name, number in given.items() if claim[name] != BILL},
        {cell.name: 0 for cell in program.cells},
        varied_with=frozenset(others),
        watch=(program.balance.rest,),
    )


@frozen(kw_only=True)
class Contest:
    """A comparison whose policies are published; at least two."""

    comparison: Comparison
    contenders: tuple[Contender, ...]


def faults(contest: Contest) -> Iterator[str]:
    """What is wrong with the claims that a person wrote, in Chinese."""
    for each in contest.contenders:
        for problem in _faults(each, contest.comparison):
            yield f"comparisons/{contest.comparison.name}.toml：{each.place.label}：{problem}"


def _faults(contender: Contender, comparison: Comparison) -> Iterator[str]:
    asked = _asked(contender.program)
    if contender.program.lists or contender.program.balance is None:
        yield "这项政策要填明细，或者没有账单可分，不能这样比较。"
        return
    for name in contender.place.claim:
        if name not in asked:
            yield f"政策没有“{name}”这一项输入。"
    for name, item in asked.items():
        if problem := _problem(item, contender.place.claim, comparison.bills):
            yield f"“{name}”{problem}"


def _problem(item: InputField, claim: Mapping[str, str], bills: tuple[int, ...]) -> str:
    if item.name not in claim:
        return "没有填。"
    for bill in bills:
        number = _number(item, claim[item.name], bill)
        if number is None:
            return f"填的是“{claim[item.name]}”，不是{_expected(item.kind)}。"
        if not item.low <= number <= item.high:
            return "超出了政策写的范围。"
    return ""


def _asked(program: Program) -> Mapping[str, InputField]:
    """Every input but the texts."""
    return {item.name: item for item in program.inputs if not isinstance(item.kind, Text)}


def _inputs(contender: Contender, bill: int) -> dict[str, int]:
    claim = contender.place.claim
    found = {name: _number(item, claim[name], bill) for name, item in _asked(contender.program).items()}
    return {name: number for name, number in found.items() if number is not None}


def _number(item: InputField, words: str, bill: int) -> int | None:
    """The integer of what is written for an input; None where it is not written as its kind asks."""
    if words == BILL:
        return bill if isinstance(item.kind, Money) else None
    kind = runtime_kind(item.kind)
    return number_of(kind, read_value(kind, _raw(item.kind, words)))


def _raw(kind: Kind, words: str) -> object:
    """The words of a 案例 as a claim in JSON would put them; what is no such word stays as it is."""
    match kind:
        case Date() if found := _DAY.fullmatch(words):
            return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
        case Flag():
            return {"真": True, "假": False}.get(words, words)
        case Choices():
            return [] if words == "无" else words.split("、")
        case Count(unit=unit) if words.removesuffix(unit).isdecimal():
            return int(words.removesuffix(unit))
        case _:
            return words


def _expected(kind: Kind) -> str:
    match kind:
        case Money():
            return f"金额（如 0元），也不是“{BILL}”"
        case Date():
            return "日期（如 2023年9月15日）"
        case Flag():
            return "真或假"
        case Choice(options=options) | Choices(options=options):
            return f"选项（{'、'.join(options)}）"
        case _:
            return "这一项要的值"
