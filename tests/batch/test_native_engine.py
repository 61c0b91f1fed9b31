"""The native engine against the Python engine: the same columns, states and codes from the same claims."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from random import Random

import pyarrow as pa
import pytest
from attrs import evolve

from polyc.batch import native_engine
from polyc.batch.claims import Claims, Items, Remembered, Settled
from polyc.batch.compiler import MISSING, NoCompiler, find_compiler
from polyc.batch.engines import Wanted, engine
from polyc.batch.face import Face
from polyc.batch.native_engine import NativeEngine
from polyc.batch.preparing import prepare
from polyc.batch.python_engine import PythonEngine
from polyc.batch.run import run
from polyc.batch.unfit import Unfit
from polyc.batch.watching import Nobody
from polyc.kernel.program import Program
from tests.backends.c.compiler import needs_compiler
from tests.backends.javascript.claims import outcomes
from tests.batch.samples import claims as claims_file
from tests.batch.samples import every_file, ready
from tests.batch.test_whole_runs import random_lines
from tests.properties.subjects import Subject, both, ground, subjects

pytestmark = needs_compiler

POLICIES = (
    "weihai-resident-inpatient",
    "bijie-poverty-inpatient",
    "yantai-resident-outpatient",
    "anyuan-four-lines",
    "weihai-family-doctor",
    "county-drug-standards",
    "jiangsu-point-value",
    "weihai-consortium",
)
"""Cells of a year, of a chain, of both, sets of identities, targets, a policy that remembers nothing, items."""

PEOPLE, CLAIMS = 30, 600


def int64(numbers: list[int]) -> pa.Array:
    return pa.array(numbers, pa.int64())


def drawn(policy: str, program: Program) -> Claims:
    """Claims of people who have none, one or many, with states from before and rows that were refused before."""
    subject = _subject(policy)
    random = Random(policy)
    cases = [case for case, _ in outcomes(both(subject), ground(subject), random, CLAIMS)]
    ends = sorted(random.choices(range(CLAIMS + 1), k=PEOPLE - 1))
    inputs = [item.name for item in program.inputs if item.computed]
    face = ready_face(policy)
    keys = [[random.randrange(3) for _ in cases] for _ in face.scopes]
    opening = []
    for scope in face.scopes:
        owners = sorted(random.sample(range(PEOPLE), PEOPLE // 2))
        cells = [
            [random.randint(max(cell.low, 0), min(cell.high, 500_000)) for _ in owners]
            for cell in scope.cells
        ]
        opening.append(
            Remembered(persons=int64(owners), keys=int64([1] * len(owners)), cells=tuple(map(int64, cells)))
        )
    return Claims(
        offsets=int64([0, *ends, CLAIMS]),
        inputs=tuple(int64([case.inputs[name] for case in cases]) for name in inputs),
        keys=tuple(map(int64, keys)),
        lists=tuple(_items([case.rows(program, each.name) for case in cases]) for each in program.lists),
        bad=pa.array([int(random.random() < 0.05) for _ in cases], pa.int8()),
        opening=tuple(opening),
        held=pa.array([int(random.random() < 0.1) for _ in range(PEOPLE)], pa.int8()),
    )


def _items(rows: list[list[list[int]]]) -> Items:
    """The items of every claim as columns."""
    ends = accumulate((len(own) for own in rows), initial=0)
    flat = [row for own in rows for row in own]
    return Items(offsets=int64([*ends]), columns=tuple(map(int64, map(list, zip(*flat, strict=True)))))


def _subject(policy: str) -> Subject:
    return max((each for each in subjects() if each.policy == policy), key=lambda each: len(each.scenarios))


def ready_face(policy: str) -> Face:
    return prepare(both(_subject(policy)).program, ()).face


@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize("policy", POLICIES)
def test_both_engines_say_the_same(policy: str, threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native_engine, "MANY", CLAIMS // threads)
    monkeypatch.setattr(native_engine, "processors", lambda: threads)
    prepared = prepare(both(_subject(policy)).program, ())
    given = drawn(policy, both(_subject(policy)).program)
    python = PythonEngine(face=prepared.face, python=prepared.python)
    native = NativeEngine(face=prepared.face, source=prepared.c)
    for hold in (False, True):
        one, other = python.fold(given, hold, keep=True), native.fold(given, hold, keep=True)
        _same(one, other)
        assert sum(code == 0 for code in one.codes.to_pylist()) > CLAIMS // 20


def _same(one: Settled, other: Settled) -> None:
    assert one.codes.equals(other.codes)
    assert all(a.equals(b) for a, b in zip(one.outputs, other.outputs, strict=True))
    assert all(a.equals(b) for a, b in zip(one.cells, other.cells, strict=True))
    assert one.held.equals(other.held)
    assert all(a.equals(b) for a, b in zip(one.rows, other.rows, strict=True))
    for mine, others in zip(one.closing, other.closing, strict=True):
        assert mine.persons.equals(others.persons) and mine.keys.equals(others.keys)
        assert all(a.equals(b) for a, b in zip(mine.cells, others.cells, strict=True))


def test_whole_runs_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    path = claims_file(tmp_path / "单据.csv", *random_lines(500, seed=21))
    job = evolve(ready().job(tmp_path / "python", path), hold=True, closing=tmp_path / "python.parquet")
    run(job, Nobody())
    native = engine(ready().prepared, Wanted.NATIVE)
    run(evolve(job, engine=native, out=tmp_path / "native", closing=tmp_path / "native.parquet"), Nobody())
    one, other = every_file(tmp_path / "python"), every_file(tmp_path / "native")
    assert {**one, "plan.json": b""} == {**other, "plan.json": b""}
    assert (tmp_path / "python.parquet").read_bytes() == (tmp_path / "native.parquet").read_bytes()


def test_without_a_compiler_python_settles_and_native_code_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(*_: object) -> None:
        raise NoCompiler(MISSING)

    monkeypatch.setattr("polyc.batch.engines.loaded", missing)
    assert isinstance(engine(ready().prepared, Wanted.EITHER), PythonEngine)
    with pytest.raises(Unfit, match="没有 C 编译器"):
        engine(ready().prepared, Wanted.NATIVE)


def test_a_compiler_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler -x")
    with pytest.raises(NoCompiler, match="CC 指定的编译器“no-such-compiler -x”找不到"):
        find_compiler()


def test_a_library_that_travels_settles_the_same(tmp_path: Path) -> None:
    path = claims_file(tmp_path / "单据.csv", *random_lines(100, seed=22))
    carried = engine(ready().prepared, Wanted.NATIVE, travels=True)
    assert isinstance(carried, NativeEngine) and carried.carried
    job = ready().job(tmp_path / "python", path)
    run(job, Nobody())
    run(evolve(job, engine=carried, out=tmp_path / "carried"), Nobody())
    one, other = every_file(tmp_path / "python"), every_file(tmp_path / "carried")
    assert {**one, "plan.json": b""} == {**other, "plan.json": b""}
