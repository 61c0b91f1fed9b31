"""Targets for other programs: sums as whole numbers of fen or of what is counted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import ModuleType
from typing import TYPE_CHECKING, Any

from polyc.runtime.money import plain_yuan

if TYPE_CHECKING:
    from polyc.cli.measuring import Measured
    from polyc.kernel.program import Program


def measured_json(program: Program, module: ModuleType, found: Measured) -> str:
    """Identity, counts, targets and refusals; ends with a line end."""
    identity = program.identity
    pairs = zip(module.TARGETS, found.tallies, strict=True)
    made = {
        "policy": identity.policy,
        "version": identity.version,
        "source_sha256": identity.source_sha256,
        "scenarios": list(identity.scenarios),
        "settled": found.settled,
        "targets": [target_json(module, target, tally) for target, tally in pairs],
        "refused": [{"claim": each.place, **_refusal(each.refusal)} for each in found.refused],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def target_json(module: ModuleType, target: Any, tally: Any) -> Mapping[str, object]:
    """A target and its sums; `module` is a generated one, or the runtime's own `measuring`."""
    away = module.distance(target, tally)
    divided = target.at[1] >= 0
    return {
        "name": target.name,
        "aim": target.words,
        "kind": target.kind.name,
        "low": target.low,
        "low_included": target.included[0],
        "high": target.high,
        "high_included": target.included[1],
        "pending": list(target.pending),
        "verdict": module.verdict(target, tally),
        "counted": tally.counted,
        "undecided": tally.undecided,
        "numerator": _amount(target.numerator, tally.numerator),
        "denominator": _amount(target.denominator, tally.denominator) if divided else None,
        "ratio": module.ratio_text(target, tally),
        "distance": None if away is None else {"word": away[0], **_amount(target.numerator, away[1])},
        "citations": [each._asdict() for each in target.citations],
    }


def _amount(kind: Any, number: int) -> Mapping[str, object]:
    if kind.name == "money":
        return {"fen": number, "yuan": plain_yuan(number)}
    return {"count": number, "unit": kind.unit}


def _refusal(refusal: Any) -> Mapping[str, object]:
    return {**refusal._asdict(), "citations": [each._asdict() for each in refusal.citations]}
