"""The reference job settled in each way: first compared to the fen, then timed in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrs import frozen

from tests.benchmarks import by_hand, in_decimal
from tests.benchmarks.claims import Stay, stays
from tests.benchmarks.reference import decimals, fen, module, typed
from tests.benchmarks.report import Goal, Row
from tests.benchmarks.timing import Rounds, calls, interleave

PEOPLE: Final = 8_000
ROUNDS: Final = 21
EXPLAINED: Final = 300
"""So many claims are explained in a round; it takes a hundred times as long as settling them."""

HAND: Final = "手写整数函数"
BARE: Final = "settle_ints"
TRACED: Final = "trace_ints(检查输入,留下每一步)"
TYPED: Final = "settle(带类型的单据和状态)"
DECIMAL: Final = "手写 Decimal 函数"
EXPLAIN: Final = "explain(每一步的算式和依据)"
SAME: Final = f"settle_ints,同样的 {EXPLAINED} 人次"


@frozen(kw_only=True)
class Job:
    """The stays of a year, as each way to settle them takes them."""

    stays: tuple[Stay, ...]

    def contenders(self) -> dict[str, Callable[[], object]]:
        reference = module()
        bare = [stay.arguments for stay in self.stays]
        both = [typed(stay) for stay in self.stays]
        exact = [decimals(arguments) for arguments in bare]
        return {
            HAND: calls(by_hand.settle, bare),
            BARE: calls(reference.settle_ints, bare),
            TRACED: calls(reference.trace_ints, bare),
            TYPED: calls(reference.settle, both),
            DECIMAL: calls(in_decimal.settle, exact),
            SAME: calls(reference.settle_ints, bare[:EXPLAINED]),
            EXPLAIN: calls(reference.explain, both[:EXPLAINED]),
        }

    def differing(self) -> dict[str, int]:
        """How many results of each way are not the same fen as those written by hand."""
        found = dict.fromkeys((BARE, TRACED, TYPED, DECIMAL, EXPLAIN), 0)
        for stay in self.stays:
            wanted = by_hand.settle(*stay.arguments)
            for name, result in _results(stay, wanted):
                found[name] += result != wanted
        for stay in self.stays[:EXPLAINED]:
            found[EXPLAIN] += not _explained(stay)
        return found

    def rows(self) -> Iterator[Row]:
        rounds = interleave(self.contenders(), ROUNDS)
        yield Row(what=HAND, time=self._each(rounds, HAND))
        yield self._row(rounds, BARE, HAND, Goal(must=1.25, reach=1.05))
        yield self._row(rounds, TYPED, BARE, Goal(must=3, reach=2.2))
        yield self._row(rounds, TRACED, BARE, Goal(must=2, reach=1.5))
        yield self._row(rounds, DECIMAL, BARE, Goal(must=None, reach=4.5, at_least=True))
        yield self._row(rounds, EXPLAIN, SAME, None, EXPLAINED)

    def _row(self, rounds: Rounds, name: str, base: str, goal: Goal | None, claims: int | None = None) -> Row:
        time = self._each(rounds, name, claims)
        return Row(what=name, time=time, base=base, measured=rounds.ratio(name, base), goal=goal)

    def _each(self, rounds: Rounds, name: str, claims: int | None = None) -> str:
        seconds = rounds.median(name) / (claims or len(self.stays))
        return f"{seconds * 1e6:.2f} 微秒/人次"


def job() -> Job:
    return Job(stays=stays(PEOPLE))


def _results(stay: Stay, wanted: tuple[int, ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
    reference = module()
    yield BARE, reference.settle_ints(*stay.arguments)
    yield TRACED, reference.trace_ints(*stay.arguments)[: len(wanted)]
    settlement, state = reference.settle(*typed(stay))
    yield TYPED, (0, *settlement[: len(reference.OUTPUTS)], *state.cells["年度:2023"])
    yield DECIMAL, fen(in_decimal.settle(*decimals(stay.arguments)))


def _explained(stay: Stay) -> bool:
    """Whether the steps show what was paid and what is left to the patient."""
    amounts: Mapping[str, int] = {step.label: step.amount for step in module().explain(*typed(stay))}
    _, eligible, basic, critical, aid, patient, *_ = by_hand.settle(*stay.arguments)
    paid = (amounts["基本医保.支付"], amounts["大病保险.支付"], amounts.get("医疗救助.支付", 0))
    return (amounts["可纳入"], *paid, amounts["个人负担"]) == (eligible, basic, critical, aid, patient)
