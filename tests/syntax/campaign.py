"""A long run of the fuzz tests: `python -m tests.syntax.campaign --inputs 100000`.

Real policies are spoiled at random, whole or in part, as text and as bytes of a file.
Whatever comes of it: no exception, no more than `SLOWEST` seconds of the processor, and
every refusal is a finding with a place within the text.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from polyc import pipeline
from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.render_text import render_text
from polyc.diagnostics.report import Report
from polyc.source.text import Source
from tests.syntax.hostile import HOSTILE
from tests.syntax.mutations import SMALL, TEXTS, mutated, window

SLOWEST = 2.0
ENCODINGS = ("gb18030", "utf-16", "utf-16-le", "big5", "utf-8-sig", "utf-8", "latin-1", "utf-32")


def of_a_part(dice: random.Random) -> str:
    return mutated(window(dice), dice, dice.choice((1, 1, 2, 4)))


def of_the_small(dice: random.Random) -> str:
    return mutated(SMALL, dice, dice.choice((1, 1, 1, 2)))


def of_a_whole(dice: random.Random) -> str:
    return mutated(dice.choice(TEXTS), dice, dice.choice((1, 1, 2, 8)))


def with_a_long_line(dice: random.Random) -> str:
    """A line of a policy grown to 100 kB."""
    lines = window(dice).split("\n")
    at = dice.randrange(len(lines))
    piece = lines[at][dice.randrange(len(lines[at]) + 1) :] or dice.choice("层,|(0= ")
    lines[at] += (piece * (100_000 // len(piece)))[:100_000]
    return "\n".join(lines)


def with_deep_brackets(dice: random.Random) -> str:
    lines, deep = window(dice).split("\n"), dice.choice((65, 200, 10_000))
    at = dice.randrange(len(lines))
    opened, closed = dice.choice(("()", "（）", ("较大(", ")")))
    lines[at] += " = " + opened * deep + "1元" + closed * dice.choice((deep, deep - 1, 0))
    return "\n".join(lines)


def hostile(dice: random.Random) -> str:
    return dice.choice(list(HOSTILE.values()))


MAKERS: tuple[tuple[Callable[[random.Random], str], int], ...] = (
    (of_a_part, 8000),
    (of_the_small, 1500),
    (of_a_whole, 60),
    (with_a_long_line, 30),
    (with_deep_brackets, 30),
    (hostile, 2),
)
"""What is made, and how often of 10,000; what is left are bytes of files."""


def main() -> int:
    words = argparse.ArgumentParser()
    words.add_argument("--inputs", type=int, default=100_000)
    words.add_argument("--seed", type=int, default=0)
    given = words.parse_args()
    counted, slowest, wrong = run(given.inputs, given.seed)
    for name, number in counted.most_common():
        print(f"{name:<20} {number:>8}")
    print(f"{'inputs':<20} {sum(counted.values()):>8}; slowest {slowest:.2f} s; {wrong} wrong")
    return 1 if wrong else 0


def run(inputs: int, seed: int) -> tuple[Counter[str], float, int]:
    """How many of which kind were tried, the longest any took, and how many went wrong (each is printed)."""
    counted, slowest, wrong = Counter[str](), 0.0, 0
    makers, weights = [maker for maker, _ in MAKERS], [weight for _, weight in MAKERS]
    with tempfile.TemporaryDirectory() as folder:
        for number in range(inputs):
            dice = random.Random(f"{seed}.{number}")
            as_bytes = dice.random() < 0.04
            maker = dice.choices(makers, weights)[0]
            start = time.process_time()
            try:
                text = of_bytes(dice, Path(folder)) if as_bytes else of_text(maker(dice))
            except Exception as error:
                wrong += 1
                print(
                    f"seed {seed}.{number} {maker.__name__}: {type(error).__name__}: {error}"[:2000],
                    file=sys.stderr,
                )
                continue
            took = time.process_time() - start
            if took > SLOWEST:
                wrong += 1
                print(
                    f"seed {seed}.{number} {maker.__name__}: {took:.1f} s for {len(text)} characters",
                    file=sys.stderr,
                )
            slowest = max(slowest, took)
            counted["bytes of a file" if as_bytes else maker.__name__] += 1
    return counted, slowest, wrong


def of_text(text: str) -> str:
    source = Source(path=Path("x.pol"), text=text)
    outcome = pipeline.check(source)
    assert (outcome.value is None) == bool(outcome.errors), "refused without an error"
    hold(source, outcome.diagnostics)
    return text


def of_bytes(dice: random.Random, folder: Path) -> str:
    """A spoiled policy saved in some encoding, with or without its mark, cut or spoiled byte by byte."""
    text, encoding = of_a_part(dice), dice.choice(ENCODINGS)
    data = bytearray(text.encode(encoding, errors="replace"))
    for _ in range(dice.choice((0, 1, 3))):
        data[dice.randrange(len(data))] = dice.randrange(256)
    path = folder / "x.pol"
    path.write_bytes(bytes(data[: dice.randrange(len(data))] if dice.random() < 0.3 else data))
    read = pipeline.read(path)
    if read.value is None:
        assert read.diagnostics, "not read, and nobody knows why"
        assert render_text([Report(path=path, source=None, diagnostics=read.diagnostics)])
        return text
    return of_text(read.value.text)


def hold(source: Source, found: tuple[Diagnostic, ...]) -> None:
    for each in found:
        assert 0 <= each.span.start <= each.span.end <= len(source.text), each
        assert all(0 <= label.span.start <= label.span.end <= len(source.text) for label in each.labels)
        assert all(0 <= fix.span.start <= fix.span.end <= len(source.text) for fix in each.fixes)
        assert each.message and each.title
    assert render_text([Report(path=source.path, source=source, diagnostics=found[:20])])


if __name__ == "__main__":
    sys.exit(main())
