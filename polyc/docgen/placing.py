"""Which clause of which policy states a rule, as the notes below the clauses tell: ``注 规则 BJ-14、BJ-24``.

A note that says more than that is prose, and places nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias, assert_never

from attrs import frozen

from polyc.docgen import anchors
from polyc.docgen.ledger import RULE
from polyc.docgen.policy_page import policy_path
from polyc.docgen.publication import Publication
from polyc.docgen.remarks import clauses, notes_of
from polyc.model import policy as model
from polyc.model.policy import Definition, Policy, Settlement
from polyc.model.scenarios import pending
from polyc.model.walk import definition_parameters
from polyc.source.span import Span
from polyc.syntax.clauses import (
    Apportion,
    Benefit,
    BestParameters,
    BestRun,
    Case,
    Change,
    Clause,
    Compute,
    Convention,
    Denial,
    Document,
    Effective,
    Guarantee,
    Inherit,
    InputLine,
    Inputs,
    Item,
    Items,
    Layer,
    PolicyId,
    Pool,
    Region,
    RoundingRule,
    Scenario,
    Split,
    Suppose,
    Target,
    Title,
)

_NOTE: Final = re.compile(rf"规则 ({RULE.pattern}(?:、{RULE.pattern})*)(?: 未收[:：](.*))?", re.DOTALL)

Named: TypeAlias = tuple[tuple[str, ...], str | None]
"""Rules that a note names, and why they are left out; None where the clause states them."""


@frozen(kw_only=True)
class Example:
    """A case by its name, and the address of its slips."""

    name: str
    address: str


@frozen(kw_only=True)
class Placement:
    """A clause that states a rule.

    `word` is its sort, `name` the author's; `open` where it rests on something 待定,
    `measured` where it is a 目标.  `cases` name the rule, or else expect something of
    the clause.
    """

    rule: str
    policy: str
    title: str
    word: str
    name: str
    address: str
    open: bool
    measured: bool
    cases: tuple[Example, ...]


@frozen(kw_only=True)
class LeftOut:
    """A rule that a policy says it leaves out, and why."""

    rule: str
    policy: str
    why: str


Mention: TypeAlias = Placement | LeftOut


def mentions(publication: Publication) -> Iterator[Mention]:
    """Every rule that a note of the policy names, in text order; notes of cases and scenarios aside.

    What comes along from another policy is placed where that policy is published.
    """
    cases = tuple(_cases(publication))
    for item in publication.tree.items:
        if isinstance(item, Case | Scenario) or item.span.origin is not None:
            continue
        for clause in clauses(item):
            for rules, why in _named(clause):
                for rule in rules:
                    if why is None:
                        yield _placement(publication, item, clause, rule, cases)
                    else:
                        yield LeftOut(rule=rule, policy=publication.policy.id, why=why)


def _named(clause: Clause) -> Iterator[Named]:
    for note in notes_of(clause):
        if found := _NOTE.fullmatch(note.strip()):
            yield tuple(found[1].split("、")), None if found[2] is None else found[2].strip()


# ---- cases ----

_Told: TypeAlias = tuple[Example, frozenset[str], frozenset[str]]
"""A case, the rules that its notes name, and the clauses of which it expects something."""


def _cases(publication: Publication) -> Iterator[_Told]:
    written = [item for item in publication.tree.items if isinstance(item, Case)]
    home = f"{policy_path(publication).removesuffix('.md')}/cases.html"
    for number, (node, case) in enumerate(zip(written, publication.policy.cases, strict=True), 1):
        named = {rule for clause in clauses(node) for rules, _ in _named(clause) for rule in rules}
        expected = {each.subject.split(".")[0] for event in case.events for each in event.expected}
        refused = {
            event.refused.about.split(".")[0].split("〔")[0]
            for event in case.events
            if isinstance(event, Settlement) and event.refused is not None
        }
        example = Example(name=case.name, address=f"{home}#{anchors.case(number)}")
        yield example, frozenset(named), frozenset(expected | refused)


def _examples(rule: str, name: str, cases: tuple[_Told, ...]) -> tuple[Example, ...]:
    of_rule = tuple(example for example, named, _ in cases if rule in named)
    return of_rule or tuple(example for example, _, about in cases if name in about)


# ---- clauses ----


def _placement(
    publication: Publication, item: Item, clause: Clause, rule: str, cases: tuple[_Told, ...]
) -> Placement:
    word, name = _words(item, clause)
    policy = publication.policy
    return Placement(
        rule=rule,
        policy=policy.id,
        title=policy.title,
        word=word,
        name=name,
        address=f"{policy_path(publication).removesuffix('.md')}.html#{_anchor(publication, word, name, clause.span)}",
        open=_is_open(policy, name),
        measured=word == "目标",
        cases=_examples(rule, name, cases),
    )


def _words(item: Item, clause: Clause) -> tuple[str, str]:
    """The sort of a clause and the author's name, "" where it has none."""
    match item:
        case Title() | PolicyId() | Region() | Inherit() | Effective():
            return "政策", ""
        case Convention():
            return "口径", ""
        case RoundingRule():
            return "舍入", ""
        case Document(name=name):
            return "文件", name.text
        case Inputs():
            return "输入", clause.name.text if isinstance(clause, InputLine) else ""
        case Items(name=name):
            return "明细", name.text
        case Compute(name=name):
            return "计算", name.text
        case Pool(name=name):
            return "额度", name.text
        case Layer(name=name):
            return "层", name.text
        case Benefit(name=name):
            return "给付", name.text
        case Split(name=name) | Apportion(name=name):
            return "分配", name.text
        case Denial(name=name):
            return "不予结算", name.text
        case Change(target=target):
            return "修改", target.text
        case Suppose(name=name):
            return "假设", name.text
        case BestRun(subject=subject) | BestParameters(subject=subject):
            return "就高", subject.text
        case Guarantee(name=name):
            return "保证", name.text
        case Target(name=name):
            return "目标", name.text
        case Scenario(name=name):
            return "情景", name.text
        case Case(name=name):
            return "案例", name.text
        case _:
            assert_never(item)


def _anchor(publication: Publication, word: str, name: str, place: Span) -> str:
    """Where the page explains the clause, else its line in the source text."""
    if name and word in ("输入", "明细", "计算", "额度", "层", "给付", "分配", "不予结算", "假设"):
        owner = next(
            filter(None, (_list(each) for each in publication.policy.definitions if each.name == name)), ""
        )
        return anchors.item(owner, name) if owner else anchors.named(name)
    line, _ = publication.source.position(place.start)
    return anchors.line(line)


def _list(definition: Definition) -> str:
    """The list of whose every item it is; "" for a value of the claim."""
    return definition.list if isinstance(definition, model.Compute | model.Split | model.Apportion) else ""


def _is_open(policy: Policy, name: str) -> bool:
    """Whether something is 待定 in the newest version of what the definition says."""
    return any(
        pending(parameter.versions[-1].value)
        for definition in policy.definitions
        if definition.name == name
        for parameter in definition_parameters(definition)
    )
