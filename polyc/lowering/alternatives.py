"""假设 and 就高, by copies of the layers that they evaluate again."""

from __future__ import annotations

from attrs import evolve, frozen

from polyc.diagnostics.items import ItemsUnderAnother
from polyc.kernel.expressions import (
    Compare,
    Comparison,
    Const,
    Expression,
    Input,
    Local,
    Overlap,
    Select,
)
from polyc.kernel.statements import Guard, Let, Statement
from polyc.kernel.walk import statements
from polyc.kinds import FLAG, MONEY, Choice, Choices
from polyc.lowering.conditions import all_of, equal, negated
from polyc.lowering.copies import Copying, Group, affected, copied, lists_reading, renamed
from polyc.lowering.draft import Draft
from polyc.lowering.exact import plus
from polyc.lowering.naming import quantity_name, slot_local
from polyc.model.policy import BestMode, BestRun, Suppose
from polyc.model.values import InputValue, Slot
from polyc.source.span import Span


def suppose(draft: Draft, node: Suppose) -> None:
    """The layers as they would be; pools are read as they stood, and nothing is written."""
    subject = node.subject
    name = quantity_name(subject)
    given: Expression = Input(name) if isinstance(subject, InputValue) else Local(name)
    how = Copying(run=node.name, words=node.name, given={given: Const(node.value)})
    refuse_items(draft, how, node.span)
    names = affected(draft.computing(node.layers), node.layers, how.given)
    draft.body.extend(copied(draft, (draft.groups[each] for each in names), how))


def refuse_items(draft: Draft, how: Copying, span: Span) -> None:
    """Reports lists whose items would have to be computed anew."""
    for owner in lists_reading(draft.drafted_lists, how.given):
        draft.found.append(ItemsUnderAnother(span=span, list=owner))


# ---- 就高 ----


@frozen(kw_only=True)
class Run:
    """One identity's run: `number` is its option, or the number of options for none of them."""

    number: int
    words: str
    held: Local
    score: Local


def best(draft: Draft, rule: BestRun, stretch: tuple[str, ...], groups: dict[str, Group]) -> None:
    """Puts the best run in place of the layers' own statements.

    `groups` holds the statements of the stretch, drafted but not yet in the body.  Every
    held option is run, from the same snapshot; the dearest run wins, equal ones in the
    written order; the winner's values get the layers' own names.
    """
    body = tuple(statement for group in groups.values() for statement in group)
    changed = Copying(run="", words="", given={Input(rule.subject.name): Const(0)})
    refuse_items(draft, changed, rule.span)
    runs = [_run(draft, rule, stretch, groups, number) for number in _numbers(rule)]
    ranked = sorted(runs, key=lambda run: _rank(rule, run))
    winner = _winner(draft, rule, stretch, ranked)
    for statement in statements(body):
        if isinstance(statement, Let):
            draft.body.append(_chosen(statement, stretch, runs, winner))


def _numbers(rule: BestRun) -> range:
    return range(len(_options(rule)) + 1)


def _options(rule: BestRun) -> tuple[str, ...]:
    assert isinstance(rule.subject.kind, Choices)
    return rule.subject.kind.options


def _rank(rule: BestRun, run: Run) -> int:
    return rule.ties.index(run.number) if run.number in rule.ties else len(rule.ties)


def _prefix(stretch: tuple[str, ...], number: int) -> str:
    return f"{stretch[0]}_就高{number + 1}"


def _run(draft: Draft, rule: BestRun, stretch: tuple[str, ...], groups: dict[str, Group], number: int) -> Run:
    """One run under a guard: whoever does not hold the option neither pays nor is refused by it."""
    options, bits = _options(rule), Input(rule.subject.name)
    prefix = _prefix(stretch, number)
    if number < len(options):
        words, mask = f"若按{options[number]}", 1 << number
        holds: Expression = Overlap(bits=bits, mask=mask)
    else:
        words, mask = "若无身份", 0
        holds = negated(Overlap(bits=bits, mask=(1 << len(options)) - 1))
    held = draft.let(f"{prefix}_持有", holds, FLAG)
    how = Copying(run=prefix, words=words, given={bits: Const(mask)})
    needed = affected(draft.computing(stretch) | groups, stretch, how.given)
    known = draft.groups | groups
    draft.body.append(Guard(condition=held, body=copied(draft, (known[each] for each in needed), how)))
    paid = [Local(renamed(slot_local(layer, Slot.PAID), how)) for layer in stretch]
    return Run(number=number, words=words, held=held, score=draft.let(f"{prefix}_合计", plus(*paid), MONEY))


def _winner(draft: Draft, rule: BestRun, stretch: tuple[str, ...], ranked: list[Run]) -> Local:
    """The number of the run that pays most; one that is not held pays nothing and never wins."""
    cases = []
    for run in ranked[:-1]:
        others = [other for other in ranked if other is not run]
        beats = (_at_least(run.score, other.score) for other in others)
        cases.append((all_of(run.held, *beats), Const(run.number)))
    value = Select(cases=tuple(cases), otherwise=Const(ranked[-1].number))
    kind = Choice(options=(*_options(rule), "无身份"))
    step = draft.step(
        f"{'、'.join(stretch)}·就高按", (f"{rule.mode.value}取支付最多的一种身份",), rule.citations
    )
    return draft.let(f"{stretch[0]}_就高", value, kind, step)


def _at_least(left: Expression, right: Expression) -> Expression:
    return Compare(comparison=Comparison.AT_LEAST, left=left, right=right)


def _chosen(let: Let, stretch: tuple[str, ...], runs: list[Run], winner: Local) -> Statement:
    """A layer's own value: that of the winning run."""
    cases = tuple(
        (equal(winner, run.number), Local(f"{_prefix(stretch, run.number)}_{let.name}")) for run in runs[:-1]
    )
    last = Local(f"{_prefix(stretch, runs[-1].number)}_{let.name}")
    value: Expression = Select(cases=cases, otherwise=last)
    step = None
    if let.step is not None:
        step = evolve(let.step, formula=("取就高所选身份的结果",))
    return evolve(let, value=value, step=step)


def stretches(rule: BestRun) -> tuple[tuple[str, ...], ...]:
    """The layers that are run together: all of them, or each by itself."""
    if rule.mode is BestMode.WHOLE:
        return (rule.layers,)
    return tuple((layer,) for layer in rule.layers)
