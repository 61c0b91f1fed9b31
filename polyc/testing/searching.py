"""Random claims against what a policy promises, under each set of scenarios that its cases adopt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from polyc.analysis.claim import claim_lines, value_words
from polyc.analysis.guarantees import Broken, Searched, search
from polyc.analysis.laws import laws
from polyc.kernel.program import Program
from polyc.model.policy import Policy, Settlement
from polyc.testing.run import Compile

SEED: Final = 1
"""The same claims every time, so that what was found once is found again."""


@frozen(kw_only=True)
class Trial:
    """What a search found in one program."""

    program: Program
    tries: int
    searched: Searched


def trials(policy: Policy, compile_under: Compile, tries: int) -> tuple[Trial, ...]:
    """Searches the policy without scenarios and under those that its cases adopt together."""
    together = dict.fromkeys(((), *(case.scenarios for case in policy.cases)))
    programs = [compile_under(scenarios) for scenarios in together]
    return tuple(
        Trial(program=each, tries=tries, searched=search(each, tries, SEED, tuple(_told(policy, each))))
        for each in programs
    )


def _told(policy: Policy, program: Program) -> Iterator[dict[str, int]]:
    """The inputs of the cases, without the texts; none that would not pass the door."""
    for case in policy.cases:
        for event in case.events:
            if isinstance(event, Settlement):
                inputs = {name: value for name, value in event.inputs if isinstance(value, int)}
                if all(item.low <= inputs.get(item.name, item.low) <= item.high for item in program.inputs):
                    yield inputs


def render_trial(trial: Trial) -> str:
    """One line on what was tried, and below it each claim that breaks a law; ends with a line end."""
    return "".join(f"{line}\n" for line in _trial(trial))


def _trial(trial: Trial) -> Iterator[str]:
    scenarios = trial.program.identity.scenarios
    under = f"采用 {'、'.join(scenarios)}:" if scenarios else ""
    tried = f"随机试算 {trial.tries} 张单据,{trial.searched.settled} 张能结算"
    broken = trial.searched.broken
    checked = f"查 {len(laws(trial.program))} 条,{f'{len(broken)} 条被违反' if broken else '没有找到违反的'}"
    yield f"{under}{tried},{checked}。"
    for each in broken:
        yield from (f"  {line}" for line in _broken(trial.program, each))


def _broken(program: Program, broken: Broken) -> Iterator[str]:
    yield f"违反  {broken.name}"
    yield from (f"  {line}" for line in claim_lines(program, broken.claim))
    yield f"  算得 {','.join(_results(program, broken.values))}"


def _results(program: Program, values: Mapping[str, int]) -> Iterator[str]:
    for output in program.outputs:
        yield f"{output.name} = {value_words(output.kind, values[output.local])}"
