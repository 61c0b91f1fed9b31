"""The cases of a document, run: their amounts beside the text, and what came of them above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen
from lsprotocol import types

from polyc.docgen.slips import paid
from polyc.kernel.program import Program
from polyc.lsp.document import Document
from polyc.model.policy import Case
from polyc.money import yuan_text
from polyc.runtime.explaining import StepResult
from polyc.source.span import Span
from polyc.testing.result import CaseResult, EventResult
from polyc.testing.run import run_case

RUN: Final = "polyc.runCase"
"""The command behind a code lens: the document's address and the name of the case, "" for all."""
MOST_SHOWN: Final = 4


@frozen(kw_only=True)
class Played:
    """A case that was run, and the program it was run on."""

    result: CaseResult
    program: Program


def played(document: Document, cases: Iterable[Case]) -> Iterator[Played]:
    """The cases run in order, each under its scenarios; a case whose program cannot be made is left out."""
    for case in cases:
        both = document.compiled(case.scenarios)
        if both is not None:
            yield Played(result=run_case(case, both), program=both.program)


def in_stretch(document: Document, span: Span) -> tuple[Case, ...]:
    """The cases that stand in a stretch of the text; none while the policy has errors."""
    cases = () if document.policy is None else document.policy.cases
    return tuple(each for each in cases if each.span.start <= span.end and span.start <= each.span.end)


# ---- beside the text ----


def inlays(document: Document, span: Span) -> list[types.InlayHint]:
    """The amounts of every settlement of the cases in a stretch; nothing while the policy has errors."""
    return [
        hint
        for each in played(document, in_stretch(document, span))
        for event in each.result.events
        for hint in _inlay(document, each.program, event)
    ]


def _inlay(document: Document, program: Program, event: EventResult) -> Iterator[types.InlayHint]:
    text = " · ".join(summary(program, event))
    if text:
        yield types.InlayHint(
            position=_line_end(document, event.event.span.start),
            label=text,
            padding_left=True,
            tooltip="按这份政策算得的数;应得的数仍由你按条款手算。",
        )


def summary(program: Program, event: EventResult) -> Iterator[str]:
    """Who pays how much and what is left; or what is otherwise than the case expects."""
    yield from (f"≠ {each.subject} 算得 {each.actual}" for each in event.mismatches[:MOST_SHOWN])
    if event.steps and program.payments:
        yield from _payers(program, event.steps)
    if event.steps and program.balance is not None:
        rest = [step for step in event.steps if step.label == program.balance.rest]
        yield from (f"{step.label} {step.text}" for step in rest)


def _payers(program: Program, steps: Sequence[StepResult]) -> Iterator[str]:
    for payer in dict.fromkeys(each.payer for each in program.payments):
        fen = sum(paid(steps, each) for each in program.payments if each.payer == payer)
        yield f"{payer} {yuan_text(fen)}元"


def _line_end(document: Document, offset: int) -> types.Position:
    end = document.source.text.find("\n", offset)
    return document.places.position(len(document.source.text) if end < 0 else end)


# ---- above the text ----


def lenses(document: Document, uri: str) -> Iterator[types.CodeLens]:
    """One line above each case, that runs it, and one above the title that runs all."""
    cases = () if document.policy is None else document.policy.cases
    if cases:
        start = types.Position(line=0, character=0)
        yield _lens(types.Range(start=start, end=start), f"▶ 运行全部 {len(cases)} 个案例", uri, "")
    for case in cases:
        yield _lens(document.places.range(_head(document, case)), "▶ 运行案例", uri, case.name)


def _head(document: Document, case: Case) -> Span:
    end = document.source.text.find("\n", case.span.start)
    return Span(case.span.start, len(document.source.text) if end < 0 else end)


def _lens(place: types.Range, title: str, uri: str, name: str) -> types.CodeLens:
    return types.CodeLens(range=place, command=types.Command(title=title, command=RUN, arguments=[uri, name]))
