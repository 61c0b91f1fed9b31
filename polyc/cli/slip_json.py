"""Settlement slips for other programs: amounts as integers of fen, and as texts in yuan."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any, assert_never

from polyc.cli.slip import Refused, Settled, Slip
from polyc.runtime.explaining import StepResult
from polyc.runtime.money import plain_yuan


def slips_json(module: ModuleType, slips: Sequence[Slip], state: Any, explain: bool) -> str:
    """All slips in their order and the state after the last; ends with a line end."""
    made = {
        "slips": [_slip(module, slip, explain) for slip in slips],
        "state": module.state_to_json(state),
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _slip(module: ModuleType, slip: Slip, explain: bool) -> Mapping[str, object]:
    match slip:
        case Settled():
            return {"status": "settled", "claim": slip.place, **_settled(module, slip, explain)}
        case Refused(refusal=refusal):
            told = {**refusal._asdict(), "citations": [each._asdict() for each in refusal.citations]}
            return {"status": "refused", "claim": slip.place, **told}
        case _:
            assert_never(slip)


def _settled(module: ModuleType, slip: Settled, explain: bool) -> Mapping[str, object]:
    steps = {"steps": [_step(step) for step in slip.steps], **_items(slip)} if explain else {}
    return {
        "payments": [
            {"payer": paid.payer, "name": name, **_amount(fen)}
            for paid in slip.payers
            for name, fen in paid.parts
        ],
        **_shared(slip),
        **steps,
        "settlement": module.settlement_to_json(slip.settlement),
    }


def _shared(slip: Settled) -> Mapping[str, object]:
    told = zip(("patient", "total"), slip.shared, strict=False)
    return {key: {"name": name, **_amount(fen)} for key, (name, fen) in told}


def _items(slip: Settled) -> Mapping[str, object]:
    if not slip.lists:
        return {}
    told = [
        {"list": each.items, "row": each.row, "steps": [_step(step) for step in each.steps]}
        for each in slip.items
    ]
    return {"items": told}


def _amount(fen: int) -> Mapping[str, object]:
    return {"fen": fen, "yuan": plain_yuan(fen)}


def _step(step: StepResult) -> Mapping[str, object]:
    return {**step._asdict(), "citations": [each._asdict() for each in step.citations]}
