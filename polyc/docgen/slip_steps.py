"""The steps of a slip: one row each, those of a layer under its name.

A layer that paid nothing is one row that still names every amount it found, so that a
slip stays readable.  A run under another identity or another input (若按低保·大病) stands under
its name as well; where the run does not apply at all it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from polyc.docgen import anchors
from polyc.docgen.markup import NOTHING, Markup, element, link, stacked, text
from polyc.docgen.typography import typeset
from polyc.model.values import Slot
from polyc.runtime.explaining import StepResult
from polyc.runtime.refusing import Citation

_RUN: Final = "·"
"""Between a run and the layer that it computes."""


def step_table(home: str, steps: Sequence[StepResult]) -> Markup:
    """All steps in their order; `home` is the address of the policy's main page."""
    rows = list(_rows(home, steps))
    return stacked("table", (stacked("tbody", rows),), class_="plain trace")


def _rows(home: str, steps: Sequence[StepResult]) -> Iterator[Markup]:
    for layer, group in groupby(steps, key=lambda step: step.layer):
        own = list(group)
        if not layer:
            yield from (_row(step, step.label) for step in own)
        elif _RUN not in layer:
            yield from _layer(home, layer, own)
        elif any(step.applies for step in own):
            yield _group_head(text(layer))
            yield from (_row(step, _slot(step)) for step in own if step.applies)


def _slot(step: StepResult) -> str:
    return step.label.rpartition(".")[2]


def _layer(home: str, layer: str, own: Sequence[StepResult]) -> Iterator[Markup]:
    yield _group_head(link(text(layer), f"{home}#{anchors.named(layer)}", class_="ref"))
    if _pays_nothing(own):
        yield _idle_row(own)
    else:
        yield from (_row(step, step.label.removeprefix(f"{layer}.")) for step in own)


def _group_head(name: Markup) -> Markup:
    return element("tr", element("th", name, colspan="3", scope="rowgroup"), class_="group")


def _pays_nothing(own: Sequence[StepResult]) -> bool:
    return all(step.amount == 0 for step in own if step.slot == Slot.PAID.value)


def _row(step: StepResult, label: str) -> Markup:
    told = (text(label), _formula(step), _cited(step.citations))
    return element(
        "tr",
        element("td", text(str(step.number))),
        element("td", *told),
        element("td", text(step.text)),
    )


def _idle_row(own: Sequence[StepResult]) -> Markup:
    """What the layer found, in one line, and the clauses it rests on."""
    named = (f"{step.slot} {(step.text)}" for step in own if step.amount and step.text.endswith("元"))
    reason = "没有支付" if all(step.applies for step in own) else "不适用，没有支付"
    citations = [each for step in own for each in step.citations]
    return element(
        "tr",
        element("td", text(str(own[0].number))),
        element("td", text(reason), _small("；".join(named)), _cited(citations)),
        element("td", text("0.00元")),
    )


def _formula(step: StepResult) -> Markup:
    """The formula in names, and with this claim's figures where they say more."""
    told = step.words if step.formula in (step.words, step.text) else f"{step.words} = {step.formula}"
    return _small(told)


def _cited(citations: Sequence[Citation]) -> Markup:
    found = dict.fromkeys(f"{each.document} {each.article}".strip() for each in citations)
    return element("cite", text(f"依据 {'、'.join(found)}")) if found else NOTHING


def _small(words: str) -> Markup:
    return element("small", text(typeset(words))) if words else NOTHING
