"""假设, 就高 and 保证: subjects, layers and options looked up."""

from __future__ import annotations

from typing import Final

from polyc.diagnostics.alternatives import LayersApart, UnrankedOptions
from polyc.diagnostics.head import UnknownChoice
from polyc.diagnostics.names import UnknownName
from polyc.diagnostics.values import WrongKind
from polyc.kinds import MONEY, Choice, Choices, Flag
from polyc.model.aggregates import list_spoken_of
from polyc.model.conditions import condition, option_indices
from polyc.model.context import Context, Sort, notes, similar
from polyc.model.kind_words import FLAG_WORDS, kind_text
from polyc.model.policy import BestMode, BestRun, Guarantee, Suppose
from polyc.model.values import Computed, InputValue
from polyc.syntax import clauses as syntax
from polyc.syntax.values import Name

EACH_PARAMETER: Final = "逐参数"


def announce(context: Context, items: tuple[syntax.Item, ...]) -> None:
    """Notes which layers and parameters a 就高 decides, before anything is read that rests on it."""
    modes = {each.value: each for each in BestMode}
    layers: set[str] = set()
    for item in items:
        match item:
            case syntax.BestRun():
                if item.mode.text not in modes:
                    _unknown_mode(context, item.mode)
                layers |= {name.text for name in item.layers}
            case syntax.BestParameters():
                if item.mode.text != EACH_PARAMETER:
                    _unknown_mode(context, item.mode)
                context.directions |= {each.path.text: each.highest for each in item.directions}
            case _:
                pass
    context.best_layers = frozenset(layers)


def _unknown_mode(context: Context, name: Name) -> None:
    choices = (*(each.value for each in BestMode), EACH_PARAMETER)
    context.report(UnknownChoice(span=name.span, about="就高", found=name.text, choices=choices))


# ---- 假设 ----


def suppose(context: Context, node: syntax.Suppose) -> Suppose | None:
    """The counterfactual; its subject is a choice, its layers stand above it."""
    subject = context.reference(node.subject)
    layers = _layers(context, node.layers)
    made: Suppose | None = None
    if isinstance(subject, InputValue | Computed) and layers is not None:
        options = _options(context, node, subject)
        indices = option_indices(context, (node.option,), options, node.subject.text) if options else None
        if indices is not None:
            made = Suppose(
                name=node.name.text,
                subject=subject,
                value=indices[0],
                layers=layers,
                citations=context.citations(node.citations),
                notes=notes(node),
                span=node.span,
            )
    context.declare(node.name, Sort.SUPPOSE, MONEY)
    context.supposed[node.name.text] = layers or ()
    return made


def _options(context: Context, node: syntax.Suppose, subject: InputValue | Computed) -> tuple[str, ...]:
    match subject.kind:
        case Choice(options=options):
            return options
        case Flag():
            return FLAG_WORDS
        case _:
            found = kind_text(subject.kind)
            context.report(WrongKind(span=node.subject.span, found=found, wanted="单选的输入或计算"))
            return ()


def _layers(context: Context, names: tuple[Name, ...]) -> tuple[str, ...] | None:
    found = [context.lookup(name, "层", Sort.LAYER) for name in names]
    return None if None in found else tuple(name.text for name in names)


# ---- 就高 ----


def best_runs(context: Context, items: tuple[syntax.Item, ...], order: list[str]) -> tuple[BestRun, ...]:
    """All 就高 over runs; `order` holds the definitions of the policy as they stand."""
    nodes = [item for item in items if isinstance(item, syntax.BestRun)]
    return tuple(made for node in nodes if (made := _best_run(context, node, order)) is not None)


def _best_run(context: Context, node: syntax.BestRun, order: list[str]) -> BestRun | None:
    symbol = context.lookup(node.subject, "可兼的输入", Sort.INPUT)
    layers = _layers(context, node.layers)
    if symbol is None or layers is None:
        return None
    if not isinstance(symbol.kind, Choices):
        context.report(WrongKind(span=node.subject.span, found=kind_text(symbol.kind), wanted="可兼的选项"))
        return None
    ties = option_indices(context, node.ties, symbol.kind.options, symbol.name)
    if ties is None:
        return None
    left = tuple(o for at, o in enumerate(symbol.kind.options) if at not in ties)
    if left or len(set(ties)) < len(ties):
        context.report(UnrankedOptions(span=node.span, missing=left))
        return None
    places = [order.index(layer) for layer in layers if layer in order]
    if places != sorted(places):
        context.report(LayersApart(span=node.span, layers=layers))
    subject = InputValue(kind=symbol.kind, name=symbol.name, span=node.subject.span)
    return BestRun(
        mode=next((each for each in BestMode if each.value == node.mode.text), BestMode.WHOLE),
        subject=subject,
        layers=layers,
        ties=ties,
        citations=context.citations(node.citations),
        notes=notes(node),
        span=node.span,
    )


def check_directions(context: Context, items: tuple[syntax.Item, ...], known: list[str]) -> None:
    """Reports a parameter of 就高 逐参数 that does not exist, and a subject that is no set."""
    for item in items:
        if not isinstance(item, syntax.BestParameters):
            continue
        symbol = context.lookup(item.subject, "可兼的输入", Sort.INPUT)
        if symbol is not None and not isinstance(symbol.kind, Choices):
            found = kind_text(symbol.kind)
            context.report(WrongKind(span=item.subject.span, found=found, wanted="可兼的选项"))
        for each in item.directions:
            if each.path.text not in known and each.path.names[0].text not in context.broken:
                close = similar(each.path.text, known)
                context.report(UnknownName(span=each.span, name=each.path.text, what="参数", similar=close))


# ---- 保证 ----


def guarantees(context: Context, items: tuple[syntax.Item, ...]) -> tuple[Guarantee, ...]:
    """All 保证 whose condition could be read."""
    made: list[Guarantee] = []
    for item in items:
        if not isinstance(item, syntax.Guarantee):
            continue
        owner = list_spoken_of(context, item.condition)
        context.within = owner
        holds = condition(context, item.condition)
        context.within = ""
        citations = context.citations(item.citations)
        if holds is not None:
            made.append(
                Guarantee(
                    name=item.name.text,
                    condition=holds,
                    list=owner,
                    citations=citations,
                    notes=notes(item),
                    span=item.span,
                )
            )
    return tuple(made)
