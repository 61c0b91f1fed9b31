"""A flat trace of integers beside its static steps → data and Chinese text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from unicodedata import east_asian_width

from polyc.runtime.kinds import Kind, show
from polyc.runtime.refusing import Citation


class Shown(NamedTuple):
    """A value in a formula: its place among the trace's values, its kind and what the author calls it."""

    at: int
    kind: Kind
    name: str


class Step(NamedTuple):
    """One step of every settlement; `at` is its place among the trace's values, `guard` that of the flag
    that says whether it applies, or -1.
    """

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


class ItemSteps(NamedTuple):
    """The steps of every item of the list `items`, which is number `at` of the lists.

    Their places are counted through the values of the whole settlement, the integers of
    the item and the `width` values that the trace keeps of it.
    """

    items: str
    at: int
    width: int
    steps: tuple[Step, ...]


class ItemResult(NamedTuple):
    """The steps of one item of one settlement; `row` counts the items of its list from 1."""

    items: str
    row: int
    steps: tuple[StepResult, ...]


def explain_steps(steps: Sequence[Step], values: Sequence[int]) -> tuple[StepResult, ...]:
    """The steps with their numbers; steps of one layer in a row that do not apply are one line."""
    runs = groupby(steps, key=lambda step: (_applies(step, values), step.layer))
    return tuple(result for (applies, _), run in runs for result in _results(tuple(run), applies, values))


def item_results(
    traced: Sequence[ItemSteps],
    lists: Sequence[Sequence[tuple[int, ...]]],
    values: tuple[int, ...],
    kept: Sequence[int],
) -> tuple[ItemResult, ...]:
    """The steps of the items with their numbers; `kept` holds what the trace keeps of item after item."""
    results, start = list[ItemResult](), 0
    for each in traced:
        for row, item in enumerate(lists[each.at], start=1):
            end = start + each.width
            here = (*values, *item, *kept[start:end])
            results.append(ItemResult(each.items, row, tuple(_applied(step, here) for step in each.steps)))
            start = end
    return tuple(results)


def _applies(step: Step, values: Sequence[int]) -> bool:
    return step.guard < 0 or values[step.guard] != 0


def _results(run: tuple[Step, ...], applies: bool, values: Sequence[int]) -> Iterator[StepResult]:
    if applies:
        yield from (_applied(step, values) for step in run)
    elif run[0].layer and len(run) > 1:
        cited = tuple(dict.fromkeys(citation for step in run for citation in step.citations))
        yield _idle(run[0]._replace(label=run[0].layer, slot="", citations=cited))
    else:
        yield from map(_idle, run)


def _applied(step: Step, values: Sequence[int]) -> StepResult:
    amount = int(values[step.at])
    words = "".join(part if isinstance(part, str) else part.name for part in step.formula)
    formula = "".join(
        part if isinstance(part, str) else show(part.kind, values[part.at]) for part in step.formula
    )
    text = show(step.kind, amount)
    return StepResult(*step[:4], words, formula, amount, text, True, step.citations)


def _idle(step: Step) -> StepResult:
    return StepResult(*step[:4], "", "", 0, "不适用", False, step.citations)


def citation_text(citation: Citation) -> str:
    """A citation as a reader writes it: 《title》, number, article; the standing where it is not 现行."""
    title = citation.title or citation.document
    quoted = title if title.startswith("《") else f"《{title}》"
    standing = "" if citation.status in ("", "现行") else f"({citation.status})"
    return "".join((quoted, citation.number, citation.article, standing))


def explain_text(steps: Sequence[StepResult]) -> str:
    """The steps as a table in Chinese, its columns aligned for double-width characters."""
    rows = [("序号", "层", "步骤", "结果", "算式", "依据"), *map(_row, steps)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "".join("  ".join(_padded(row, widths)).rstrip() + "\n" for row in rows)


def _row(step: StepResult) -> tuple[str, str, str, str, str, str]:
    cited = ";".join(citation_text(citation) for citation in step.citations)
    label = "" if step.label == step.layer else step.label.removeprefix(f"{step.layer}.")
    return str(step.number), step.layer, label, step.text, step.formula, cited


def _padded(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for at, (text, width) in enumerate(zip(row, widths, strict=True)):
        gap = " " * (width - _width(text))
        yield gap + text if at in (0, 3) else text + gap


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
