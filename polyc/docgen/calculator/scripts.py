"""The scripts of one policy's calculator: its program under each published set of scenarios, and what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import field, frozen

from polyc.backends.javascript import print_module
from polyc.docgen.calculator.about import about
from polyc.docgen.page import Page
from polyc.docgen.publication import Publication
from polyc.kernel.program import Program

ABOUT: Final = "calculator-about.js"


@frozen(kw_only=True)
class Script:
    """A compiled policy beside the page; `label` names its scenarios, `weight` is its size in kB, to ten."""

    file: str
    label: str
    weight: int
    text: str = field(repr=False)


def scripts(publication: Publication) -> tuple[Script, ...]:
    """The program without scenarios first."""
    programs = (publication.program, *publication.assumed)
    return tuple(_script(at, program) for at, program in enumerate(programs))


def _script(at: int, program: Program) -> Script:
    made = print_module(program)[0].text
    label = "、".join(program.identity.scenarios) or "不采用（现行规定）"
    weight = max(10, round(len(made.encode("utf-8")) / 10_000) * 10)
    return Script(file=f"calculator-{at}.js", label=label, weight=weight, text=made)


def script_pages(publication: Publication, made: Sequence[Script]) -> Iterator[Page]:
    """The files beside the page."""
    folder = f"policy/{publication.policy.id}"
    yield Page(path=f"{folder}/{ABOUT}", text=about(publication, [each.file for each in made]))
    yield from (Page(path=f"{folder}/{each.file}", text=each.text) for each in made)
