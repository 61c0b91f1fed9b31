"""案例 on a policy's page: what each case is about and what came out, with a link to its slips."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from polyc.docgen.case_block import case_block
from polyc.docgen.case_places import places
from polyc.docgen.markup import Markup, element, heading, joined, link, stacked, text
from polyc.docgen.publication import WorkedCase, WorkedEvent
from polyc.docgen.sheet import Sheet
from polyc.docgen.slips import outcome
from polyc.docgen.tables import grid, head_cells
from polyc.model.policy import Settlement


def case_section(sheet: Sheet) -> Iterator[Markup]:
    """A heading and one row a case; nothing where there is no case."""
    worked = sheet.publication.worked
    if not worked:
        return
    yield heading(2, text("案例"), "sec-cases")
    told = f"{len(worked)} 个案例，每次生成本页时都重新计算，与案例所写的应得一分不差。下面是第一个的结算单；其余的点名称看。"
    yield element("p", text(told), class_="lead")
    block = case_block(sheet, 1, worked[0])
    yield stacked("article", (block,), class_="cases", data_search_exclude="yes")
    yield case_list(sheet, [f"{sheet.policy.id}/{to}" for to in places(sheet.publication)])


def case_list(sheet: Sheet, to: Sequence[str], ids: Mapping[int, str] | None = None) -> Markup:
    """One row a case: its name leads to its address; `ids` are anchors of rows, by the number of the case."""
    balance = sheet.publication.program.balance
    share = element("th", text("结果" if balance is None else balance.rest), scope="col", class_="num")
    worked = enumerate(zip(sheet.publication.worked, to, strict=True), 1)
    rows = [_row(sheet, each, address, (ids or {}).get(number, "")) for number, (each, address) in worked]
    return grid([*head_cells("案例", "采用情景"), share], rows, "case-list")


def _row(sheet: Sheet, worked: WorkedCase, to: str, id_: str) -> list[Markup]:
    case = worked.case
    outcomes = (_outcome(sheet, each) for each in worked.events)
    return [
        element("th", link(text(case.name), to), scope="row", id=id_),
        element("td", text("、".join(case.scenarios) or "—")),
        element("td", joined(outcomes), class_="num"),
    ]


def _outcome(sheet: Sheet, worked: WorkedEvent) -> Markup:
    """The patient's share, or that the event is refused, or a reversal."""
    event = worked.event
    if event.refused is not None:
        word = "拒付" if isinstance(event, Settlement) else "不予冲正"
        return element("div", text(f"{word}：{event.refused.reason} {event.refused.about}".strip()))
    if not isinstance(event, Settlement):
        return element("div", text(f"冲正 {event.name}"))
    return element("div", text(outcome(sheet.publication.program, event, worked.steps)))
