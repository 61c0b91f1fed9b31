"""The language for editors that colour by patterns: a TextMate grammar made from the grammar's own files.

VS Code, Sublime Text, JetBrains and others read it.  It is kept where they look for it
and made anew by ``python -m polyc.docgen.textmate``; a test fails where the two differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from polyc.docgen.keywords import keywords
from polyc.docgen.lexer import figures, titles

SCOPE: Final = "source.polyc"
Rule: TypeAlias = "Mapping[str, str | Mapping[str, Mapping[str, str]]]"

_GROUPS: Final = {
    "Lines that open a clause": "keyword.control.clause",
    "Lines of a layer": "keyword.other.layer",
    "Lines that change the clause above them": "keyword.other.amendment",
    "Lines of a case or a scenario": "keyword.other.case",
    "Words within a line": "keyword.other",
    "Words that compare": "keyword.operator.word",
}
"""How the words of each heading of the grammar are coloured."""


def textmate() -> str:
    """The grammar as JSON; the first pattern that matches at a place wins, as in the lexer of the site."""
    grammar = {
        "name": "polyc 医保政策",
        "scopeName": SCOPE,
        "fileTypes": ["pol"],
        "patterns": list(rules()),
    }
    return json.dumps(grammar, ensure_ascii=False, indent=2) + "\n"


def rules() -> Iterator[Rule]:
    """A rule each for comments, notes, titles, figures, every group of keywords, and names."""
    yield _rule("comment.line.number-sign", r"(?<!\S)#.*$")
    yield {
        "match": r"^(\s*)(政策)(?![^\W\d])(\s+)(.*)$",
        "captures": {"2": _named("keyword.control.clause"), "4": _named("string.unquoted.title")},
    }
    yield {
        "match": r"(注)(?![^\W\d])(.*)$",
        "captures": {"1": _named("keyword.other.note"), "2": _named("comment.block.documentation")},
    }
    yield _rule("string.quoted", titles())
    yield _rule("constant.numeric", figures())
    for group, scope in _GROUPS.items():
        yield _rule(scope, rf"(?<![.．])(?:{_words(group)})(?![^\W\d])")
    yield _rule("variable.other", r"[^\W\d]\w*")


def _words(group: str) -> str:
    """The keywords under a heading, the longest first."""
    words = [each.pattern for each in keywords() if each.group == group]
    return "|".join(sorted(words, key=len, reverse=True))


def _rule(scope: str, pattern: str) -> Rule:
    return {"name": f"{scope}.polyc", "match": pattern}


def _named(scope: str) -> Mapping[str, str]:
    return {"name": f"{scope}.polyc"}


if __name__ == "__main__":
    import sys

    sys.stdout.write(textmate())
