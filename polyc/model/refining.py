"""Keys of a table cut finer, so that a later table may divide where the earlier did not."""

from __future__ import annotations

from itertools import product

from attrs import evolve

from polyc.kinds import Kind
from polyc.model.filling import domain, places
from polyc.model.plain import plain
from polyc.model.ranges import Interval
from polyc.model.values import Formula, Key, RangeKey, Table, Value


def range_labels(starts: tuple[int, ...], whole: Interval, kind: Kind) -> tuple[str, ...]:
    """The ranges in words, from their first values."""
    ends = (*(start - 1 for start in starts[1:]), whole.high)
    return tuple(_label(low, high, whole, kind) for low, high in zip(starts, ends, strict=True))


def _label(low: int, high: int, whole: Interval, kind: Kind) -> str:
    if low == high:
        return plain(low, kind)
    if high == whole.high:
        return f"{plain(low, kind)}及以上"
    if low == whole.low:
        return f"{plain(high, kind)}及以下"
    return f"{plain(low, kind)}至{plain(high, kind)}"


def refined(keys: tuple[Key, ...], others: tuple[Key, ...]) -> tuple[Key, ...]:
    """Keys that cut wherever one of two tables cuts; both are divided by the same subjects."""
    return tuple(_refined(one, other) for one, other in zip(keys, others, strict=True))


def _refined(one: Key, other: Key) -> Key:
    if not (isinstance(one, RangeKey) and isinstance(other, RangeKey)):
        return other
    starts = tuple(sorted({*one.starts, *other.starts}))
    labels = range_labels(starts, domain(one.subject), one.subject.kind)
    return evolve(other, starts=starts, labels=labels)


def spread(value: Value, keys: tuple[Key, ...]) -> tuple[Formula, ...]:
    """The cells of a value over keys that are at least as fine as its own, row-major."""
    if not isinstance(value, Table):
        return tuple(value for _ in product(*map(places, keys)))
    coarse = [_coarse(fine, key) for fine, key in zip(keys, value.keys, strict=True)]
    old = dict(zip(product(*map(places, value.keys)), value.cells, strict=True))
    return tuple(old[at] for at in product(*coarse))


def _coarse(fine: Key, key: Key) -> list[int]:
    """For each cell of the finer key, the cell of the other in which it lies."""
    if not (isinstance(fine, RangeKey) and isinstance(key, RangeKey)):
        return list(places(key))
    return [sum(begun <= start for begun in key.starts) - 1 for start in fine.starts]
