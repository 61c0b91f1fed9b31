"""Options that fit: after 是 and 含, behind the keys of a table, in what a case sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polyc.lsp.document import Document
from polyc.lsp.kinds import options_of
from polyc.lsp.offers import Offer
from polyc.lsp.writing import Writing
from polyc.syntax.reader import Piece

_TESTS = ("IS", "IS_NOT", "HAS", "HAS_NOT")


def option_offers(document: Document, at: Writing) -> Iterator[Offer]:
    """The options of what is asked or set right before the place."""
    for owner in owners(at):
        for option in options_of(document, owner):
            yield Offer(text=option, detail=f"{owner}的选项", named=True)


def owners(at: Writing) -> tuple[str, ...]:
    """The inputs of which an option may be written here."""
    if at.lead == "_SET" and not at.has("_BY"):
        return _set(at)
    if at.last in (*_TESTS, "_DUN") and at.has(*_TESTS):
        return _asked(at)
    if at.has("_BY") and at.last in ("_COLON", "_COMMA", "_DUN") and at.has("_COLON"):
        return _keys(at)
    return ()


def _asked(at: Writing) -> tuple[str, ...]:
    """What stands before the last 是 or 含; within a list of labels alone."""
    number = max(n for n, each in enumerate(at.pieces) if each.terminal in _TESTS)
    if any(each.terminal not in ("NAME", "STRING", "_DUN") for each in at.pieces[number + 1 :]):
        return ()
    return (before(at, number),)


def before(at: Writing, number: int) -> str:
    """The name that ends before the piece of that number, with its dots; "" where none does."""
    found: list[str] = []
    for each in reversed(at.pieces[:number]):
        if each.terminal not in ("NAME", "_DOT"):
            break
        found.append("." if each.terminal == "_DOT" else at.text(each))
    return "".join(reversed(found))


def _keys(at: Writing) -> tuple[str, ...]:
    """The keys between 按 and the colon."""
    after = at.since("_BY")
    colon = next((n for n, each in enumerate(after) if each.terminal == "_COLON"), len(after))
    return paths(at, after[:colon])


def paths(at: Writing, pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Names parted by 、, a dotted one as one."""
    text = "".join("." if each.terminal == "_DOT" else at.text(each) for each in pieces)
    return tuple(text.split("、")) if text else ()


def _set(at: Writing) -> tuple[str, ...]:
    """The name that follows the last comma, once it is written."""
    after = at.since("_SET", "_COMMA")
    named = [each for each in after if each.terminal in ("NAME", "_DOT")]
    if not named or (at.last not in ("NAME", "_DUN")):
        return ()
    dotted = [n for n, each in enumerate(after) if each.terminal == "_DOT"]
    last = max(dotted, default=-1) + 2 if dotted else 1
    return paths(at, after[:last])
