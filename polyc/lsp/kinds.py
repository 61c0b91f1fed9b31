"""What sort of value a name has, from what the text means or, where that is not known, from what it says."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.kinds import Choice, Choices, Flag, Kind
from polyc.lsp.document import Document
from polyc.lsp.keys import Declared, Key, Space
from polyc.model.kind_words import FLAG_WORDS, KIND_WORDS, kind_text
from polyc.model.policy import Compute, Policy
from polyc.syntax import clauses as syntax
from polyc.syntax.values import Name, Option


def kind_of(document: Document, key: Key) -> Kind | None:
    """The kind of a name's value; None for a name without a value, or where it cannot be told."""
    found = document.meant.declared.get(key)
    written = None if found is None else _written(found)
    if written is not None or document.known is None:
        return written
    return _computed(document.known, key)


def kind_words(kind: Kind) -> str:
    """The kind in words; options are all told."""
    match kind:
        case Choice(options=options):
            return f"{'、'.join(options)} 之一"
        case Choices(options=options):
            return f"{'、'.join(options)} 可兼"
        case _:
            return kind_text(kind)


def options_of(document: Document, owner: str) -> tuple[str, ...]:
    """The options of an input or 计算 by its path (人员类别, 药品.类别); 真 and 假 for a 是否."""
    options = tuple(
        key.name for key in document.meant.declared if key.space is Space.OPTION and key.within == owner
    )
    head, _, rest = owner.partition(".")
    key = Key(Space.FIELD, rest, head) if rest else Key(Space.NAME, owner)
    return FLAG_WORDS[::-1] if not options and isinstance(kind_of(document, key), Flag) else options


def _written(found: Declared) -> Kind | None:
    match found.node:
        case syntax.InputLine(kind=kind) | syntax.Compute(kind=syntax.KindWord() | syntax.Options() as kind):
            return _kind(kind)
        case _:
            return None


def _kind(node: syntax.KindWord | syntax.Options) -> Kind | None:
    words = tuple(each.text for each in _labels(node) if isinstance(each, Option | Name))
    if isinstance(node, syntax.KindWord):
        return KIND_WORDS.get(words[0]) if len(words) == 1 else None
    return Choice(options=words) if node.many is syntax.Many.ONE else Choices(options=words)


def _labels(node: syntax.KindWord | syntax.Options) -> Iterator[object]:
    yield from node.labels if isinstance(node, syntax.KindWord) else node.options


def _computed(policy: Policy, key: Key) -> Kind | None:
    for each in policy.definitions:
        if isinstance(each, Compute) and (each.name, each.list) == (key.name, key.within):
            return each.value.kind
    return None
