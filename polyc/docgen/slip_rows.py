"""What a settlement computes for each item of a roster: one column an item, one row a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polyc.docgen.markup import Markup, element, text
from polyc.docgen.tables import grid, head_cells
from polyc.kinds import Text
from polyc.model.policy import ItemList, Policy, Settlement
from polyc.runtime.explaining import ItemResult


def row_results(policy: Policy, event: Settlement, items: Sequence[ItemResult]) -> Iterator[Markup]:
    """A table for each list whose items have values."""
    for node in policy.lists:
        own = [each for each in items if each.items == node.name]
        if own:
            head = head_cells("", *_names(node, event, len(own)))
            rows = [
                _row(node.name, [each.steps[at].text for each in own], label) for at, label in _labels(own)
            ]
            yield grid(head, rows, "row-results")


def _labels(own: Sequence[ItemResult]) -> list[tuple[int, str]]:
    return [(at, step.label) for at, step in enumerate(own[0].steps)]


def _row(owner: str, values: Sequence[str], label: str) -> list[Markup]:
    cells = (element("td", text(value), class_="num") for value in values)
    return [element("th", text(label.removeprefix(f"{owner}.")), scope="row"), *cells]


def _names(node: ItemList, event: Settlement, count: int) -> Iterator[str]:
    """What people call each item: its first text, or its number."""
    first = next((each.name for each in node.inputs if isinstance(each.kind, Text)), "")
    entered = dict(event.items).get(node.name, ())
    for at in range(count):
        given = dict(entered[at]) if at < len(entered) else {}
        yield str(given.get(first, f"第 {at + 1} 行"))
