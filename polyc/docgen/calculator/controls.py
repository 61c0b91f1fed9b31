"""One input of a claim as controls of a form; options go by their number, so that no text has to come back."""

from __future__ import annotations

from typing import Final, assert_never

from polyc.backends.kinds import runtime_kind
from polyc.docgen.markup import NOTHING, Markup, element, text
from polyc.kinds import Choice, Choices, Count, Date, Flag, Kind, Money, Quantity, Rate, Text, UnitPrice
from polyc.runtime.kinds import show

FEW: Final = 6
"""So many options stand open side by side; more of them are a list to pick from."""

YES_NO: Final = ("是", "否")


def several(kind: Kind) -> bool:
    """Whether the input is a group of controls and needs a legend in place of a label."""
    match kind:
        case Choice(options=options):
            return len(options) <= FEW
        case Choices() | Flag():
            return True
        case Money() | Rate() | Count() | Date() | UnitPrice() | Quantity() | Text():
            return False
        case _:
            assert_never(kind)


def controls(kind: Kind, low: int, high: int, *, name: str, told: str) -> Markup:
    """The controls of an input; `name` is its id, `told` the ids of what explains it."""
    match kind:
        case Choice(options=options) if several(kind):
            return options_group("radio", options, name)
        case Choice(options=options):
            return picker(options, id=name, aria_describedby=told)
        case Choices(options=options):
            return options_group("checkbox", options, name)
        case Flag():
            return options_group("radio", YES_NO, name)
        case _:
            return entry(kind, low, high, id=name, aria_describedby=told)


def cell(kind: Kind, low: int, high: int, label: str) -> Markup:
    """The controls of an input of an item, in a cell of a row that is copied: nothing in it has an id."""
    match kind:
        case Choice(options=options):
            return picker(options, aria_label=label)
        case Flag():
            return picker(YES_NO, aria_label=label)
        case Choices(options=options):
            return options_group("checkbox", options, "")
        case _:
            return entry(kind, low, high, aria_label=label)


def options_group(sort: str, options: tuple[str, ...], name: str) -> Markup:
    """A box to tick, or one of several, for each option."""
    boxes = (
        element("label", element("input", type=sort, name=name, value=str(at)), text(option), class_="option")
        for at, option in enumerate(options)
    )
    return element("span", *boxes, class_="options")


def picker(options: tuple[str, ...], **attributes: str) -> Markup:
    """A list of which one is picked; the first line picks nothing."""
    lines = (element("option", text(option), value=str(at)) for at, option in enumerate(options))
    return element("select", element("option", text("请选择"), value="none"), *lines, **attributes)


def entry(kind: Kind, low: int, high: int, **attributes: str) -> Markup:
    """A line to write in, with the unit behind it."""
    after = unit(kind)
    line = element("input", **_sort(kind, low, high), **attributes, autocomplete="off")
    return element(
        "span", line, element("span", text(after), class_="unit") if after else NOTHING, class_="entry"
    )


def _sort(kind: Kind, low: int, high: int) -> dict[str, str]:
    match kind:
        case Date():
            known = runtime_kind(kind)
            return {"type": "date", "min": show(known, low), "max": show(known, high)}
        case Count():
            return {"type": "text", "inputmode": "numeric"}
        case Text() | Choice() | Choices() | Flag():
            return {"type": "text"}
        case Money() | Rate() | UnitPrice() | Quantity():
            return {"type": "text", "inputmode": "decimal"}
        case _:
            assert_never(kind)


def unit(kind: Kind) -> str:
    """What stands behind the number that is written."""
    match kind:
        case Money() | UnitPrice():
            return "元"
        case Rate():
            return "%"
        case Count(unit=word):
            return word
        case Date() | Choice() | Choices() | Flag() | Quantity() | Text():
            return ""
        case _:
            assert_never(kind)
