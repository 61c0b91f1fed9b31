"""本年此前: what earlier visits of the year left behind, entered before the first visit; a folded part of the form."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.docgen.calculator.controls import entry
from polyc.docgen.inputs import bounds
from polyc.docgen.markup import NOTHING, Markup, element, stacked, text
from polyc.docgen.publication import Publication
from polyc.kernel.program import Cell, Chained, Lifetime, Scope, Yearly
from polyc.model.policy import Policy


def cells(publication: Publication) -> tuple[Cell, ...]:
    """The cells of the program and, behind them, those that only a published set of scenarios has; each once."""
    programs = (publication.program, *publication.assumed)
    found = {cell.name: cell for program in reversed(programs) for cell in reversed(program.cells)}
    return tuple(reversed(found.values()))


def opening_cells(publication: Publication) -> tuple[Cell, ...]:
    """Those that can be entered: a chain has no name before its first visit."""
    return tuple(cell for cell in cells(publication) if not isinstance(cell.scope, Chained))


def cell_label(policy: Policy, cell: Cell) -> str:
    """What cases call it: 计次, 大病保险.支付."""
    owner = next((each.name for each in policy.definitions if cell.name.startswith(f"{each.name}_")), "")
    return f"{owner}.{cell.name.removeprefix(f'{owner}_')}" if owner else cell.name


def before(publication: Publication) -> Markup:
    """The fields, `data-cell` counting them as the script's `opening` does; nothing where nothing is kept."""
    offered = opening_cells(publication)
    if not offered:
        return NOTHING
    told = element("span", *map(text, _told(publication)), class_="hint", id="before-hint")
    fields = (_field(at, cell, cell_label(publication.policy, cell)) for at, cell in enumerate(offered))
    whole = stacked(
        "fieldset", (told, *fields), aria_label="本年此前已有的累计", aria_describedby="before-hint"
    )
    return stacked("details", (element("summary", text("本年此前已有的累计")), whole), class_="before")


def _told(publication: Publication) -> Iterator[str]:
    yield "第一次以前已经累计了的，填在这里；不填的按零。年度的累计算在第一次所在的年度。"
    chains = {cell.scope.input for cell in cells(publication) if isinstance(cell.scope, Chained)}
    for name in sorted(chains):
        yield f"按{name}的累计不能在这里填：那样的几次请逐次计入。"
    yield "计入第一次以后不能再改，要改先撤销。"


def _field(at: int, cell: Cell, label: str) -> Markup:
    name, hint, wrong = f"before-{at}", f"before-{at}-hint", f"before-{at}-wrong"
    low_to_high = bounds(cell.kind, cell.low, cell.high)
    parts = (
        element("label", text(label), for_=name),
        entry(cell.kind, cell.low, cell.high, id=name, aria_describedby=f"{hint} {wrong}"),
        element(
            "span", text("，".join(filter(None, (_scope(cell.scope), low_to_high)))), class_="hint", id=hint
        ),
        element("span", class_="wrong", id=wrong),
    )
    return stacked("div", parts, class_="field before-field", data_cell=str(at))


def _scope(scope: Scope) -> str:
    match scope:
        case Yearly():
            return "本年度"
        case Lifetime():
            return "终身"
        case Chained(input=name):
            return f"同一{name}"
