"""`polyc test --coverage`, `--suggest` and `--mutate`: how well the cases test a policy."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import Final

from polyc.cli import policies
from polyc.cli.compiling import compiling, programs
from polyc.cli.console import say, tell
from polyc.cli.together import in_turn
from polyc.testing.mutating.hunting import Fate, hunt
from polyc.testing.mutating.telling import Told, counts, told, verdicts_json, verdicts_text
from polyc.testing.suggesting import suggestion_text, suggestions

SHARES: Final = 4
"""The mutants of one policy are judged in so many shares, so that no processor waits for the longest policy."""


# ---- suggestions ----


def suggest(paths: tuple[Path, ...]) -> int:
    """Prints the boundary cases that nobody has written yet."""
    for path in paths:
        checked = policies.load(path)
        number = 0
        say(f"# {path}\n")
        for number, each in enumerate(suggestions(checked.policy, programs(compiling(checked))), 1):
            tell(suggestion_text(number, each))
        say(f"# 共 {number} 个;把“待填”换成依条款手算的数,再放进政策。\n\n")
    return 0


# ---- mutants ----


def _length(part: tuple[Path, int]) -> int:
    return part[0].stat().st_size


def mutate(paths: tuple[Path, ...], as_json: bool) -> int:
    """Prints what no case notices; exit code 0, as a number that is hard to notice is no error."""
    parts = [(path, turn) for path in paths for turn in range(SHARES)]
    progress = sys.stderr.isatty()
    every: list[Told] = []
    judged: list[tuple[Path, tuple[Told, ...]]] = []
    for (path, _), found in zip(parts, in_turn(_judged, parts, _length), strict=True):
        judged.append((path, found))
        every.extend(found)
        if progress:
            sys.stderr.write(f"\r已试改 {len(every)} 处")
            sys.stderr.flush()
    if progress:
        sys.stderr.write("\r\x1b[K")
    reports = [
        (path, [each for _, found in shares for each in found])
        for path, shares in groupby(judged, key=lambda item: item[0])
    ]
    if as_json:
        import json

        told_of = [{"path": str(path), "mutants": verdicts_json(found)} for path, found in reports]
        say(json.dumps(told_of, ensure_ascii=False, indent=1) + "\n")
        return 0
    for path, shared in reports:
        say(f"{path}\n{verdicts_text(sorted(shared, key=lambda each: each.line), str(path))}\n")
    say(f"合计  {counts(every)}\n")
    return 0


def _judged(part: tuple[Path, int]) -> tuple[Told, ...]:
    path, turn = part
    checked = policies.load(path)
    under = programs(compiling(checked))
    verdicts = hunt(checked.policy, checked.source.sha256, under, turn, SHARES)
    return tuple(
        told(each, under(each.scenarios) if each.fate is Fate.SURVIVED else None, checked.source)
        for each in verdicts
    )
