"""Control totals: every row is somewhere, and every fen is paid by somebody."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from polyc.batch.face import Face


@frozen(kw_only=True)
class Totals:
    """Numbers of rows, and sums over the settled ones in fen; `payments` in the order of the policy's, and
    `tallies` of its targets: claims that count, undecided ones, numerator, denominator.  `items` are rows of tables of items;
    of those rejected, `items_unknown` do not say whose they are.
    """

    rows: int = 0
    settled: int = 0
    rejected: int = 0
    refused: int = 0
    held: int = 0
    total: int = 0
    rest: int = 0
    payments: tuple[int, ...] = ()
    tallies: tuple[tuple[int, ...], ...] = ()
    items: int = 0
    items_used: int = 0
    items_rejected: int = 0
    items_unknown: int = 0

    def __add__(self, other: Totals) -> Totals:
        """Both together."""
        return Totals(
            rows=self.rows + other.rows,
            settled=self.settled + other.settled,
            rejected=self.rejected + other.rejected,
            refused=self.refused + other.refused,
            held=self.held + other.held,
            total=self.total + other.total,
            rest=self.rest + other.rest,
            payments=_sums(self.payments, other.payments),
            tallies=_tallies(self.tallies, other.tallies),
            items=self.items + other.items,
            items_used=self.items_used + other.items_used,
            items_rejected=self.items_rejected + other.items_rejected,
            items_unknown=self.items_unknown + other.items_unknown,
        )

    def mismatches(self, face: Face) -> Iterator[str]:
        """What does not come out even, in Chinese; nothing ever should."""
        if self.rows != self.settled + self.rejected + self.refused + self.held:
            yield (
                f"读入 {self.rows} 行,结算 {self.settled}、退回 {self.rejected}、"
                f"拒付 {self.refused}、暂缓 {self.held},合不上"
            )
        if self.items != self.items_used + self.items_rejected:
            yield f"明细 {self.items} 行,归到单据 {self.items_used}、退回 {self.items_rejected},合不上"
        paid = sum(self.payments)
        if face.balance is not None and self.total != paid + self.rest:
            yield f"总额 {self.total} 分,各方支付 {paid} 分,个人 {self.rest} 分,合不上"


def _sums(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    if not one or not other:
        return one or other
    return tuple(mine + its for mine, its in zip(one, other, strict=True))


def _tallies(
    one: tuple[tuple[int, ...], ...], other: tuple[tuple[int, ...], ...]
) -> tuple[tuple[int, ...], ...]:
    if not one or not other:
        return one or other
    return tuple(_sums(mine, its) for mine, its in zip(one, other, strict=True))
