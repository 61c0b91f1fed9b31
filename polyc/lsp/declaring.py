"""The names that a tree declares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define

from polyc.lsp.keys import Declared, Key, Space
from polyc.source.span import Span
from polyc.source.text import Source
from polyc.syntax import clauses as syntax
from polyc.syntax.values import Label, Name, Node, Option


def declared(tree: syntax.SourcePolicy, source: Source) -> Iterator[Declared]:
    """Every declaration of one text, in its order; a name declared twice comes twice."""
    for item in tree.items:
        yield from _Declaring(source).item(item)


@define
class _Declaring:
    source: Source

    def item(self, item: syntax.Item) -> Iterator[Declared]:
        match item:
            case syntax.PolicyId(text=text):
                at = id_span(self.source, item, text)
                yield Declared(
                    key=Key(Space.POLICY, text), span=at, word="编号", node=item, path=self.source.path
                )
            case syntax.Document(name=name):
                yield self._named(Space.DOCUMENT, name, "文件", item)
            case syntax.Inputs(lines=lines):
                yield from self._inputs(lines)
            case syntax.Items(name=name, lines=lines):
                yield self._named(Space.NAME, name, "明细", item)
                yield from self._fields(name.text, lines)
            case syntax.Compute():
                yield from self._compute(item)
            case syntax.Split() | syntax.Apportion():
                yield from self._split(item)
            case syntax.Layer(name=name):
                yield self._named(Space.NAME, name, "层", item)
                yield from self._exceptions(name.text, item)
            case syntax.Pool(name=name):
                yield self._named(Space.NAME, name, "额度", item)
                yield from self._exceptions(name.text, item)
            case syntax.Benefit(name=name):
                yield self._named(Space.NAME, name, "给付", item)
                yield from self._exceptions(name.text, item)
            case syntax.Suppose(name=name):
                yield self._named(Space.NAME, name, "假设", item)
            case syntax.Target(name=name):
                yield self._named(Space.NAME, name, "目标", item)
            case syntax.Denial(name=name):
                yield self._named(Space.PROMISE, name, "不予结算", item)
            case syntax.Guarantee(name=name):
                yield self._named(Space.PROMISE, name, "保证", item)
            case syntax.Scenario(name=name):
                yield self._named(Space.SCENARIO, name, "情景", item)
            case syntax.Case(name=name):
                yield self._named(Space.PROMISE, name, "案例", item)
                yield from self._events(item)
            case syntax.Change(target=target):
                yield from self._exceptions(target.names[0].text, item)
            case _:
                return

    def _made(self, key: Key, at: Node, word: str, node: Node) -> Declared:
        return Declared(key=key, span=at.span, word=word, node=node, path=self.source.path)

    def _named(self, space: Space, name: Name, word: str, node: Node, within: str = "") -> Declared:
        return self._made(Key(space, name.text, within), name, word, node)

    def _inputs(self, lines: Sequence[syntax.InputLine]) -> Iterator[Declared]:
        for line in lines:
            yield self._named(Space.NAME, line.name, "输入", line)
            yield from self._options(line.kind, line.name.text, line)

    def _fields(self, owner: str, lines: Sequence[syntax.InputLine]) -> Iterator[Declared]:
        for line in lines:
            yield self._named(Space.FIELD, line.name, "明细的输入", line, owner)
            yield from self._options(line.kind, f"{owner}.{line.name.text}", line)

    def _compute(self, item: syntax.Compute) -> Iterator[Declared]:
        if item.list is None:
            yield self._named(Space.NAME, item.name, "计算", item)
            owner = item.name.text
        else:
            yield self._named(Space.FIELD, item.name, "计算", item, item.list.text)
            owner = f"{item.list.text}.{item.name.text}"
        if item.kind is not None:
            yield from self._options(item.kind, owner, item)
        yield from self._exceptions(owner, item)

    def _split(self, item: syntax.Split | syntax.Apportion) -> Iterator[Declared]:
        if item.list is None:
            yield self._named(Space.NAME, item.name, "分配", item)
            owner = item.name.text
        else:
            yield self._named(Space.FIELD, item.name, "分配", item, item.list.text)
            owner = f"{item.list.text}.{item.name.text}"
        for part in item.parts if isinstance(item, syntax.Split) else ():
            yield self._named(Space.PART, part, "分配的一方", item, owner)

    def _options(self, kind: syntax.KindWord | syntax.Options, owner: str, node: Node) -> Iterator[Declared]:
        options: Sequence[Label] = kind.options if isinstance(kind, syntax.Options) else ()
        for each in options:
            if isinstance(each, Option):
                yield self._made(Key(Space.OPTION, each.text, owner), each, "选项", node)

    def _exceptions(self, owner: str, item: Node) -> Iterator[Declared]:
        for each in exceptions(item):
            if each.name is not None:
                yield self._named(Space.EXCEPTION, each.name, "例外", each, owner)

    def _events(self, case: syntax.Case) -> Iterator[Declared]:
        for line in case.lines:
            if isinstance(line, syntax.Settle):
                yield self._named(Space.EVENT, line.name, "结算", line, case.name.text)


def id_span(source: Source, line: Node, text: str) -> Span:
    """Where the 编号 stands in a line that holds nothing else but its keyword."""
    start = source.text.index(text, line.span.start)
    return Span(start, start + len(text))


def exceptions(item: object) -> Iterator[syntax.ExceptionClause]:
    """The 例外 of a construct, those of its lines included."""
    amendments = getattr(item, "amendments", ())
    yield from (each for each in amendments if isinstance(each, syntax.ExceptionClause))
    for line in item.lines if isinstance(item, syntax.Layer) else ():
        yield from exceptions(line)
        if isinstance(line, syntax.Deductible | syntax.Cap):
            yield from exceptions(line.drawing)
