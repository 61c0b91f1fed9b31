"""Which policies have a calculator, and for which sets of scenarios."""

from __future__ import annotations

from polyc.docgen.markup import NOTHING, Markup, element, link, text
from polyc.model.policy import Policy, Purpose


def offered(policy: Policy) -> bool:
    """Whether the policy computes something of a single claim; indicators only measure."""
    return policy.conventions.purpose is not Purpose.INDICATOR


def assumed_sets(policy: Policy) -> tuple[tuple[str, ...], ...]:
    """The sets of scenarios that a case uses, each once, in the order of the cases; none where there is no calculator."""
    if not offered(policy):
        return ()
    found = {frozenset(case.scenarios): case.scenarios for case in reversed(policy.cases) if case.scenarios}
    return tuple(reversed(found.values()))


def invitation(policy: Policy) -> Markup:
    """The link from the policy's page; nothing where there is no calculator."""
    if not offered(policy):
        return NOTHING
    return element(
        "p", link(text("算一算：填单据，看谁付多少"), f"{policy.id}/calculator.html", class_="invitation")
    )
