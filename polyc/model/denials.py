"""不予结算 looked up."""

from __future__ import annotations

from polyc.model.conditions import condition
from polyc.model.context import Context, notes
from polyc.model.policy import Denial
from polyc.syntax import clauses as syntax


def denial(context: Context, node: syntax.Denial) -> Denial | None:
    """The denial; its condition reads what stands above it."""
    holds = condition(context, node.condition)
    citations = context.citations(node.citations)
    if holds is None:
        return None
    return Denial(
        name=node.name.text, condition=holds, citations=citations, notes=notes(node), span=node.span
    )
