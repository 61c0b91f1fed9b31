"""A comparison for other programs: amounts as integers of fen, and as texts in yuan."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, TypeAlias, assert_never

from polyc.analysis.claim import EPOCH, value_words
from polyc.analysis.joint import dated_by_side
from polyc.analysis.paying import Declined, Paid, Payout
from polyc.comparing.changes import Change, ClauseChange, Sort, ValueChange
from polyc.comparing.comparison import Comparison, Difference, Version
from polyc.comparing.examples import Example, NoExample, Shown
from polyc.kinds import Text
from polyc.runtime.money import plain_yuan

Json: TypeAlias = Mapping[str, object]

SORTS: Final = {Sort.ADDED: "added", Sort.REMOVED: "removed", Sort.CHANGED: "changed"}


def render_json(made: Comparison) -> str:
    """The whole comparison; ends with a line end."""
    told = {
        "old": _version(made.old),
        "new": _version(made.new),
        "differences": [_difference(each) for each in made.differences],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _version(side: Version) -> Json:
    return {
        "policy": side.policy,
        "title": side.title,
        "day": None if side.day is None else _day(side.day),
        "scenarios": list(side.scenarios),
    }


def _day(days: int) -> str:
    when: date = EPOCH + timedelta(days=days)
    return when.isoformat()


def _difference(each: Difference) -> Json:
    return {"number": each.number, **_change(each.change), "example": _shown(each.shown)}


def _change(change: Change) -> Json:
    match change:
        case ValueChange():
            return {
                "kind": "value",
                "clause": change.clause,
                "cell": change.cell,
                "old": change.old,
                "new": change.new,
                "period": change.period,
                "citations": change.citations,
            }
        case ClauseChange():
            return {
                "kind": SORTS[change.sort],
                "word": change.word,
                "clause": change.name,
                "facts": [{"aspect": each.aspect, "old": each.old, "new": each.new} for each in change.facts],
                "alike": change.alike,
                "period": change.period,
            }
        case _:
            assert_never(change)


def _shown(shown: Shown) -> Json:
    match shown:
        case NoExample(why=why, certain=certain):
            return {"found": False, "why": why, "certain": certain}
        case Example():
            return {
                "found": True,
                "inputs": _inputs(shown),
                "items": {name: [dict(row) for row in rows] for name, rows in shown.claim.items.items()},
                "before": {name: value for name, value in shown.claim.before.items() if value},
                "old": _payout(shown.old),
                "old_with_this_alone": _payout(shown.with_it),
                "new_without_this": _payout(shown.without_it),
                "new": _payout(shown.new),
            }
        case _:
            assert_never(shown)


def _inputs(example: Example) -> Json:
    """Every input in words; texts and the day that each side has of its own are left out."""
    days = set(dated_by_side(example.joint))
    return {
        item.name: value_words(item.kind, example.claim.inputs[item.name])
        for item in example.joint.shared.inputs
        if not isinstance(item.kind, Text) and item.name not in days
    }


def _payout(payout: Payout | None) -> Json | None:
    match payout:
        case None:
            return None
        case Declined(refusal=refusal):
            return {"status": "refused", "reason": refusal.reason, "about": refusal.about}
        case Paid():
            payments = [{"payer": payer, **_amount(fen)} for payer, fen in payout.payers.items()]
            return {
                "status": "settled",
                "payments": payments,
                "rest": None if payout.rest is None else _amount(payout.rest),
                "results": {
                    name: {"value": value, "text": value_words(kind, value)}
                    for name, (value, kind) in payout.results.items()
                },
            }
        case _:
            assert_never(payout)


def _amount(fen: int) -> Json:
    return {"fen": fen, "yuan": plain_yuan(fen)}
