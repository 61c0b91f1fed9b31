"""The names that a tree uses, and what each stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from attrs import frozen

from polyc.lsp.declaring import id_span
from polyc.lsp.keys import Key, Place, Space
from polyc.source.text import Source
from polyc.syntax import clauses as syntax
from polyc.syntax import values as written
from polyc.syntax.moving import parts
from polyc.syntax.values import Label, Name, Node, Option, Path


def referring(tree: syntax.SourcePolicy, source: Source, known: Collection[Key]) -> Iterator[Place]:
    """Every use of a name that is `known`; a name that nothing declares is left out."""
    yield from _Referring(known=known).of(tree.items)
    for item in tree.items:
        if isinstance(item, syntax.Inherit) and Key(Space.POLICY, item.text) in known:
            yield Place(span=id_span(source, item, item.text), key=Key(Space.POLICY, item.text))


@frozen(kw_only=True)
class _Referring:
    """`owner` is the definition and `case` the case in which names are being read."""

    known: Collection[Key]
    owner: str = ""
    case: str = ""

    def of(self, node: object) -> Iterator[Place]:
        """The names in a node, or in each of several."""
        if isinstance(node, tuple):
            for each in node:
                yield from self.of(each)
        elif isinstance(node, Node):
            yield from self._node(node)

    def _node(self, node: Node) -> Iterator[Place]:
        yield from self._own(node)
        inner = _within(self, node)
        for name in parts(type(node)):
            yield from inner.of(getattr(node, name))

    def _own(self, node: Any) -> Iterator[Place]:
        """What the node itself refers to; its parts are asked for themselves."""
        match node:
            case Path(names=names):
                yield from self._path(names)
            case syntax.Cite(document=name):
                yield from self._name(Space.DOCUMENT, name)
            case syntax.Convention(slot=slot, choices=choices):
                yield from self._names(choices if slot.text not in _OWN_WORDS else ())
            case syntax.Scope(key=Name() as name) | syntax.FromPool(pool=name):
                yield from self._name(Space.NAME, name)
            case syntax.Compute(list=Name() as name) | written.CountOf(list=name):
                yield from self._name(Space.NAME, name)
            case syntax.Split() | syntax.Apportion():
                yield from self._split(node)
            case syntax.Target(date=Name() as name):
                yield from self._name(Space.NAME, name)
            case syntax.ExceptionClause(overrides=overrides):
                for name in overrides:
                    yield from self._name(Space.EXCEPTION, name, self.owner)
            case syntax.Adopt(scenarios=scenarios):
                for name in scenarios:
                    yield from self._name(Space.SCENARIO, name)
            case syntax.Reverse(name=name):
                yield from self._name(Space.EVENT, name, self.case)
            case _:
                yield from self._labelled(node)

    def _labelled(self, node: Any) -> Iterator[Place]:
        """Options, which are told by what they are options of."""
        match node:
            case written.IsOneOf(subject=subject, options=options):
                yield from self._options(options, [subject])
            case written.HasAny(subject=subject, options=options):
                yield from self._options(options, [subject])
            case written.InlineTable(keys=keys, entries=entries):
                for each in entries:
                    yield from self._options(each.labels, keys)
            case syntax.RatioTable(keys=keys, entries=entries):
                for ratio in entries:
                    yield from self._options(ratio.labels, keys)
            case written.RowTable():
                yield from self._rows(node)
            case syntax.Assignment(target=target, value=syntax.Values(labels=labels)):
                yield from self._options(labels, [target])
            case syntax.Expectation(subject=subject, value=value):
                yield from self._options(value.labels, [subject])
            case syntax.Suppose(subject=subject, option=option, layers=layers):
                yield from self._options([option], [subject])
                yield from self._names(layers)
            case syntax.BestRun(subject=subject, layers=layers, ties=ties):
                yield from self._names((subject, *layers))
                yield from self._options(ties, [Path(names=(subject,), span=subject.span)])
            case syntax.BestParameters(subject=subject):
                yield from self._names((subject,))
            case syntax.InputLine(default=Option() as option, name=name):
                yield from self._options([option], [Path(names=(name,), span=name.span)])
            case syntax.Enter():
                yield from self._entered(node)
            case _:
                return

    # ---- names ----

    def _found(self, key: Key, at: Node) -> Iterator[Place]:
        if key in self.known:
            yield Place(span=at.span, key=key)

    def _name(self, space: Space, name: Name, within: str = "") -> Iterator[Place]:
        yield from self._found(Key(space, name.text, within), name)

    def _names(self, names: Sequence[Name]) -> Iterator[Place]:
        for name in names:
            yield from self._name(Space.NAME, name)

    def _path(self, names: Sequence[Name]) -> Iterator[Place]:
        head, *rest = names
        if not rest:
            yield from self._first(head, self._meanings(head))
            return
        yield from self._name(Space.NAME, head)
        if Key(Space.FIELD, rest[0].text, head.text) in self.known:
            yield from self._name(Space.FIELD, rest[0], head.text)
            if len(rest) > 1:
                yield from self._name(Space.PART, rest[1], f"{head.text}.{rest[0].text}")
        elif Key(Space.PART, rest[0].text, head.text) in self.known:
            yield from self._name(Space.PART, rest[0], head.text)
        else:
            yield from self._inner(head, rest)

    def _meanings(self, name: Name | Option) -> Iterator[Key]:
        """What a name by itself may be: of the policy, an option of the value being defined, or a promise."""
        yield Key(Space.NAME, name.text)
        yield Key(Space.OPTION, name.text, self.owner)
        yield Key(Space.PROMISE, name.text)

    def _first(self, at: Node, keys: Iterable[Key]) -> Iterator[Place]:
        key = next((each for each in keys if each in self.known), None)
        if key is not None:
            yield Place(span=at.span, key=key)

    def _inner(self, head: Name, rest: Sequence[Name]) -> Iterator[Place]:
        """A layer under a 假设 (假设.层.支付), a field of an item by its name (明细.甲.金额), an exception."""
        first, *further = rest
        if (
            further
            and first.text not in _SLOTS
            and Key(Space.FIELD, further[0].text, head.text) in self.known
        ):
            yield from self._path((head, *further))
        elif Key(Space.NAME, head.text) in self.known and first.text in _SLOTS:
            for name in further:
                yield from self._name(Space.EXCEPTION, name, head.text)
        elif further:
            yield from self._name(Space.NAME, first)

    def _split(self, node: syntax.Split | syntax.Apportion) -> Iterator[Place]:
        owner = node.name.text
        if node.list is not None:
            yield from self._name(Space.NAME, node.list)
            owner = f"{node.list.text}.{owner}"
        if node.tail is not None and node.tail.part is not None:
            yield from self._name(Space.PART, node.tail.part, owner)

    # ---- options ----

    def _options(self, labels: Sequence[Label], subjects: Sequence[object]) -> Iterator[Place]:
        owners = [owner for each in subjects if (owner := self._owner(each))]
        for label in labels:
            if isinstance(label, Option):
                yield from self._option(label, owners)

    def _option(self, label: Option, owners: Sequence[str]) -> Iterator[Place]:
        """Of the first owner that has the option."""
        yield from self._first(label, (Key(Space.OPTION, label.text, owner) for owner in owners))

    def _rows(self, node: written.RowTable) -> Iterator[Place]:
        """The head of a column is a key or an option of the last key; a cell an option or a name with a value."""
        owners = [self._owner(each) for each in node.keys]
        for number, row in enumerate(node.rows):
            for label in (each for cell in row.cells for each in cell.labels):
                if isinstance(label, Option):
                    options = [Key(Space.OPTION, label.text, owner) for owner in owners]
                    named = number == 0 and label.text in owners
                    before = [Key(Space.NAME, label.text)] if named else []
                    yield from self._first(label, (*before, *options, *self._meanings(label)))

    def _owner(self, subject: object) -> str:
        """What options belong to; items are named by their list (药品.类别)."""
        if not isinstance(subject, Path):
            return ""
        names = [each.text for each in subject.names]
        if len(names) == 3 and Key(Space.FIELD, names[2], names[0]) in self.known:
            return f"{names[0]}.{names[2]}"
        return ".".join(names)

    def _entered(self, node: syntax.Enter) -> Iterator[Place]:
        """录入: the head row names fields, the rows below hold their values."""
        yield from self._name(Space.NAME, node.list)
        if not node.rows:
            return
        head, *rows = node.rows
        titles = [cell.labels[0] if cell.labels else None for cell in head.cells]
        for title in titles:
            if isinstance(title, Option):
                yield from self._found(Key(Space.FIELD, title.text, node.list.text), title)
        for row in rows:
            for title, cell in zip(titles, row.cells, strict=False):
                if isinstance(title, Option):
                    yield from (
                        place
                        for label in cell.labels
                        if isinstance(label, Option)
                        for place in self._option(label, [f"{node.list.text}.{title.text}"])
                    )


_OWN_WORDS = ("用途", "冲正方式")
"""Slots of 口径 that name nothing of the policy."""
_SLOTS = frozenset({"起付线", "支付比例", "封顶线", "先行自付", "基数", "分段", "限额", "值"})


def _within(at: _Referring, node: Any) -> _Referring:
    """The same within a definition or a case."""
    match node:
        case syntax.Case(name=name):
            return _Referring(known=at.known, case=name.text)
        case syntax.Compute(list=Name() as owner, name=name):
            return _Referring(known=at.known, owner=f"{owner.text}.{name.text}")
        case syntax.Compute(name=name) | syntax.Layer(name=name) | syntax.Pool(name=name):
            return _Referring(known=at.known, owner=name.text)
        case syntax.Benefit(name=name):
            return _Referring(known=at.known, owner=name.text)
        case syntax.Change(target=target):
            return _Referring(known=at.known, owner=target.names[0].text)
        case _:
            return at
