"""A flat trace of integers beside its static steps → data and Chinese text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from polyc.runtime.kinds import Kind, show
from polyc.runtime.refusing import Citation


class Shown(NamedTuple):
    """A value in a formula: its place in the trace, its kind and what the author calls it."""

    at: int
    kind: Kind
    name: str


class Step(NamedTuple):
    """One step of every settlement; `guard` is the place of the flag that says whether it applies, or -1."""

    number: int
    label: str
    layer: str
    slot: str
    formula: tuple[str | Shown, ...]
    at: int
    kind: Kind
    guard: int
    citations: tuple[Citation, ...]


class StepResult(NamedTuple):
    """One step of one settlement.

    `words` is the formula in the author's names, `formula` the same with this claim's
    numbers.  `amount` is the integer (fen, millionths, …) and `text` the same as a reader
    expects it.  Where `applies` is false the amount is 0 and the text 不适用.
    """

    number: int
    label: str
    layer: str
    slot: str
    words: str
    formula: str
    amount: int
    text: str
    applies: bool
    citations: tuple[Citation, ...]


def explain_steps(steps: Sequence[Step], trace: Sequence[int]) -> tuple[StepResult, ...]:
    """The steps with their numbers; a layer that does not apply is one line."""
    live = {step.layer for step in steps if _applies(step, trace)}
    results: list[StepResult] = []
    for step in steps:
        result = _applied(step, trace) if _applies(step, trace) else _idle(step, step.layer not in live)
        again = results and not result.applies and not results[-1].applies and result.layer
        if not again or (result.layer, result.label) != (results[-1].layer, results[-1].label):
            results.append(result)
    return tuple(results)


def _applies(step: Step, trace: Sequence[int]) -> bool:
    return step.guard < 0 or trace[step.guard] != 0


def _applied(step: Step, trace: Sequence[int]) -> StepResult:
    amount = int(trace[step.at])
    words = "".join(part if isinstance(part, str) else part.name for part in step.formula)
    formula = "".join(
        part if isinstance(part, str) else show(part.kind, trace[part.at]) for part in step.formula
    )
    text = show(step.kind, amount)
    return StepResult(*step[:4], words, formula, amount, text, True, step.citations)


def _idle(step: Step, whole_layer: bool) -> StepResult:
    label, slot = (step.layer, "") if whole_layer and step.layer else (step.label, step.slot)
    return StepResult(step.number, label, step.layer, slot, "", "", 0, "不适用", False, step.citations)


def citation_text(citation: Citation) -> str:
    """A citation as a reader writes it: title, number, article; the standing where it is not 现行."""
    standing = "" if citation.status in ("", "现行") else f"({citation.status})"
    return "".join((citation.title or citation.document, citation.number, citation.article, standing))


def explain_text(steps: Sequence[StepResult]) -> str:
    """The steps as a table in Chinese, its columns aligned for double-width characters."""
    rows = [("序号", "层", "步骤", "结果", "算式", "依据"), *map(_row, steps)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "".join("  ".join(_padded(row, widths)).rstrip() + "\n" for row in rows)


def _row(step: StepResult) -> tuple[str, str, str, str, str, str]:
    cited = ";".join(citation_text(citation) for citation in step.citations)
    label = "" if step.label == step.layer else step.label
    return str(step.number), step.layer, label, step.text, step.formula, cited


def _padded(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for at, (text, width) in enumerate(zip(row, widths, strict=True)):
        gap = " " * (width - _width(text))
        yield gap + text if at in (0, 3) else text + gap


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
