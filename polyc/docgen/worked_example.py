"""A case of the reference: what it expects is seen at once, each slip is a click away."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.docgen.case_block import case_strip, event_slip, expectation_text
from polyc.docgen.markup import NOTHING, Markup, element, joined, stacked, text
from polyc.docgen.publication import WorkedCase, WorkedEvent
from polyc.docgen.sheet import Sheet, note_lines
from polyc.model.policy import Case, Reversal


def worked_example(own: Sheet, worked: WorkedCase, opened: bool) -> Markup:
    """The case with its notes, then one line an event, which unfolds into its slip."""
    case = worked.case
    parts = [
        element("p", text(f"案例：{case.name}"), class_="worked-title"),
        note_lines(own.remarks.within(case.span)),
        case_strip(own, case),
        *(_event(own, case, each, opened and at == 0) for at, each in enumerate(worked.events)),
    ]
    return stacked("article", parts, class_="worked", data_search_exclude="yes")


def _event(own: Sheet, of: Case, worked: WorkedEvent, opened: bool) -> Markup:
    summary = element("summary", *_told(of, worked))
    slip = event_slip(own, of, worked)
    return stacked("details", (summary, slip), class_="case event", open="open" if opened else "")


def _told(of: Case, worked: WorkedEvent) -> Iterator[Markup]:
    """The event in one line: its name where it has one, and what is expected of it."""
    event = worked.event
    word = "冲正" if isinstance(event, Reversal) else "结算"
    yield text(word if event.name == of.name else f"{word} {event.name}")
    if event.refused is not None:
        told = f"应拒：{event.refused.reason} {event.refused.about}".strip()
        yield element("span", text(told), class_="refused")
    shown = [element("span", expectation_text(each)) for each in event.expected]
    yield element("span", joined(shown, " "), class_="told") if shown else NOTHING
