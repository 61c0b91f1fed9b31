"""Codes of the national interface that policies declare, and the links to what they mean."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.docgen import anchors
from polyc.docgen.markup import Markup, element, link, text
from polyc.model.policy import Benefit, Compute, Layer, Policy
from polyc.terms.glossary import fields_by_code


def codes(policy: Policy) -> Iterator[str]:
    """Every 接口 code that the policy declares: of inputs, lists and what is computed."""
    yield from (node.field for node in policy.inputs if node.field)
    yield from (each.field for each in policy.lists if each.field)
    yield from (node.field for each in policy.lists for node in each.inputs if node.field)
    for node in policy.definitions:
        match node:
            case Layer(field=field) | Compute(field=field) | Benefit(field=field) if field:
                yield field
            case _:
                pass


def field_link(code: str, to: str) -> Markup:
    """A field's code, leading to where it is explained; `to` is the address of the glossary."""
    found = fields_by_code().get(code)
    shown = element("code", text(code))
    if found is None:
        return shown
    return link(shown, f"{to}#{anchors.field(code)}", class_="field", title=found.name)
