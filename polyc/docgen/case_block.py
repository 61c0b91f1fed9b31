"""One worked case, folded: its notes, its clauses, and a slip for each event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from polyc.docgen import anchors
from polyc.docgen.markup import NOTHING, Markup, element, joined, stacked, text
from polyc.docgen.publication import WorkedCase, WorkedEvent
from polyc.docgen.sheet import Sheet, note_lines, strip
from polyc.docgen.slips import settlement_slip, value_text
from polyc.model.policy import Case, Expected, Refused, Reversal, Settlement


def case_block(own: Sheet, number: int, worked: WorkedCase) -> Markup:
    """The block of a case, counted from 1; the first stands open."""
    case = worked.case
    parts = [
        element("summary", text(f"{number}. {case.name}")),
        note_lines(own.remarks.within(case.span)),
        case_strip(own, case),
        *(event_slip(own, case, each) for each in worked.events),
    ]
    opened = "open" if number == 1 else ""
    return stacked("details", parts, class_="case", id=anchors.case(number), open=opened)


def case_strip(own: Sheet, case: Case) -> Markup:
    """Clauses, scenarios, the state before, and the line of the source."""
    items = (
        own.shelf.cited(case.citations),
        text(f"采用情景 {'、'.join(case.scenarios)}（假设，不是现行规定）" if case.scenarios else ""),
        text(_before(own, case)),
        own.line_link(case.span),
    )
    return strip(*items)


def _before(own: Sheet, case: Case) -> str:
    """The year's totals from which the case starts."""
    cells = {cell.name: cell for cell in own.publication.program.cells}
    told = [f"{name} {value_text(value, cells[_local(name)].kind)}" for name, value in case.before]
    return f"本年此前：{'、'.join(told)}" if told else ""


def _local(name: str) -> str:
    return name.replace(".", "_")


# ---- events ----


def event_slip(own: Sheet, of: Case, worked: WorkedEvent) -> Markup:
    """The slip of one event, with what the case expects of it."""
    event = worked.event
    match event:
        case Settlement():
            title, body = "结算单", settlement_slip(own, event, worked)
        case Reversal():
            title, body = "冲正", NOTHING
        case _:
            assert_never(event)
    name = "" if event.name == of.name else f"：{event.name}"
    head = element("p", text(f"{title}{name}"), class_="slip-title")
    foot = element("p", text("不是官方文件；数值的日期和证据等级见页首。"), class_="slip-foot")
    parts = (head, body, _refused(title, event.refused), _expected(event.expected), foot)
    return stacked("section", parts, class_="slip")


def _refused(what: str, refused: Refused | None) -> Markup:
    if refused is None:
        return NOTHING
    about = f"：{refused.about}" if refused.about else ""
    word = "不予冲正" if what == "冲正" else "不予结算"
    return element("p", text(f"{word}——{refused.reason}{about}"), class_="refused")


def _expected(expected: Sequence[Expected]) -> Markup:
    if not expected:
        return NOTHING
    rows = [_expectation(each) for each in expected]
    head = element("p", text("案例所写的应得，与计算一致"), class_="word")
    return element("div", head, stacked("ul", rows), class_="expected")


def _expectation(each: Expected) -> Markup:
    return element("li", expectation_text(each))


def expectation_text(each: Expected) -> Markup:
    """What is expected, and its value."""
    subject = f"本年累计 {each.subject}" if each.to_date else each.subject
    return joined((text(f"{subject} "), element("b", text(value_text(each.value, each.kind)))))
