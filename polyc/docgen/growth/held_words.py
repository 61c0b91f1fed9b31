"""In words: what a picture holds, so that nobody takes it for more than one claim."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.docgen.figures import figure
from polyc.docgen.growth.profile import Held, chosen
from polyc.kernel.program import InputField
from polyc.kinds import Text


def choices(held: Held, base: Held | None = None) -> str:
    """What is chosen: 缴费档次 一档，机构级别 三级; beside a base only what differs from it."""
    own = (
        each
        for each in held.program.inputs
        if chosen(each) and (base is None or base.given[each.name] != held.given[each.name])
    )
    return "，".join(_given(each, held) for each in own)


def held_words(held: Held) -> str:
    """The whole claim: what varies, what stays, and what is assumed."""
    return "".join(_sentences(held))


def _sentences(held: Held) -> Iterator[str]:
    bill, *others = held.varied
    if others:
        yield f"图里的{'、'.join(held.varied)}总取同一个数额，一起从 0 元变起。"
    else:
        yield f"图里只有{bill}变动，从 0 元起。"
    still = "，".join(_given(each, held) for each in held.program.inputs if each.name not in held.varied)
    if still:
        yield f"其余不变：{still}。"
    if held.program.cells:
        yield "此前没有结算过，各项累计都是零。"
    if held.scenarios:
        yield f"采用情景 {'、'.join(held.scenarios)}：这是给待定数值的设想，不是现行规定。"


def _given(item: InputField, held: Held) -> str:
    if isinstance(item.kind, Text):
        return f"{item.name} {held.texts.get(item.name, '任意')}"
    return f"{item.name} {figure(held.given[item.name], item.kind)}"
