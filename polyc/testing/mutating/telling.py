"""Verdicts on mutants as text and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from polyc.analysis.claim import claim_lines
from polyc.kernel.program import Program
from polyc.source.text import Source
from polyc.testing.mutating.hunting import Fate, Verdict

KEYS: Final = {
    Fate.NOTICED: "noticed",
    Fate.WRONG: "wrong",
    Fate.SURVIVED: "survived",
    Fate.EQUAL: "equal",
}


@frozen(kw_only=True)
class Told:
    """A verdict in words; `line` counts from 1, `claim` is empty where no claim is known that tells the mutant."""

    fate: Fate
    words: str
    line: int
    scenarios: tuple[str, ...]
    claim: tuple[str, ...]


def told(verdict: Verdict, program: Program | None, source: Source) -> Told:
    """The verdict in words; `program` is the policy's under the verdict's scenarios, where it has a claim."""
    lines = () if verdict.claim is None or program is None else claim_lines(program, verdict.claim)
    line, _ = source.position(verdict.mutant.span.start)
    return Told(
        fate=verdict.fate, words=verdict.mutant.words, line=line, scenarios=verdict.scenarios, claim=lines
    )


def verdicts_text(found: Sequence[Told], source_path: str) -> str:
    """One line of counts, and below it every mutant that no case noticed; ends with a line end."""
    return "".join(f"{line}\n" for line in (f"改动  {counts(found)}", *_survivors(found, source_path)))


def counts(found: Sequence[Told]) -> str:
    """How many mutants there are, and how many of those that matter were noticed."""
    number = Counter(each.fate for each in found)
    matter = len(found) - number[Fate.EQUAL]
    noticed = number[Fate.NOTICED] + number[Fate.WRONG]
    share = f"({noticed * 1000 // matter / 10:g}%)" if matter else ""
    rest = "".join(
        f",{number[fate]} 处{words}"
        for fate, words in ((Fate.WRONG, "编译即指出"), (Fate.EQUAL, "证明改了也一样(不计)"))
        if number[fate]
    )
    return f"试改 {len(found)} 处,察觉 {noticed}/{matter}{share}{rest}"


def _survivors(found: Sequence[Told], source_path: str) -> Iterator[str]:
    for each in found:
        match each.fate:
            case Fate.SURVIVED:
                yield f"  没有案例察觉  {each.words}  --> {source_path}:{each.line}"
                yield from _claim(each)
            case Fate.EQUAL:
                yield f"  改了也一样    {each.words}  --> {source_path}:{each.line}"
            case _:
                pass


def _claim(each: Told) -> Iterator[str]:
    if not each.claim:
        yield "    试算没有找到能分辨的单据;也许改了也一样,也许只在极少的单据上不同。"
        return
    under = f"(采用 {'、'.join(each.scenarios)})" if each.scenarios else ""
    yield f"    能分辨的单据{under}:"
    yield from (f"      {line}" for line in each.claim)


def verdicts_json(found: Sequence[Told]) -> list[dict[str, object]]:
    """Every verdict as JSON takes it."""
    return [
        {
            "fate": KEYS[each.fate],
            "change": each.words,
            "line": each.line,
            "scenarios": list(each.scenarios),
            "claim": list(each.claim),
        }
        for each in found
    ]
