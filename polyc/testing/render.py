"""Results of cases as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polyc.model.policy import Event, Settlement
from polyc.runtime.explaining import StepResult
from polyc.source.text import Source
from polyc.testing.result import CaseResult, EventResult, Mismatch
from polyc.testing.steps_text import steps_lines


def render(results: Sequence[CaseResult], source: Source) -> str:
    """One line for each case of one policy, and below a failed one where it parts; ends with a line end."""
    return "".join(f"{line}\n" for result in results for line in _case(result, source))


def closing(cases: int, failed: int) -> str:
    """One line: how many cases passed and failed."""
    told = f",{failed} 个没有通过" if failed else ""
    return f"运行了 {cases} 个案例:{cases - failed} 个通过{told}。\n"


def _case(result: CaseResult, source: Source) -> Iterator[str]:
    if result.passed:
        yield f"通过  {result.case.name}"
        return
    yield f"失败  {result.case.name}"
    for event in result.events:
        if event.mismatches:
            yield from (f"  {line}".rstrip() for line in _event(event, source))


def _event(result: EventResult, source: Source) -> Iterator[str]:
    line, column = source.position(result.event.span.start)
    yield f"{_event_name(result.event)}  --> {source.path}:{line}:{column}"
    for each in result.mismatches:
        yield f"  {each.subject}:案例应得 {each.expected},算得 {each.actual}"
    yield from (f"  {row}" for row in _parting(result.steps, result.mismatches[0]))


def _event_name(event: Event) -> str:
    return f"结算 {event.name}" if isinstance(event, Settlement) else f"冲正 {event.name}"


def _parting(steps: Sequence[StepResult], first: Mismatch) -> Iterator[str]:
    """The steps up to the first that parts, which is marked."""
    upto = [step for step in steps if step.number <= first.step]
    if not upto:
        return
    yield "计算步骤,> 处与案例不同:"
    yield from steps_lines(upto, marked=upto[-1].number)
