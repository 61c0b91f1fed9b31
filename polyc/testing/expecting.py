"""What a case expects, held against what came out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from polyc.analysis.claim import value_words
from polyc.backends.kinds import runtime_kind
from polyc.kernel.program import Program
from polyc.kinds import Choice, Choices, Date, Flag, Text
from polyc.model.policy import VERDICTS, Event, Expected, Refused
from polyc.runtime.kinds import show
from polyc.runtime.measuring import NO_TALLY, verdict
from polyc.runtime.refusing import OUTSIDE_PERIOD, WRONG_CLAIM
from polyc.testing import twice
from polyc.testing.module import Compiled
from polyc.testing.person import Person
from polyc.testing.result import Compared, EventResult, Mismatch

SETTLED: Final = "结算"
NO_SUCH: Final = "没有这个数"


def local_of(subject: str) -> str:
    """The kernel's local for what a case calls ``基本医保.支付``."""
    return subject.replace(".", "_")


def settled(event: Event, both: Compiled, person: Person, outcome: twice.Settled, sign: int) -> EventResult:
    """The result of an event that went through; with sign -1 it took the settlement back."""
    values = list(_found(event, both, person, outcome, sign))
    found = list(_mismatches(values, both))
    compared = tuple(_compared(*each) for each in values)
    if event.refused is not None:
        wanted = _text(event.refused.reason, event.refused.about)
        found.append(Mismatch(subject=event.name, expected=wanted, actual=SETTLED, step=0))
    if sign == 1:
        found.extend(_broken(both.program, outcome))
    found.sort(key=lambda each: (each.step == 0, each.step))
    if sign == -1:
        return EventResult(event=event, mismatches=tuple(found), steps=(), compared=compared)
    return EventResult(
        event=event,
        mismatches=tuple(found),
        steps=outcome.steps,
        items=outcome.items,
        compared=compared,
    )


def refused(event: Event, outcome: twice.Refused) -> EventResult:
    """The result of an event that was refused."""
    if event.refused is not None and _as_expected(event.refused, outcome):
        return EventResult(event=event, mismatches=(), steps=())
    wanted = SETTLED if event.refused is None else _text(event.refused.reason, event.refused.about)
    actual = f"{_text(reason_of(outcome), outcome.about)}:{outcome.message}"
    found = Mismatch(subject=event.name, expected=wanted, actual=actual, step=0)
    return EventResult(event=event, mismatches=(found,), steps=())


def reason_of(outcome: twice.Refused) -> str:
    """The reason as a case names it; those of the module's own door go by number."""
    if outcome.number > 0:
        return outcome.reason
    if outcome.number == OUTSIDE_PERIOD:
        return "版本"
    return "输入" if outcome.number >= WRONG_CLAIM else "冲正"


def _found(
    event: Event, both: Compiled, person: Person, outcome: twice.Settled, sign: int
) -> Iterator[tuple[Expected, int | None]]:
    """Everything that the case expects of the event, with what came out; None where there is no such number."""
    aims = {target.name: at for at, target in enumerate(both.program.targets)}
    for each in event.expected:
        local = local_of(each.subject)
        target, _, part = each.subject.partition(".")
        if target in aims:
            yield each, _measured(both, person, aims[target], part)
        elif each.list:
            found = outcome.rows[each.list][each.row - 1].get(local_of(f"{each.list}.{each.name}"))
            yield each, None if found is None else sign * found
        elif each.to_date:
            yield each, person.to_date(local, both.program, outcome)
        else:
            yield each, sign * outcome.values[local] if local in outcome.values else None


def _mismatches(found: Iterable[tuple[Expected, int | None]], both: Compiled) -> Iterator[Mismatch]:
    for each, actual in found:
        if actual != each.value:
            yield _mismatch(each, actual, 0 if each.to_date else both.step_of(local_of(each.subject)))


def _compared(expected: Expected, actual: int | None) -> Compared:
    told = _mismatch(expected, actual, 0)
    return Compared(
        subject=told.subject, expected=told.expected, actual=told.actual, apart=_apart(expected, actual)
    )


def _apart(expected: Expected, actual: int | None) -> str:
    """How much more or less came out, of what is counted; else only that it differs."""
    if actual == expected.value:
        return ""
    if actual is None or isinstance(expected.kind, Choice | Choices | Flag | Date | Text):
        return "不同"
    more = "多" if actual > expected.value else "少"
    return f"{more} {show(runtime_kind(expected.kind), abs(actual - expected.value))}"


def _measured(both: Compiled, person: Person, at: int, part: str) -> int:
    """A sum of all live settlements so far, or the number of what comes of the target."""
    tallies = person.tallies()
    tally = tallies[at] if tallies else NO_TALLY
    match part:
        case "分子":
            return tally.numerator
        case "分母":
            return tally.denominator
        case _:
            return VERDICTS.options.index(verdict(both.module.TARGETS[at], tally))


def _broken(program: Program, outcome: twice.Settled) -> Iterator[Mismatch]:
    """The 保证 that a settlement does not keep, whatever the case expects."""
    for each in program.guarantees:
        if not outcome.values[each.local]:
            claim = f"不成立(单据:{','.join(_claim(program, outcome))})"
            yield Mismatch(subject=f"保证 {each.name}", expected="成立", actual=claim, step=0)


def _claim(program: Program, outcome: twice.Settled) -> Iterator[str]:
    for item in program.inputs:
        value = outcome.inputs[item.name]
        yield f"{item.name} {value if isinstance(value, str) else value_words(item.kind, value)}"


def _mismatch(expected: Expected, actual: int | None, step: int) -> Mismatch:
    kind = runtime_kind(expected.kind)
    return Mismatch(
        subject=f"本年累计 {expected.subject}" if expected.to_date else expected.subject,
        expected=show(kind, expected.value),
        actual=NO_SUCH if actual is None else show(kind, actual),
        step=step,
    )


def _as_expected(expected: Refused, outcome: twice.Refused) -> bool:
    """A case may name the parameter without the cell of its table that is at fault."""
    parameter = outcome.about.split("〔")[0]
    return expected.reason == reason_of(outcome) and expected.about in ("", outcome.about, parameter)


def _text(reason: str, about: str) -> str:
    return f"拒付({reason}{' ' if about else ''}{about})"
