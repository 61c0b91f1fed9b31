"""How every rule of a ledger stands: stated by clauses, measured, waiting for numbers, left out or still to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import TypeVar

from attrs import frozen

from polyc.docgen.ledger import Ledger, Rule
from polyc.docgen.placing import LeftOut, Mention, Placement

Key = TypeVar("Key")


class Standing(Enum):
    """Where a rule is; the value is what readers are told."""

    STATED = "已写入"
    OPEN = "写入但有待定"
    MEASURED = "作为目标测算"
    LEFT_OUT = "说明不写"
    UNDONE = "未完成"


@frozen(kw_only=True)
class Entry:
    """A rule with the clauses that state it; `why` is told only where none does."""

    rule: Rule
    standing: Standing
    placements: tuple[Placement, ...]
    why: str


def entries(ledger: Ledger, mentions: Sequence[Mention]) -> tuple[Entry, ...]:
    """Every rule of the ledger, in its order."""
    return tuple(_entry(rule, [each for each in mentions if each.rule == rule.id]) for rule in ledger.rules)


def _entry(rule: Rule, mentions: Sequence[Mention]) -> Entry:
    placements = tuple(each for each in mentions if isinstance(each, Placement))
    reasons = [rule.why, *(each.why for each in mentions if isinstance(each, LeftOut)), rule.todo]
    why = "" if placements else next(filter(None, reasons), "")
    return Entry(rule=rule, standing=_standing(rule, placements, why), placements=placements, why=why)


def _standing(rule: Rule, placements: Sequence[Placement], why: str) -> Standing:
    if not placements:
        return Standing.UNDONE if (rule.todo and why == rule.todo) or not why else Standing.LEFT_OUT
    paying = [each for each in placements if not each.measured]
    if not paying:
        return Standing.MEASURED
    return Standing.OPEN if all(each.open for each in paying) else Standing.STATED


def unknown(ledger: Ledger, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """What a policy says of rules that are not in the ledger."""
    known = {rule.id for rule in ledger.rules}
    return tuple(each for each in mentions if each.rule not in known)


def counted(found: Iterable[Entry], by: Callable[[Entry], Key]) -> dict[Key, Counter[Standing]]:
    """How many rules stand how, by something of theirs."""
    made: dict[Key, Counter[Standing]] = {}
    for each in found:
        made.setdefault(by(each), Counter())[each.standing] += 1
    return made
