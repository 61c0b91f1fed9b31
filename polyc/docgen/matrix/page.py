"""A page for each matrix: one table a heading, a row a policy, a column a level of hospital."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

from attrs import field, frozen

from polyc.docgen.citing import Shelf
from polyc.docgen.formulas import formula
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, link, page_text, text
from polyc.docgen.matrix.lookup import Found, Looked, Nowhere, look, parameter_at
from polyc.docgen.matrix.told import FOLDER, Line, Plan
from polyc.docgen.page import Page
from polyc.docgen.publication import Publication
from polyc.docgen.tables import facts, grid, head_cells
from polyc.model.values import Citation, Constant, Pending, Unlimited


@frozen(kw_only=True)
class Matrix:
    """A plan, and the policies of its rows by their ids; rows of others are left out."""

    plan: Plan
    published: Mapping[str, Publication] = field(repr=False)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The rows that can be shown."""
        return tuple(line for line in self.plan.lines if line.policy in self.published)


def faults(matrix: Matrix) -> Iterator[str]:
    """Parameters that a policy does not have, in Chinese."""
    for line in matrix.lines:
        policy = matrix.published[line.policy].policy
        for path in line.values.values():
            if parameter_at(policy, path) is None:
                yield f"{FOLDER}/{matrix.plan.name}.toml：{line.label}：政策里没有“{path}”。"


def path(plan: Plan) -> str:
    """The page's path."""
    return f"compare/{plan.name}.md"


def matrix_page(matrix: Matrix) -> Page:
    """The whole page."""
    plan = matrix.plan
    headings = dict.fromkeys(name for line in matrix.lines for name in line.values)
    blocks = (
        heading(1, text(plan.title), "sec-top"),
        _notice(),
        element("p", text(plan.lead)),
        *(block for number, name in enumerate(headings, 1) for block in _section(matrix, name, number)),
        heading(2, text("各行指什么"), "sec-rows"),
        *(_row_facts(matrix, line) for line in matrix.lines),
    )
    return Page(path=path(plan), text=page_text(*blocks))


def _notice() -> Markup:
    told = (
        "本页不是官方文件。每个数取自政策页，依据里写明文件、条款、状态和证据等级；“待定”是来源没有给出的数。"
        "各行的日期不同，比较只为看清规定，不说明哪里现在较高。"
    )
    return element("div", element("p", text(told)), class_="notice", role="note")


_CHANGED: Final = "*"


def _section(matrix: Matrix, name: str, number: int) -> Iterator[Markup]:
    yield heading(2, text(name), f"sec-parameter-{number}")
    columns = (element("th", text(level), scope="col", class_="num") for level in matrix.plan.levels)
    head = [*head_cells("在哪里，是谁"), *columns, *head_cells("依据")]
    lines = [line for line in matrix.lines if name in line.values]
    cells = {line.label: _looked(matrix, line, name) for line in lines}
    yield grid(head, [_row(matrix, line, cells[line.label]) for line in lines], "matrix", "compared")
    if any(isinstance(cell, Found) and cell.changed for row in cells.values() for cell in row):
        yield element("p", text(f"{_CHANGED} 另有例外或加减，见政策页。"), class_="lead")


def _looked(matrix: Matrix, line: Line, name: str) -> list[Looked]:
    policy = matrix.published[line.policy].policy
    found = parameter_at(policy, line.values[name])
    assert found is not None, "checked by `faults`"
    return [
        look(policy, found, line.on, {level, *line.given}) if level else Nowhere(name)
        for level in line.levels
    ]


def _row(matrix: Matrix, line: Line, cells: list[Looked]) -> list[Markup]:
    to = f"../policy/{line.policy}.html"
    shelf = Shelf(documents=matrix.published[line.policy].policy.documents, home=to)
    return [
        element("th", link(text(line.label), to, class_="ref"), scope="row"),
        *map(_cell, cells),
        element("td", shelf.cited(_citations(cells), lead="")),
    ]


def _citations(cells: list[Looked]) -> dict[Citation, None]:
    return dict.fromkeys(each for cell in cells if isinstance(cell, Found) for each in cell.citations)


def _cell(cell: Looked) -> Markup:
    match cell:
        case Nowhere():
            return element("td", text("—"), class_="num unset")
        case Found(value=value, changed=changed):
            star = text(_CHANGED) if changed else NOTHING
            match value:
                case Pending():
                    return element("td", formula(value), class_="num is-pending")
                case Constant() | Unlimited():
                    return element("td", formula(value), star, class_="num")
                case _:
                    return element("td", text("见政策页"), star, class_="num")
        case _:
            assert_never(cell)


def _row_facts(matrix: Matrix, line: Line) -> Markup:
    policy = matrix.published[line.policy].policy
    on = f"{line.on.year}年{line.on.month}月{line.on.day}日"
    rows = (
        ("指什么", text(line.says)),
        ("哪一天", text(on)),
        ("政策", link(text(policy.title), f"../policy/{policy.id}.html")),
    )
    return joined((element("h3", text(line.label)), facts(rows)))
