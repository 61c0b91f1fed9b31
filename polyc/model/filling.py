"""The cells of a table: every case filled exactly once."""

from __future__ import annotations

from itertools import product
from typing import TypeAlias, assert_never

from attrs import define, field, frozen

from polyc.diagnostics.tables import DoubledCell, MissingCells, UnreachableRow
from polyc.diagnostics.values import LimitExpected, NoSuchOption
from polyc.kinds import Kind
from polyc.model.context import Context
from polyc.model.formulas import formula
from polyc.model.ranges import Interval, interval, whole
from polyc.model.values import ChoiceKey, Formula, IdentityKey, Key, Pending, RangeKey, Table, Unlimited
from polyc.source.span import Span
from polyc.syntax import values as syntax

Labels: TypeAlias = tuple[syntax.Label, ...]


@frozen(kw_only=True)
class Line:
    """One value of a table with the labels it stands under, one group a key."""

    labels: tuple[Labels, ...]
    value: syntax.Formula | syntax.Unlimited
    span: Span


@define(kw_only=True)
class Filling:
    """The cells of one table while they are filled, row-major.

    It is `faulty` once a value or a label was reported: cells that this leaves empty are no
    second mistake.
    """

    context: Context
    keys: tuple[Key, ...]
    path: str
    limit: bool
    cells: dict[tuple[int, ...], tuple[Formula, Span]] = field(factory=dict)
    faulty: bool = False

    def fill(
        self, lines: list[Line], kind: Kind | None, span: Span, rest: tuple[Formula, ...]
    ) -> Table | None:
        """The table; cells that no line gives are taken from `rest`, row-major, if there is one."""
        general = [line for line in lines if any(_is_otherwise(group) for group in line.labels)]
        special = [line for line in lines if line not in general]
        for line in special:
            kind = self._put(line, kind, keep=False)
        for line in general:
            before = len(self.cells)
            kind = self._put(line, kind, keep=True)
            if len(self.cells) == before and not self.faulty:
                self.context.report(UnreachableRow(span=line.span))
        for at, cell in zip(product(*map(places, self.keys)), rest, strict=bool(rest)):
            self.cells.setdefault(at, (cell, span))
        missing = [at for at in product(*map(places, self.keys)) if at not in self.cells]
        if missing and not self.faulty:
            texts = tuple(self._case(at) for at in missing)
            self.context.report(MissingCells(span=span, missing=texts))
        if missing or kind is None:
            return None
        cells = tuple(self.cells[at][0] for at in product(*map(places, self.keys)))
        return Table(kind=kind, keys=self.keys, cells=cells, span=span)

    def _put(self, line: Line, kind: Kind | None, keep: bool) -> Kind | None:
        """Writes one line's value into its cells; `keep` leaves filled ones as they are."""
        axes = [self._indices(key, group) for key, group in zip(self.keys, line.labels, strict=True)]
        for at in product(*axes):
            if at in self.cells:
                if not keep:
                    first = self.cells[at][1]
                    self.context.report(DoubledCell(span=line.span, case=self._case(at), first=first))
                continue
            value = self._value(line, kind, at)
            if value is None:
                self.faulty = True
                continue
            kind = value.kind
            self.cells[at] = value, line.span
        return kind

    def _value(self, line: Line, kind: Kind | None, at: tuple[int, ...]) -> Formula | None:
        if isinstance(line.value, syntax.Unlimited):
            if kind is None or not self.limit:
                self.context.report(LimitExpected(span=line.span))
                return None
            return Unlimited(kind=kind, span=line.span)
        if isinstance(line.value, syntax.Pending) and kind is not None:
            return Pending(kind=kind, path=f"{self.path}〔{self._case(at)}〕", span=line.span)
        return formula(self.context, line.value, self.path, kind)

    def _indices(self, key: Key, labels: Labels) -> list[int]:
        found: set[int] = set()
        for label in labels:
            if isinstance(label, syntax.Otherwise):
                return list(places(key))
            found |= self._index(key, label)
        return sorted(found)

    def _index(self, key: Key, label: syntax.Label) -> set[int]:
        match key:
            case ChoiceKey(options=options) | IdentityKey(options=options):
                text = label.text if isinstance(label, syntax.Option) else "(不是选项)"
                if text not in options:
                    self.context.report(
                        NoSuchOption(span=label.span, option=text, of="表头", options=options)
                    )
                    self.faulty = True
                    return set()
                return {options.index(text)}
            case RangeKey(subject=subject, starts=starts):
                covered = interval(self.context, label, subject.kind, domain(subject))
                if covered is None:
                    self.faulty = True
                    return set()
                return {i for i, start in enumerate(starts) if covered.low <= start <= covered.high}
            case _:
                assert_never(key)

    def _case(self, at: tuple[int, ...]) -> str:
        return "、".join(labels(key)[index] for key, index in zip(self.keys, at, strict=True))


def labels(key: Key) -> tuple[str, ...]:
    """The names of a key's cells."""
    return key.labels if isinstance(key, RangeKey) else key.options


def alike(keys: tuple[Key, ...], others: tuple[Key, ...]) -> bool:
    """Whether two tables are divided by the same subjects in the same order."""
    return [key.subject for key in keys] == [key.subject for key in others]


def places(key: Key) -> range:
    """The numbers of a key's cells."""
    return range(len(labels(key)))


def _is_otherwise(group: Labels) -> bool:
    return any(isinstance(label, syntax.Otherwise) for label in group)


def domain(subject: Formula) -> Interval:
    """All values that a subject of ranges may take."""
    return whole(subject.kind)
