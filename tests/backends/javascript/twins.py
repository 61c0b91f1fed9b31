"""The same call of the generated Python and of the generated JavaScript; JSON is what they share."""

from __future__ import annotations

from datetime import date
from typing import Any

from polyc.testing.module import Compiled
from tests.backends.javascript.node import Node


def plain(value: Any) -> Any:
    """A value of the generated Python as JSON: named tuples as objects, days and options as texts."""
    match value:
        case tuple() if hasattr(value, "_asdict"):
            return {name: plain(item) for name, item in value._asdict().items()}
        case tuple() | list():
            return [plain(item) for item in value]
        case dict():
            return {name: plain(item) for name, item in value.items()}
        case frozenset():
            return sorted(value)
        case date():
            return value.isoformat()
        case _:
            return value


def claim_of(both: Compiled, claim: Any) -> dict[str, Any]:
    """A typed claim of the generated Python as one of the generated JavaScript."""
    program = both.program
    fields = [item.field for item in program.inputs]
    values = dict(zip(fields, map(plain, claim), strict=False))
    held = claim[len(fields) :]
    rows = {
        each.field: [
            dict(zip([item.field for item in each.items], map(plain, row), strict=True)) for row in found
        ]
        for each, found in zip(program.lists, held, strict=True)
    }
    return {**values, **rows}


def answer(both: Compiled, result: Any) -> dict[str, Any]:
    """What `settle` or `reverse` of the generated Python answers, as the runner tells it."""
    module = both.module
    if isinstance(result, module.Refused):
        return {"refused": plain(result)}
    return {
        "settlement": module.settlement_to_json(result.settlement),
        "state": module.state_to_json(result.state),
    }


def told(both: Compiled, claim: Any, state: Any) -> dict[str, Any]:
    """What the generated Python explains, as the runner tells it."""
    module = both.module
    steps = module.explain(claim, state)
    if isinstance(steps, module.Refused):
        return {"refused": plain(steps)}
    items = module.explain_items(claim, state)
    return {"steps": plain(steps), "items": plain(items), "text": module.explain_text(steps)}


def unordered(found: Any) -> Any:
    """Lists of options in one order: those of a set have none in Python."""
    match found:
        case dict():
            return {name: unordered(item) for name, item in found.items()}
        case list() if found and all(isinstance(item, str) for item in found):
            return sorted(found)
        case list():
            return [unordered(item) for item in found]
        case _:
            return found


def settle(both: Compiled, node: Node, claim: Any, state: Any) -> Any:
    """The Python result, which JavaScript gives as well, with the same explanation; each reads the other's state."""
    module = both.module
    result = module.settle(claim, state)
    given = claim_of(both, claim), module.state_to_json(state)
    found = node.ask("typed", *given)
    assert unordered(found) == unordered(answer(both, result)), given
    if not isinstance(result, module.Refused):
        written = written_claim(both, claim)
        assert module.claim_from_json(written) == claim
        assert node.ask("settle", written, given[1]) == found
        assert node.ask("explain", written, given[1]) == told(both, claim, state)
        assert node.ask("measure", written, given[1]) == {"tallies": plain(module.measure(claim, state))}
        assert module.state_from_json(found["state"]) == result.state
        assert module.settlement_from_json(found["settlement"]) == result.settlement
    return result


def reverse(both: Compiled, node: Node, settlement: Any, state: Any) -> Any:
    """The Python result, which JavaScript gives as well."""
    module = both.module
    result = module.reverse(settlement, state)
    found = node.ask("reverse", module.settlement_to_json(settlement), module.state_to_json(state))
    assert unordered(found) == unordered(answer(both, result))
    return result


def written_claim(both: Compiled, claim: Any) -> dict[str, Any]:
    """A typed claim as JSON: amounts in yuan, rates in percent."""
    program, module = both.program, both.module
    held = claim[len(program.inputs) :]
    values = {
        field.field: module.as_json(field.kind, value)
        for field, value in zip(module.FIELDS, claim, strict=False)
    }
    rows = {
        each.field: [
            {
                item.field.field: module.as_json(item.field.kind, value)
                for item, value in zip(each.items, row, strict=True)
            }
            for row in found
        ]
        for each, found in zip(module.LISTS, held, strict=True)
    }
    return {**values, **rows}
