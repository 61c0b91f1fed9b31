"""Steps of a settlement, a few short lines each, for a page or terminal of ordinary width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polyc.diagnostics.width import columns, pad, pad_left
from polyc.runtime.explaining import StepResult, citation_text


def steps_lines(steps: Sequence[StepResult], marked: int = 0) -> Iterator[str]:
    """Number, name and amount; below them the formula in words and in numbers, and the clauses.

    The step with the number `marked` is led by ``>``.
    """
    name_wide = max((columns(step.label) for step in steps), default=0)
    figure_wide = max((columns(step.text) for step in steps), default=0)
    for step in steps:
        lead = ">" if step.number == marked else " "
        yield f"{lead}{step.number:>3}  {pad(step.label, name_wide)}  {pad_left(step.text, figure_wide)}"
        if step.formula:
            told = step.words if step.words == step.formula else f"{step.words} = {step.formula}"
            yield f"{'':6}算式:{told}"
        if step.citations:
            yield f"{'':6}依据:{';'.join(map(citation_text, step.citations))}"
