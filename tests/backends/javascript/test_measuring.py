"""Targets in both languages: the same verdict, the same digits, the same distance."""

from __future__ import annotations

from random import Random

from polyc.runtime.measuring import Tally, Target, distance, ratio_text, verdict
from tests.backends.javascript.node import Node, needs_node
from tests.backends.kinds_sample import every_kind
from tests.backends.measures import random_tally, random_target

pytestmark = needs_node

TARGETS, TALLIES = 60, 40


def test_both_languages_judge_alike() -> None:
    random = Random(3)
    asked = [random_target(random) for _ in range(TARGETS)]
    with Node(every_kind()) as node:
        for each in asked:
            tallies = [random_tally(random) for _ in range(TALLIES)]
            texts = [[[name, str(value)] for name, value in tally._asdict().items()] for tally in tallies]
            told = [list(_told(each, tally)) for tally in tallies]
            plain = each._asdict() | {"kind": each.kind._asdict(), "citations": []}
            assert node.ask("judged", plain, *texts) == told, each


def _told(each: Target, tally: Tally) -> tuple[object, ...]:
    away = distance(each, tally)
    return verdict(each, tally), ratio_text(each, tally), away and [away[0], str(away[1])]
