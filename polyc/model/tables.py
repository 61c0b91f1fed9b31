"""按 tables: labels to keys, every cell filled exactly once."""

from __future__ import annotations

from itertools import product
from typing import TypeAlias, assert_never

from attrs import define, field, frozen

from polyc.diagnostics.tables import DoubledCell, MissingCells, RaggedRow, TableWithoutRows, WrongKey
from polyc.diagnostics.values import LimitExpected, NoSuchOption
from polyc.kinds import Choice, Choices, Count, Date, Flag, Kind, Money, Rate, Text
from polyc.model.context import Context
from polyc.model.formulas import formula
from polyc.model.kind_words import FLAG_WORDS, default_bounds
from polyc.model.ranges import Interval, interval
from polyc.model.values import ChoiceKey, Formula, Key, Pending, RangeKey, Table, Unlimited
from polyc.money import percent_text
from polyc.source.span import Span
from polyc.syntax import values as syntax
from polyc.syntax.literals import day_text

Labels: TypeAlias = tuple[syntax.Label, ...]


@frozen(kw_only=True, repr=False)
class Line:
    """One value of a table with the labels it stands under, one group a key."""

    labels: tuple[Labels, ...]
    value: syntax.Formula | syntax.Unlimited
    span: Span


def table(
    context: Context,
    node: syntax.InlineTable | syntax.RowTable,
    path: str,
    kind: Kind | None,
    limit: bool,
    base: Table | None = None,
) -> Table | None:
    """The dense table; gaps, doubles and unknown labels are reported.

    `limit` tells whether 不设 may stand in a cell.  Without a wanted `kind` the first
    cell decides.  Cells that are not written are taken from `base`, whose keys must be
    the same.
    """
    subjects = _subjects(context, node.keys)
    lines = _inline(node) if isinstance(node, syntax.InlineTable) else _rows(context, node)
    if subjects is None or lines is None:
        return None
    keys = _keys(context, subjects, lines)
    if keys is None:
        return None
    filling = _Filling(context=context, keys=keys if base is None else base.keys, path=path, limit=limit)
    if base is not None and not _alike(keys, base.keys):
        context.report(WrongKey(span=node.span, key=path, reason="情景的表要与原来的表按同样的项来分"))
        return None
    return filling.fill(lines, kind, node.span, base)


def _subjects(context: Context, keys: tuple[syntax.Path, ...]) -> list[tuple[syntax.Path, Formula]] | None:
    found: list[tuple[syntax.Path, Formula]] = []
    for key in keys:
        subject = formula(context, key, "")
        if subject is None:
            return None
        if isinstance(subject.kind, Choices | Text):
            reason = (
                "它可以同时有几项,写 另 当 或 例外" if isinstance(subject.kind, Choices) else "它是任意文本"
            )
            context.report(WrongKey(span=key.span, key=key.text, reason=reason))
            return None
        found.append((key, subject))
    return found


# ---- lines ----


def _inline(node: syntax.InlineTable) -> list[Line]:
    return [Line(labels=(entry.labels,), value=entry.value, span=entry.span) for entry in node.entries]


def _rows(context: Context, node: syntax.RowTable) -> list[Line] | None:
    """Rows with all keys to the left, or with the last key as the columns of a head row."""
    if not node.rows:
        context.report(TableWithoutRows(span=node.span))
        return None
    count, head = len(node.keys), node.rows[0]
    if count > 1 and all(
        _is_corner(cell, key) for cell, key in zip(head.cells[: count - 1], node.keys, strict=False)
    ):
        return _columns(context, head, node.rows[1:], count - 1)
    lines: list[Line] = []
    for row in node.rows:
        if not _whole(context, row, count + 1):
            return None
        labels = tuple(cell.labels for cell in row.cells[:-1])
        lines.extend(_line(context, labels, row.cells[-1]))
    return lines


def _is_corner(cell: syntax.Cell, key: syntax.Path) -> bool:
    if not cell.labels:
        return True
    return len(cell.labels) == 1 and getattr(cell.labels[0], "text", None) == key.text


def _columns(
    context: Context, head: syntax.Row, rows: tuple[syntax.Row, ...], left: int
) -> list[Line] | None:
    lines: list[Line] = []
    if not all(cell.labels for cell in head.cells[left:]):
        context.report(RaggedRow(span=head.span, found=len(head.cells), wanted=len(head.cells)))
        return None
    for row in rows:
        if not _whole(context, row, len(head.cells)):
            return None
        for column, cell in zip(head.cells[left:], row.cells[left:], strict=True):
            labels = (*(each.labels for each in row.cells[:left]), column.labels)
            lines.extend(_line(context, labels, cell))
    return lines


def _whole(context: Context, row: syntax.Row, wanted: int) -> bool:
    if len(row.cells) == wanted and all(cell.labels for cell in row.cells):
        return True
    filled = sum(bool(cell.labels) for cell in row.cells)
    context.report(RaggedRow(span=row.span, found=min(filled, len(row.cells)), wanted=wanted))
    return False


def _line(context: Context, labels: tuple[Labels, ...], cell: syntax.Cell) -> list[Line]:
    value = cell_value(context, cell)
    return [] if value is None else [Line(labels=labels, value=value, span=cell.span)]


def cell_value(context: Context, cell: syntax.Cell) -> syntax.Formula | syntax.Unlimited | None:
    """A cell's single label read as a value: a literal, 待定, 不设 or the name of a value."""
    label = cell.labels[0] if len(cell.labels) == 1 else None
    match label:
        case syntax.Option():
            name = syntax.Name(text=label.text, span=label.span)
            return syntax.Path(names=(name,), span=label.span)
        case None | syntax.Otherwise() | syntax.Range():
            context.report(RaggedRow(span=cell.span, found=len(cell.labels), wanted=1))
            return None
        case _:
            return label


