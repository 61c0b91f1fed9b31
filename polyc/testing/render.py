"""Results of cases as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polyc.diagnostics.render_text import PLAIN, Paint
from polyc.diagnostics.width import columns, pad, pad_left
from polyc.model.policy import Event, Settlement
from polyc.runtime.explaining import StepResult
from polyc.source.text import Source
from polyc.testing.result import CaseResult, Compared, EventResult, Mismatch
from polyc.testing.steps_text import steps_lines


def render(results: Sequence[CaseResult], source: Source, paint: Paint = PLAIN) -> str:
    """One line for each case of one policy, and below a failed one where it parts; ends with a line end."""
    return "".join(f"{line}\n" for result in results for line in _case(result, source, paint))


def closing(cases: int, failed: int) -> str:
    """One line: how many cases passed and failed."""
    told = f",{failed} 个没有通过" if failed else ""
    return f"运行了 {cases} 个案例:{cases - failed} 个通过{told}。\n"


def _case(result: CaseResult, source: Source, paint: Paint) -> Iterator[str]:
    if result.passed:
        yield f"通过  {result.case.name}"
        return
    yield f"{paint.error}失败{paint.plain}  {paint.strong}{result.case.name}{paint.plain}"
    for event in result.events:
        if event.mismatches:
            yield from (f"  {line}".rstrip() for line in _event(event, source, paint))


def _event(result: EventResult, source: Source, paint: Paint) -> Iterator[str]:
    line, column = source.position(result.event.span.start)
    place = f"{source.path}:{line}:{column}"
    yield f"{_event_name(result.event)}  --> {paint.place}{place}{paint.plain}"
    yield from (f"  {row}" for row in _side_by_side(result.compared, paint))
    told = {each.subject for each in result.compared}
    for each in result.mismatches:
        if each.subject not in told:
            yield f"  {each.subject}:案例应得 {each.expected},算得 {each.actual}"
    yield from (f"  {row}" for row in _parting(result.steps, result.mismatches[0]))


def _event_name(event: Event) -> str:
    return f"结算 {event.name}" if isinstance(event, Settlement) else f"冲正 {event.name}"


def _side_by_side(compared: Sequence[Compared], paint: Paint) -> Iterator[str]:
    """What the case expects and what came out, a line each; those that differ are marked."""
    if not compared:
        return
    rows = [Compared(subject="", expected="案例应得", actual="算得", apart=""), *compared]
    wide = [max(columns(row) for row in each) for each in zip(*map(_cells, rows), strict=True)]
    for number, row in enumerate(rows):
        subject, expected, actual = _cells(row)
        cells = (pad(subject, wide[0]), pad_left(expected, wide[1]), pad_left(actual, wide[2]))
        line = f"{'≠' if row.apart else ' '} {'  '.join(cells)}"
        apart = f"  {row.apart}" if row.apart else ""
        yield f"{paint.error}{line}{apart}{paint.plain}" if number and row.apart else line


def _cells(row: Compared) -> tuple[str, str, str]:
    return row.subject, row.expected, row.actual


def _parting(steps: Sequence[StepResult], first: Mismatch) -> Iterator[str]:
    """The first step that the case has otherwise, with its formula and its clause."""
    parted = [step for step in steps if step.number == first.step]
    if parted:
        yield f"从第 {first.step} 步起不同:"
        yield from steps_lines(parted, marked=first.step)
