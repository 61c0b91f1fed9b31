"""Another name for the same thing, in every text that speaks of it.

A new name is tried before it is given: where it would make a policy wrong that was not,
or already means something else, nothing is changed and the reason is told.  Notes (注)
and comments are the author's own words and stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve
from lsprotocol import types

from polyc import pipeline
from polyc.diagnostics.diagnostic import Severity
from polyc.lsp.desk import Desk
from polyc.lsp.document import Document
from polyc.lsp.family import everywhere
from polyc.lsp.going import uri_of
from polyc.lsp.keys import Key, Space
from polyc.source.span import Span
from polyc.source.text import Source
from polyc.syntax.library import builds_on
from polyc.syntax.words import keywords

_NAME: Final = re.compile(r"[^\W\d]\w*")
_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_OPENING: Final = '“「"'


class NotRenamed(Exception):
    """Why a name cannot be changed so, in a sentence for the author."""


def nameable(document: Document, position: types.Position) -> types.PrepareRenamePlaceholder | None:
    """The name at a position, if it may be changed."""
    place = document.meant.at(document.places.offset(position))
    if place is None:
        return None
    span = _bare(document, place.span)
    return types.PrepareRenamePlaceholder(
        range=document.places.range(span), placeholder=document.source.cut(span)
    )


def renamed(desk: Desk, document: Document, position: types.Position, name: str) -> types.WorkspaceEdit:
    """The edits that give the name at a position another name; raises `NotRenamed`."""
    place = document.meant.at(document.places.offset(position))
    if place is None:
        raise NotRenamed("这里不是一个可以改的名称。")
    quoted = document.source.cut(place.span)[:1] in _OPENING
    _acceptable(document, place.key, name, quoted)
    texts: dict[str, tuple[Document, list[Span]]] = {}
    for each, other in everywhere(desk, document, place.key):
        texts.setdefault(uri_of(each), (each, []))[1].append(_bare(each, other.span))
    _try(desk, [(each, spans) for each, spans in texts.values()], name)
    return types.WorkspaceEdit(
        changes={uri: list(_edits(each, spans, name)) for uri, (each, spans) in texts.items()}
    )


def _bare(document: Document, span: Span) -> Span:
    """The name without the quotes around it."""
    return Span(span.start + 1, span.end - 1) if document.source.cut(span)[:1] in _OPENING else span


def _edits(document: Document, spans: Sequence[Span], name: str) -> Iterator[types.TextEdit]:
    for span in spans:
        yield types.TextEdit(range=document.places.range(span), new_text=name)


def _acceptable(document: Document, key: Key, name: str, quoted: bool) -> None:
    if key.space is Space.POLICY:
        if not _ID.fullmatch(name):
            raise NotRenamed("编号只用字母、数字和 . _ - 。")
        return
    if quoted:
        return
    if not _NAME.fullmatch(name):
        raise NotRenamed(f"“{name}”不能作名称:名称里不能有空格和标点,也不能以数字开头。")
    if unicodedata.normalize("NFKC", name) in keywords().values():
        raise NotRenamed(f"“{name}”是语言自己的词,不能作名称。")
    other = document.meant.declared.get(Key(key.space, unicodedata.normalize("NFKC", name), key.within))
    if other is not None and other.key != key:
        raise NotRenamed(f"“{name}”已经是{other.word}的名称。")


# ---- trying ----


def _try(desk: Desk, texts: Sequence[tuple[Document, Sequence[Span]]], name: str) -> None:
    """Raises `NotRenamed` where a policy without errors would have some, or would read otherwise."""
    changed = {each.source.path: _changed(each.source, spans, name) for each, spans in texts}
    for document, _ in texts:
        if _errors(desk.shelf.with_library(document.source)):
            continue
        wrong = _errors(_with(desk, changed[document.source.path], changed))
        if wrong:
            raise NotRenamed(f"改名以后 {document.source.path.name} 会有错误:{wrong[0]}")


def _with(desk: Desk, source: Source, changed: Mapping[Path, Source]) -> Source:
    """The source among its library, changed texts in place of the old ones."""
    if not builds_on(source.text):
        return source
    library = desk.shelf.with_library(source).library
    return evolve(source, library=tuple(changed.get(each.path, each) for each in library))


def _changed(source: Source, spans: Sequence[Span], name: str) -> Source:
    text = source.text
    for span in sorted(spans, reverse=True):
        text = text[: span.start] + name + text[span.end :]
    return Source(path=source.path, text=text)


def _errors(source: Source) -> list[str]:
    found = pipeline.check(source).diagnostics
    return [each.message for each in found if each.severity is Severity.ERROR]
