"""不予结算: a refusal that the policy itself writes."""

from __future__ import annotations

from polyc.lowering.conditions import condition
from polyc.lowering.draft import Draft
from polyc.model.policy import Denial


def deny(draft: Draft, node: Denial) -> None:
    """Refuses the claim where the condition holds."""
    message = f"按规定不予结算:{node.name}。"
    draft.refuse(condition(draft, node.condition), "不予结算", node.name, message, node.citations)
