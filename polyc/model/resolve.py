"""Syntax to model: one pass from top to bottom, all mistakes at once."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from polyc.diagnostics.diagnostic import Diagnostic, Outcome, Severity
from polyc.model.alternatives import announce, best_runs, check_directions, guarantees
from polyc.model.cases import cases
from polyc.model.changes import announce_changes, unclaimed
from polyc.model.context import Context, notes
from polyc.model.definitions import definitions
from polyc.model.heads import at_most_one, conventions, documents, only, period, policy_id, roundings
from polyc.model.inputs import inputs
from polyc.model.items import lists
from polyc.model.names import check_names
from polyc.model.policy import Ancestor, Policy
from polyc.model.scenarios import known_parameters, scenarios
from polyc.model.targets import targets
from polyc.syntax import clauses as syntax

MOST_FINDINGS: Final = 200


def resolve(tree: syntax.SourcePolicy) -> Outcome[Policy]:
    """The policy that `tree` means; no value where anything is wrong."""
    items = tree.items
    context = Context(start=0, end=None)
    announce_changes(context, tree)
    at_most_one(context, items, syntax.Inherit, "沿用")
    check_names(context, items)
    title = only(context, items, syntax.Title, "政策", "政策  某市居民医保住院待遇")
    identity = policy_id(context, items)
    region = only(context, items, syntax.Region, "地区", "地区  山东省 威海市")
    context.start, context.end = period(context, items)
    listed = documents(context, items)
    rounded = roundings(context, items)
    given = inputs(context, items)
    announce(context, items)
    listed_items = lists(context, items)
    defined = definitions(context, items)
    agreed = conventions(context, items)
    best = best_runs(context, items, [each.name for each in defined])
    promised = guarantees(context, items)
    aimed = targets(context, items, agreed, rounded)
    if agreed is None or title is None or region is None:
        return Outcome(value=None, diagnostics=_in_order(context))
    policy = Policy(
        id=identity,
        title=title.text,
        region=tuple(name.text for name in region.names),
        ancestors=tuple(
            Ancestor(id=each.policy, title=each.title, region=each.region, sha256=each.sha256)
            for each in tree.ancestors
        ),
        start=context.start,
        end=context.end,
        conventions=agreed,
        roundings=rounded,
        documents=listed,
        inputs=given,
        lists=listed_items,
        definitions=defined,
        best_runs=best,
        guarantees=promised,
        targets=aimed,
        scenarios=(),
        cases=(),
        notes=notes(title),
    )
    known = known_parameters(policy)
    unclaimed(context, known)
    check_directions(context, items, list(known))
    sketched = scenarios(context, items, known)
    told = cases(context, items, sketched)
    found = _in_order(context)
    if any(each.severity is Severity.ERROR for each in found):
        return Outcome(value=None, diagnostics=found)
    return Outcome(value=evolve(policy, scenarios=sketched, cases=told), diagnostics=found)


def _in_order(context: Context) -> tuple[Diagnostic, ...]:
    """The findings in the order of the text; nobody reads more than `MOST_FINDINGS`."""
    return tuple(sorted(dict.fromkeys(context.found), key=lambda each: each.span))[:MOST_FINDINGS]
