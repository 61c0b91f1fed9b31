"""Boundary cases that nobody has written yet, as text to paste.

For every category (each option of each choice, the rest as in a case that is there) the
results are followed along the bill, and wherever they bend or jump the claims a fen
below, on, and a fen above are offered.  What they should come to is left to a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from attrs import frozen

from polyc.analysis.breakpoints import breakpoints
from polyc.analysis.claim import Claim, claim_lines, value_words
from polyc.kernel import interpret
from polyc.kernel.program import InputField, Program
from polyc.kinds import MONEY, Choice, Choices, Flag, Money, Text
from polyc.model.policy import Case, Policy
from polyc.testing.playing import Played, play
from polyc.testing.run import Compile

MARK: Final = "待填"
"""Stands where a person must write an amount; it is no number, so that a case left unfinished is an error."""

Given: TypeAlias = tuple[tuple[str, int], ...]


@frozen(kw_only=True)
class Suggestion:
    """A claim on or beside a boundary, found where the category's results turn at `at` fen."""

    scenarios: tuple[str, ...]
    category: str
    at: int
    bill: int
    claim: Claim
    texts: Mapping[str, str]
    program: Program


def suggestions(policy: Policy, compile_under: Compile) -> Iterator[Suggestion]:
    """Every boundary case that is not written, by scenarios and category."""
    for scenarios in dict.fromkeys(case.scenarios for case in policy.cases):
        program = compile_under(scenarios)
        cases = [case for case in policy.cases if case.scenarios == scenarios]
        yield from _under(policy, program, cases, scenarios)


def _under(
    policy: Policy, program: Program, cases: Sequence[Case], scenarios: tuple[str, ...]
) -> Iterator[Suggestion]:
    written, pattern = set[Given](), None
    for case in cases:
        for scene in play(case, program):
            if not isinstance(scene, Played) or any(scene.before.values()):
                continue
            written.add(_given(scene.inputs))
            if pattern is None and isinstance(scene.outcome, interpret.Settled):
                pattern = scene
    vary = _varied(policy, program)
    if pattern is None or vary is None:
        return
    same = frozenset(
        item.name
        for item in program.inputs
        if isinstance(item.kind, Money) and pattern.inputs[item.name] == pattern.inputs[vary]
    )
    texts = {name: value for name, value in pattern.event.inputs if isinstance(value, str)}
    for category, inputs in _categories(program, pattern.inputs):
        for at in _turns(program, vary, same, inputs, pattern):
            for bill in (at - 1, at, at + 1):
                claim = Claim(
                    inputs={**inputs, **dict.fromkeys(same, bill)}, before=pattern.before, items=pattern.rows
                )
                if bill >= 0 and _given(claim.inputs) not in written:
                    written.add(_given(claim.inputs))
                    yield Suggestion(
                        scenarios=scenarios,
                        category=category,
                        at=at,
                        bill=bill,
                        claim=claim,
                        texts=texts,
                        program=program,
                    )


def _given(inputs: Mapping[str, int]) -> Given:
    return tuple(sorted(inputs.items()))


def _varied(policy: Policy, program: Program) -> str | None:
    """The bill where it is an input, else the first amount of the claim that is computed with."""
    amounts = [item.name for item in program.inputs if isinstance(item.kind, Money) and item.computed]
    sharing = policy.conventions.sharing
    if sharing is not None and sharing.total in amounts:
        return sharing.total
    return amounts[0] if amounts else None


def _categories(program: Program, inputs: Mapping[str, int]) -> Iterator[tuple[str, dict[str, int]]]:
    """The claim as it is, then with each other option of each choice."""
    yield "原样", dict(inputs)
    for item in program.inputs:
        if item.computed:
            for value in _options(item):
                if value != inputs[item.name]:
                    yield f"{item.name} {value_words(item.kind, value)}", {**inputs, item.name: value}


def _options(item: InputField) -> Sequence[int]:
    match item.kind:
        case Choice() | Flag():
            return range(item.low, item.high + 1)
        case Choices(options=options):
            return [0, *(1 << bit for bit in range(len(options)))]
        case _:
            return ()


def _turns(
    program: Program, vary: str, same: frozenset[str], inputs: Mapping[str, int], pattern: Played
) -> Iterator[int]:
    """Where the results bend or jump along the bill, as the least amount that is otherwise."""
    fixed = {name: value for name, value in inputs.items() if name not in same}
    found = breakpoints(program, vary, fixed, pattern.before, together=same - {vary}, items=pattern.rows)
    yield from (point.at for point in found.points)


def suggestion_text(number: int, suggestion: Suggestion) -> str:
    """The suggestion as a 案例 with its amounts left open; ends with a line end."""
    return "".join(f"{line}\n" for line in _lines(number, suggestion))


def _lines(number: int, own: Suggestion) -> Iterator[str]:
    where = "转折处" if own.bill == own.at else "转折前一分" if own.bill < own.at else "转折后一分"
    yield f"案例  建议{number}"
    if own.scenarios:
        yield f"  采用 {'、'.join(own.scenarios)}"
    turn = value_words(MONEY, own.at)
    yield f"  # {own.category}:结果在 {turn} 转折,这是{where}。应得请依条款手算,算式写进 注。"
    for line in claim_lines(own.program, own.claim):
        yield f"  {_with_texts(own, line)}"
    asked = ",".join(f"{output.name} = {MARK}" for output in own.program.outputs)
    yield f"  应得 {asked}"
    yield ""


def _with_texts(own: Suggestion, line: str) -> str:
    """Texts as the pattern has them; `claim_lines` writes any."""
    for item in own.program.inputs:
        if isinstance(item.kind, Text) and item.name in own.texts:
            line = line.replace(f"{item.name} 甲", f"{item.name} {own.texts[item.name]}")
    return line
