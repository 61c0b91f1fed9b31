"""A policy of a thousand lines, made of the text of a real one: notes, tables, brackets, scenarios and cases.

Every class of insured has its own parameters, layers and scenarios, one block of the
template each; the cases follow, as many as the wanted length asks for.  In the template
`@` stands for the number of the class.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

TEMPLATE: Final = Path(__file__).with_name("long.pol.template")
CLASSES: Final = 3


def long_policy(lines: int) -> str:
    """The text of a policy without mistakes, of at least so many lines and at most one case more."""
    head, block, closing, cases = TEMPLATE.read_text("utf-8").split("\n%%\n")
    numbers = [str(number) for number in range(1, CLASSES + 1)]
    text = "\n\n".join(
        (
            head.replace("{kinds}", "、".join(f"第{number}类" for number in numbers)),
            *(block.replace("@", number) for number in numbers),
            closing.replace("{payments}", "".join(_paid(number) for number in numbers)),
        )
    )
    for case in (case.replace("@", number) for number in numbers for case in cases.strip().split("\n\n")):
        if text.count("\n") >= lines:
            return text
        text = f"{text.rstrip()}\n\n{case}\n"
    raise ValueError(f"the template gives {text.count(chr(10))} lines, not {lines}")


def _paid(number: str) -> str:
    return f" - 基本医保{number}.支付 - 大病保险{number}.支付"