# ---- keys ----


def _keys(
    context: Context, subjects: list[tuple[syntax.Path, Formula]], lines: list[Line]
) -> tuple[Key, ...] | None:
    keys: list[Key] = []
    for place, (path, subject) in enumerate(subjects):
        groups = [line.labels[place] for line in lines]
        key = _key(context, path, subject, groups)
        if key is None:
            return None
        keys.append(key)
    return tuple(keys)


def _key(context: Context, path: syntax.Path, subject: Formula, groups: list[Labels]) -> Key | None:
    match subject.kind:
        case Choice(options=options):
            return ChoiceKey(subject=subject, options=options, span=path.span)
        case Flag():
            return ChoiceKey(subject=subject, options=FLAG_WORDS, span=path.span)
        case Money() | Rate() | Count() | Date():
            return _range_key(context, path, subject, groups)
        case Choices() | Text():
            raise AssertionError("refused before")
        case _:
            assert_never(subject.kind)


def _range_key(context: Context, path: syntax.Path, subject: Formula, groups: list[Labels]) -> Key | None:
    """Cuts the subject's domain wherever a label begins or has just ended."""
    domain = _domain(subject)
    starts = {domain.low}
    for label in {id(each): each for group in groups for each in group}.values():
        if isinstance(label, syntax.Otherwise):
            continue
        covered = interval(context, label, subject.kind, domain)
        if covered is None:
            return None
        starts |= {start for start in (covered.low, covered.high + 1) if domain.low < start <= domain.high}
    ordered = tuple(sorted(starts))
    ends = (*(start - 1 for start in ordered[1:]), domain.high)
    labels = tuple(
        _range_label(low, high, domain, subject.kind) for low, high in zip(ordered, ends, strict=True)
    )
    return RangeKey(subject=subject, starts=ordered, labels=labels, span=path.span)


def _domain(subject: Formula) -> Interval:
    low, high = default_bounds(subject.kind)
    return Interval(low=low, high=high)


def _range_label(low: int, high: int, domain: Interval, kind: Kind) -> str:
    if low == high:
        return plain(low, kind)
    if high == domain.high:
        return f"{plain(low, kind)}及以上"
    if low == domain.low:
        return f"{plain(high, kind)}及以下"
    return f"{plain(low, kind)}至{plain(high, kind)}"


def plain(value: int, kind: Kind) -> str:
    """An integer of a kind in words, for labels and messages."""
    match kind:
        case Money():
            yuan, fen = divmod(value, 100)
            return f"{yuan}.{fen:02d}元" if fen else f"{yuan}元"
        case Rate():
            return percent_text(value)
        case Count(unit=word):
            return f"{value}{word}"
        case Date():
            return day_text(value)
        case _:
            return str(value)


# ---- filling ----


@define(kw_only=True)
class _Filling:
    """The cells of one table while they are filled, row-major."""

    context: Context
    keys: tuple[Key, ...]
    path: str
    limit: bool
    cells: dict[tuple[int, ...], tuple[Formula, Span]] = field(factory=dict)

    def fill(self, lines: list[Line], kind: Kind | None, span: Span, base: Table | None) -> Table | None:
        general = [line for line in lines if any(_is_otherwise(group) for group in line.labels)]
        special = [line for line in lines if line not in general]
        for line in special:
            kind = self._put(line, kind, keep=False)
        for line in general:
            kind = self._put(line, kind, keep=True)
        if base is not None:
            for at, cell in zip(product(*map(_places, self.keys)), base.cells, strict=True):
                self.cells.setdefault(at, (cell, span))
        missing = [at for at in product(*map(_places, self.keys)) if at not in self.cells]
        if missing:
            texts = tuple(self._case(at) for at in missing)
            self.context.report(MissingCells(span=span, missing=texts))
        if missing or kind is None:
            return None
        cells = tuple(self.cells[at][0] for at in product(*map(_places, self.keys)))
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
                return list(_places(key))
            found |= self._index(key, label)
        return sorted(found)

    def _index(self, key: Key, label: syntax.Label) -> set[int]:
        match key:
            case ChoiceKey(options=options):
                text = label.text if isinstance(label, syntax.Option) else "(不是选项)"
                if text not in options:
                    self.context.report(
                        NoSuchOption(span=label.span, option=text, of="表头", options=options)
                    )
                    return set()
                return {options.index(text)}
            case RangeKey(subject=subject, starts=starts):
                covered = interval(self.context, label, subject.kind, _domain(subject))
                if covered is None:
                    return set()
                return {i for i, start in enumerate(starts) if covered.low <= start <= covered.high}
            case _:
                assert_never(key)

    def _case(self, at: tuple[int, ...]) -> str:
        return "、".join(labels(key)[index] for key, index in zip(self.keys, at, strict=True))


def labels(key: Key) -> tuple[str, ...]:
    """The names of a key's cells."""
    return key.options if isinstance(key, ChoiceKey) else key.labels


def _alike(keys: tuple[Key, ...], others: tuple[Key, ...]) -> bool:
    """Whether two tables are divided by the same subjects in the same order."""
    return [key.subject for key in keys] == [key.subject for key in others]


def _places(key: Key) -> range:
    return range(len(labels(key)))


def _is_otherwise(group: Labels) -> bool:
    return any(isinstance(label, syntax.Otherwise) for label in group)
