"""The constructs of a text with the lines in them, as an editor lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen
from lsprotocol.types import DocumentSymbol, SymbolKind

from polyc.lsp.document import Document
from polyc.source.span import Span
from polyc.syntax import clauses as syntax
from polyc.syntax.values import Name, Node

_LINES: Final = {
    syntax.Applies: "适用",
    syntax.Base: "基数",
    syntax.Accumulate: "累计",
    syntax.Upfront: "先行自付",
    syntax.Deductible: "起付线",
    syntax.RateLine: "支付比例",
    syntax.Brackets: "分段",
    syntax.Cap: "封顶线",
}


def outline(document: Document) -> list[DocumentSymbol]:
    """The text as a tree of two levels; the title and its like are left out."""
    return list(_Outline(document).items())


@frozen
class _Outline:
    document: Document

    def items(self) -> Iterator[DocumentSymbol]:
        for item in self.document.tree.items:
            yield from self._item(item)

    def _item(self, item: syntax.Item) -> Iterator[DocumentSymbol]:
        match item:
            case syntax.Title(text=text):
                yield self._symbol("政策", text, SymbolKind.File, item, item.span)
            case syntax.Document(name=name):
                yield self._named("文件", name, SymbolKind.Package, item)
            case syntax.Inputs(lines=lines):
                span = Span(item.span.start, item.span.start + 2)
                yield self._symbol("输入", "", SymbolKind.Interface, item, span, self._inputs(lines))
            case syntax.Items(name=name, lines=lines):
                yield self._named("明细", name, SymbolKind.Array, item, self._inputs(lines))
            case syntax.Compute(list=Name() as owner, name=name):
                yield self._symbol("计算", f"{owner.text}.{name.text}", SymbolKind.Variable, item, name.span)
            case syntax.Layer(name=name):
                yield self._named("层", name, SymbolKind.Class, item, self._lines(item))
            case syntax.Case(name=name):
                yield self._named("案例", name, SymbolKind.Event, item, self._events(item))
            case syntax.Change(target=target):
                yield self._symbol("修改", target.text, SymbolKind.Operator, item, target.span)
            case _:
                yield from self._plain(item)

    def _plain(self, item: syntax.Item) -> Iterator[DocumentSymbol]:
        """A construct with a name and nothing below it."""
        for sort, word, kind in _PLAIN:
            name = getattr(item, "name", None)
            if isinstance(item, sort) and isinstance(name, Name):
                yield self._named(word, name, kind, item)

    def _inputs(self, lines: Sequence[syntax.InputLine]) -> Iterator[DocumentSymbol]:
        for line in lines:
            kind = self.document.source.cut(line.kind.span)
            yield self._symbol(line.name.text, kind, SymbolKind.Field, line, line.name.span)

    def _lines(self, layer: syntax.Layer) -> Iterator[DocumentSymbol]:
        for line in layer.lines:
            word = _LINES[type(line)]
            lead = Span(line.span.start, line.span.start + len(word))
            yield self._symbol(word, "", SymbolKind.Property, line, lead)

    def _events(self, case: syntax.Case) -> Iterator[DocumentSymbol]:
        for line in case.lines:
            if isinstance(line, syntax.Settle | syntax.Reverse):
                word = "结算" if isinstance(line, syntax.Settle) else "冲正"
                yield self._named(word, line.name, SymbolKind.Event, line)

    def _named(
        self,
        word: str,
        name: Name,
        kind: SymbolKind,
        node: Node,
        children: Iterator[DocumentSymbol] | None = None,
    ) -> DocumentSymbol:
        return self._symbol(word, name.text, kind, node, name.span, children)

    def _symbol(
        self,
        word: str,
        name: str,
        kind: SymbolKind,
        node: Node,
        at: Span,
        children: Iterator[DocumentSymbol] | None = None,
    ) -> DocumentSymbol:
        places = self.document.places
        return DocumentSymbol(
            name=f"{word} {name}".strip(),
            kind=kind,
            range=places.range(node.span.to(at)),
            selection_range=places.range(at),
            children=list(children or ()),
        )


_PLAIN: Final[tuple[tuple[type[Node], str, SymbolKind], ...]] = (
    (syntax.Compute, "计算", SymbolKind.Variable),
    (syntax.Pool, "额度", SymbolKind.Number),
    (syntax.Benefit, "给付", SymbolKind.Method),
    (syntax.Split, "分配", SymbolKind.Method),
    (syntax.Apportion, "分配", SymbolKind.Method),
    (syntax.Denial, "不予结算", SymbolKind.Boolean),
    (syntax.Suppose, "假设", SymbolKind.Object),
    (syntax.Guarantee, "保证", SymbolKind.Boolean),
    (syntax.Target, "目标", SymbolKind.Key),
    (syntax.Scenario, "情景", SymbolKind.Object),
)
