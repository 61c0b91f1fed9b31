"""What is remembered of a program is remembered of that very program, and no longer than it is there."""

from __future__ import annotations

import gc

from attrs import evolve

from polyc.kernel.passes.remembering import remembered
from polyc.kernel.program import Program
from tests.backends.kinds_sample import every_kind


def test_a_program_is_asked_for_once_and_another_one_anew() -> None:
    asked: list[str] = []

    def title(program: Program) -> str:
        asked.append(program.identity.title)
        return program.identity.title

    once, program = remembered(title), every_kind()
    other = evolve(program, identity=evolve(program.identity, title="另一项"))
    assert [once(each) for each in (program, program, other, program)].count("另一项") == 1
    assert len(asked) == 2
    del program, other
    gc.collect()
    for number in range(200):  # numbers of objects are given again
        each = evolve(every_kind(), identity=evolve(every_kind().identity, title=f"第{number}项"))
        assert once(each) == f"第{number}项"
