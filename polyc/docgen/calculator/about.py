"""What a calculator shows beside the compiled policy, as a classic script: payers, running totals, worked cases.

The page may be opened from a folder, where a browser fetches no JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from polyc.backends.kinds import runtime_kind
from polyc.backends.sample import json_value
from polyc.docgen.calculator.before import cell_label, cells, opening_cells
from polyc.docgen.palette import PATIENT, hues
from polyc.docgen.publication import Publication
from polyc.kernel.program import Cell, Program
from polyc.kinds import Count, Kind
from polyc.model.policy import Case, Policy, Settlement

Json: TypeAlias = "dict[str, object]"


def about(publication: Publication, files: Sequence[str]) -> str:
    """Sets ``polycCalculator.about``; `files` are the scripts that the page may load."""
    policy, program = publication.policy, publication.program
    told: Json = {
        "policy": policy.id,
        "home": f"../{policy.id}.html",
        "files": list(files),
        "payers": _payers(program),
        "balance": None
        if program.balance is None
        else {
            "total": program.balance.total,
            "rest": program.balance.rest,
            "hue": PATIENT.class_name,
        },
        "cells": {cell.name: _cell(policy, cell) for cell in cells(publication)},
        "opening": [cell.name for cell in opening_cells(publication)],
        "year": _year(program),
        "examples": list(_examples(publication)),
    }
    return (
        "globalThis.polycCalculator = globalThis.polycCalculator || Object.create(null);\n"
        f"globalThis.polycCalculator.about = {_script(told)};\n"
    )


def _script(value: object) -> str:
    """JSON that is JavaScript in every engine, and in which no tag begins."""
    made = json.dumps(value, ensure_ascii=False, indent=1)
    return made.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _payers(program: Program) -> list[Json]:
    """Every payer once, with the steps that say what it pays and what it pays for."""
    colours = hues(each.payer for each in program.payments)
    return [
        {
            "payer": payer,
            "hue": colours[payer].class_name,
            "steps": [each.name for each in program.payments if each.payer == payer],
            "what": "、".join(each.name.split(".")[0] for each in program.payments if each.payer == payer),
        }
        for payer in dict.fromkeys(each.payer for each in program.payments)
    ]


def _cell(policy: Policy, cell: Cell) -> Json:
    """What people call a running total, and what it counts."""
    unit = cell.kind.unit if isinstance(cell.kind, Count) else ""
    return {"label": cell_label(policy, cell), "kind": runtime_kind(cell.kind).name, "unit": unit}


def _year(program: Program) -> Json | None:
    """The date that tells the benefit year, and the month with which a year begins; None where no date does."""
    field = next((each.field for each in program.inputs if each.name == program.year_date), None)
    return None if field is None else {"field": field, "month": program.year_month}


# ---- cases to start from ----


def _examples(publication: Publication) -> Iterator[Json]:
    """The cases that are settled throughout and begin with nothing, or with what the page lets enter."""
    sets = [frozenset(each.identity.scenarios) for each in (publication.program, *publication.assumed)]
    enterable = {cell_label(publication.policy, cell): cell for cell in opening_cells(publication)}
    for case in publication.policy.cases:
        under = frozenset(case.scenarios)
        if _settled(case) and under in sets and all(name in enterable for name, _ in case.before):
            claims = [
                _claim(publication.policy, event) for event in case.events if isinstance(event, Settlement)
            ]
            opening = {
                enterable[name].name: _value(enterable[name].kind, value) for name, value in case.before
            }
            yield {
                "name": case.name,
                "program": sets.index(under),
                "opening": opening,
                "claims": claims,
            }


def _settled(case: Case) -> bool:
    return all(isinstance(event, Settlement) and event.refused is None for event in case.events)


def _claim(policy: Policy, event: Settlement) -> Json:
    """The claim of an event as `claimFromJson` reads it, by the author's names."""
    kinds = {each.name: each.kind for each in policy.inputs}
    claim: Json = {name: _value(kinds[name], value) for name, value in event.inputs}
    entered = dict(event.items)
    for node in policy.lists:
        own = {each.name: each.kind for each in node.inputs}
        claim[node.name] = [
            {name: _value(own[name], value) for name, value in row} for row in entered.get(node.name, ())
        ]
    return claim


def _value(kind: Kind, value: int | str) -> object:
    return value if isinstance(value, str) else json_value(kind, value)
