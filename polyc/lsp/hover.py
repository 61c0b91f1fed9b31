"""What a name or a keyword means, in a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from lsprotocol import types

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.page import page_of
from polyc.lsp.document import Document
from polyc.lsp.findings import visible
from polyc.lsp.keys import Declared, Key, Space
from polyc.lsp.kinds import kind_of, kind_words
from polyc.lsp.slots import slot_at
from polyc.lsp.words import keyword_at
from polyc.model import words as told
from polyc.model.policy import Policy
from polyc.model.scenarios import known_parameters
from polyc.model.values import Parameter, Version
from polyc.source.span import Span
from polyc.syntax import clauses as syntax
from polyc.syntax.literals import day_text

EPOCH: Final = date(1970, 1, 1)
MOST_PARAMETERS: Final = 12


def hover(document: Document, position: types.Position, today: date) -> types.Hover | None:
    """What stands at a position, and what is wrong with it; values are those of the day `today`."""
    offset = document.places.offset(position)
    told = _about(document, offset, today)
    wrong = [line for each in _wrong(document, offset) for line in page_lines(each)]
    if told is None and not wrong:
        return None
    span, lines = told or (Span(offset, offset), ())
    contents = types.MarkupContent(kind=types.MarkupKind.Markdown, value="\n\n".join((*lines, *wrong)))
    return types.Hover(contents=contents, range=document.places.range(span) if told else None)


def _about(document: Document, offset: int, today: date) -> tuple[Span, Iterable[str]] | None:
    """The name, slot or keyword at a character, and what is to be said of it."""
    place = document.meant.at(offset)
    if place is not None:
        declared = document.meant.declared[place.key]
        return place.span, name_lines(document, declared, (today - EPOCH).days)
    word = slot_at(document, offset) or keyword_at(document.source.text, offset)
    return (word.span, (f"**{word.text}**  {word.meaning}",)) if word is not None and word.meaning else None


# ---- what is wrong ----


def _wrong(document: Document, offset: int) -> Iterator[type[Diagnostic]]:
    """The kinds of findings at a character, each once."""
    text = document.source.text
    found = (each for each in document.diagnostics if _holds(visible(each.span, text), offset))
    return iter(dict.fromkeys(map(type, found)))


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset <= span.end


def page_lines(kind: type[Diagnostic]) -> Iterator[str]:
    """What `polyc explain` says of a kind of finding, but for its example."""
    page = page_of(kind)
    yield f"---\n**{kind.code} {kind.title}**"
    yield page.meaning
    yield f"为何是问题:{page.why}"


# ---- names ----


def name_lines(document: Document, found: Declared, today: int) -> Iterator[str]:
    """Sort, kind, notes, sources and today's values of a name."""
    owner = f"{found.key.within}." if found.key.space is Space.FIELD else ""
    kind = kind_of(document, found.key)
    told_kind = "" if kind is None else kind_words(kind)
    about = " · ".join(filter(None, (found.word, _of(found), told_kind)))
    yield f"**{escaped(owner + found.key.name)}**  {about}"
    yield from _document(found)
    yield from (f"> {escaped(each.text)}" for each in _remarks(found) if isinstance(each, syntax.Note))
    if document.known is not None:
        yield from _values(document.known, found.key, today)
    cited = _cited(document, found)
    if cited:
        yield f"依据:{cited}"
    if found.path != document.source.path:
        yield f"写在 {escaped(found.path.name)}"


def _of(found: Declared) -> str:
    return f"属于 {escaped(found.key.within)}" if found.key.space in (Space.OPTION, Space.PART) else ""


def _remarks(found: Declared) -> tuple[syntax.Remark, ...]:
    return found.node.remarks if isinstance(found.node, syntax.Clause) else ()


def _document(found: Declared) -> Iterator[str]:
    if isinstance(found.node, syntax.Document):
        node = found.node
        yield " ".join(
            filter(None, (f"《{escaped(node.title)}》", escaped(node.number), escaped(node.issued)))
        )
        yield f"状态 {node.status.text},证据 {node.grade.text}"
        if node.address:
            yield f"<{node.address}>"


def _cited(document: Document, found: Declared) -> str:
    """The clause's own sources; documents by their titles."""
    cites = found.node.citations if isinstance(found.node, syntax.Clause) else ()
    return ";".join(_source(document, each) for each in cites)


def _source(document: Document, cite: syntax.Cite) -> str:
    known = document.meant.declared.get(Key(Space.DOCUMENT, cite.document.text))
    title = (
        f"《{known.node.title}》" if known and isinstance(known.node, syntax.Document) else cite.document.text
    )
    return escaped(f"{title}{cite.article}")


# ---- values ----


def _values(policy: Policy, key: Key, today: int) -> Iterator[str]:
    """Today's value of each parameter of the name."""
    path = f"{key.within}.{key.name}" if key.space is Space.FIELD else key.name
    if key.space not in (Space.NAME, Space.FIELD):
        return
    every = known_parameters(policy).items()
    found = [(name, each) for name, each in every if name == path or name.startswith(f"{path}.")]
    day = _within(policy, today)
    if found:
        yield f"{day_text(day)}的数值:"
        yield "\n".join(f"- {_value(name, path, each, day)}" for name, each in found[:MOST_PARAMETERS])


def _within(policy: Policy, day: int) -> int:
    """The day, or the nearest one on which the policy holds."""
    last = day if policy.end is None else min(day, policy.end)
    return max(last, policy.start)


def _value(name: str, path: str, parameter: Parameter, today: int) -> str:
    version = in_force(parameter, today)
    label = name.removeprefix(path).removeprefix(".")
    if version is None:
        return escaped(f"{label} 这一天没有规定".strip())
    further = len(version.adjustments) + len(version.exceptions)
    more = f"(另有 {further} 条另或例外)" if further else ""
    return escaped(f"{label} {told.value(version.value)}{more}".strip())


def in_force(parameter: Parameter, day: int) -> Version | None:
    """The version of that day, as known last; None on a day without one."""
    holding = [
        each
        for each in parameter.versions
        if (each.start is None or each.start <= day) and (each.end is None or day <= each.end)
    ]
    return holding[-1] if holding else None


def escaped(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return "".join(f"\\{each}" if each in "\\`*_{}[]<>#|~" else each for each in text)
