"""The generated C against C written by hand: sorted columns, and a table in any order, on one thread and on two."""

from __future__ import annotations

import ctypes
import os
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from ctypes import c_int64, c_void_p
from pathlib import Path
from typing import Any, Final

import numpy as np
from attrs import frozen

from polyc import pipeline
from polyc.backends.c.table import Codes, table_source
from polyc.batch.claims import BAD, HELD
from polyc.batch.native_library import Outputs, loaded
from polyc.kernel.program import Program
from tests.benchmarks.native.year import MONEY, Year
from tests.benchmarks.reference import POLICY
from tests.benchmarks.report import Goal, Row
from tests.benchmarks.timing import Rounds, interleave

ROUNDS: Final = 15
BITS: Final = 10
INPUTS: Final = ("level", "category", "unreferred", "total", "b", "self")
PAID: Final = 4
"""What is compared: three payments and the patient's share; the generated fold also hands out 可纳入."""

HAND, MADE = "手写 C", "生成的 C"


def library(folder: Path) -> Any:
    """The hand-written C."""
    path = folder / "hand.so"
    source = Path(__file__).with_name("hand.c")
    options = ("-O3", "-march=native", "-shared", "-fPIC", "-pthread")
    subprocess.run([os.environ.get("CC", "cc"), *options, str(source), "-o", str(path)], check=True)
    return ctypes.CDLL(str(path))


def program_and_order() -> tuple[Program, tuple[str, ...]]:
    """The reference policy, compiled."""
    source = pipeline.read(POLICY).value
    assert source is not None
    policy = pipeline.check(source).value
    assert policy is not None
    program = pipeline.compile_policy(policy, source).value
    assert program is not None
    return program, policy.conventions.order


def generated() -> Any:
    """The library that the policy is compiled to."""
    program, order = program_and_order()
    return loaded(table_source(program, order, codes=Codes(bad=BAD, held=HELD)))


def _pointers(columns: list[Any]) -> Any:
    return (c_void_p * len(columns))(*(column.ctypes.data for column in columns))


def _at(column: Any) -> c_void_p:
    return c_void_p(column.ctypes.data)


@frozen(kw_only=True)
class Fold:
    """A way to settle a year: run it, then look at whose, when and the four amounts."""

    run: Callable[[], None]
    person: Any
    day: Any
    paid: list[Any]


def by_hand(calls: Any, year: Year, threads: int) -> Fold:
    """0 threads: the columns are sorted."""
    own, count = year.columns, year.count
    names = ("person", "day", "level", "category", "unreferred", *MONEY)
    given = _pointers([own[name] for name in names])
    paid = [np.zeros(count, np.int64) for _ in range(PAID)]
    out, person, day = _pointers(paid), np.zeros(count, np.int64), np.zeros(count, np.int32)

    def run() -> None:
        if threads:
            calls.hand_mixed(c_int64(count), threads, given, _at(person), _at(day), out)
        else:
            calls.hand_sorted(c_int64(count), given, out)

    return Fold(
        run=run, person=person if threads else own["person"], day=day if threads else own["day"], paid=paid
    )


def by_policy(calls: Any, year: Year, threads: int) -> Fold:
    """The same by the generated code; amounts are 32 bits wide, since the policy bounds them."""
    own, count = dict(year.columns), year.count
    own |= {name: own[name].astype(np.int32) for name in MONEY}
    columns = [own[name] for name in INPUTS]
    given = _pointers(columns)
    results = [np.zeros(count, np.int64) for _ in range(PAID + 1)]
    person, day = np.zeros(count, np.int64), np.zeros(count, np.int32)
    row, codes, wrong = np.zeros(count, np.int64), np.zeros(count, np.int32), np.zeros(count, np.int32)
    written = _pointers(results)
    out = Outputs(
        person.ctypes.data,
        day.ctypes.data,
        row.ctypes.data,
        codes.ctypes.data,
        ctypes.addressof(written),
        None,
    )
    records = np.empty(count * calls.polyc_record_size(), np.uint8)

    def run_sorted() -> None:
        calls.polyc_check(count, given, _at(wrong))
        calls.polyc_fold_sorted(count, _at(own["person"]), _at(own["day"]), None, given, 0, out)

    def run_mixed() -> None:
        ends = np.zeros(1 << BITS, np.int64)
        calls.polyc_check(count, given, _at(wrong))
        calls.polyc_count(count, _at(own["person"]), BITS, _at(ends))
        starts = np.concatenate([[0], np.cumsum(ends)[:-1]])
        calls.polyc_scatter(
            count, _at(own["person"]), _at(own["day"]), None, given, 0, BITS, _at(starts), _at(records)
        )
        cuts = [(1 << BITS) * at // threads for at in range(threads + 1)]

        def parts(at: int) -> int:
            call = calls.polyc_fold_parts
            return int(call(_at(records), _at(starts), BITS, cuts[at], cuts[at + 1], 0, out))

        if threads == 1:
            parts(0)
        else:
            with ThreadPoolExecutor(threads) as pool:
                list(pool.map(parts, range(threads)))

    kept = (columns, written, results, row, codes)

    def run() -> None:
        assert kept
        (run_mixed if threads else run_sorted)()
        assert not wrong.any()

    return Fold(
        run=run,
        person=person if threads else own["person"],
        day=day if threads else own["day"],
        paid=results[1:],
    )


def rows(folder: Path, ordered: Year) -> Iterator[Row]:
    """Raises `AssertionError` where one fen differs."""
    hand, made, mixed = library(folder), generated(), ordered.shuffled()
    found = by_hand(hand, ordered, 0)
    found.run()
    wanted = [column.copy() for column in found.paid]
    for title, year, threads, goal in (
        ("排好序的列,1 线程", ordered, 0, Goal(must=1.25, reach=1.05)),
        ("没排序的表,1 线程", mixed, 1, Goal(must=None, reach=1.1)),
        ("没排序的表,2 线程", mixed, 2, Goal(must=None, reach=1.1)),
    ):
        both = {HAND: by_hand(hand, year, threads), MADE: by_policy(made, year, threads)}
        for fold in both.values():
            fold.run()
            places = np.lexsort((fold.day, fold.person))
            for column, told in zip(fold.paid, wanted, strict=True):
                assert (column[places] == told).all(), f"{title} 有一分钱不同"
        timed = interleave({name: fold.run for name, fold in both.items()}, ROUNDS)
        yield Row(what=f"{HAND}:{title}", time=_each(timed, HAND, year))
        ratio = timed.ratio(MADE, HAND)
        yield Row(what=f"{MADE}:{title}", time=_each(timed, MADE, year), base=HAND, measured=ratio, goal=goal)


def _each(timed: Rounds, name: str, year: Year) -> str:
    return f"{timed.median(name) / year.count * 1e9:.1f} 纳秒/人次"
