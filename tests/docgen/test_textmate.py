"""The grammar for editors says what the grammar of the language says, and cuts lines as the site does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename

from polyc.docgen.fences import coloured_fences
from polyc.docgen.lexer import Sort, pieces
from polyc.docgen.pygments_lexer import PolicyLexer
from polyc.docgen.textmate import textmate
from tests.docgen.published import REAL

EXTENSION = Path(__file__).resolve().parents[2] / "grammar" / "vscode"
KEPT = EXTENSION / "syntaxes" / "polyc.tmLanguage.json"

SORTS = {
    "comment.line": Sort.COMMENT,
    "comment.block": Sort.NOTE,
    "string": Sort.TITLE,
    "constant": Sort.FIGURE,
    "keyword": Sort.KEYWORD,
    "variable": Sort.PLAIN,
}


def test_what_editors_read_is_what_the_grammar_makes() -> None:
    """After a change of the grammar: python -m polyc.docgen.textmate > grammar/vscode/syntaxes/polyc.tmLanguage.json"""
    assert KEPT.read_text("utf-8") == textmate()


def _sort(scope: str) -> Sort:
    return next(sort for lead, sort in SORTS.items() if scope.startswith(lead))


def _characters(line: str) -> Iterator[tuple[str, Sort]]:
    """What each character is by the rules of the kept grammar: the first that matches earliest."""
    rules = [(re.compile(rule["match"]), rule) for rule in json.loads(KEPT.read_text("utf-8"))["patterns"]]
    at = 0
    while at < len(line):
        found = [(match, rule) for pattern, rule in rules if (match := pattern.search(line, at))]
        match, rule = min(found, key=lambda each: each[0].start(), default=(None, None))
        if match is None or rule is None:
            break
        yield from ((each, Sort.PLAIN) for each in line[at : match.start()])
        yield from _captured(match, rule)
        at = match.end()
    yield from ((each, Sort.PLAIN) for each in line[at:])


def _captured(match: re.Match[str], rule: dict[str, dict[str, dict[str, str]]]) -> Iterator[tuple[str, Sort]]:
    named = rule.get("captures")
    whole = Sort.PLAIN if named else _sort(str(rule["name"]))
    for at in range(match.start(), match.end()):
        inner = (
            scope["name"] for group, scope in (named or {}).items() if at in range(*match.span(int(group)))
        )
        yield match.string[at], next(map(_sort, inner), whole)


@pytest.mark.parametrize("name", sorted(REAL)[:3])
def test_lines_are_cut_as_on_the_site(name: str) -> None:
    for line in REAL[name].read_text("utf-8").split("\n"):
        site = [(each, sort) for sort, piece in pieces(line) for each in piece if not each.isspace()]
        assert [each for each in _characters(line) if not each[0].isspace()] == site


def test_the_extension_is_whole() -> None:
    package = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    language, grammar = package["contributes"]["languages"][0], package["contributes"]["grammars"][0]
    assert language["extensions"] == [".pol"]
    for path in (package["main"], language["configuration"], grammar["path"]):
        assert (EXTENSION / path).is_file()
    assert '"lsp"' in (EXTENSION / "extension.js").read_text("utf-8")
    configuration = json.loads((EXTENSION / language["configuration"]).read_text("utf-8"))
    assert configuration["comments"]["lineComment"] == "#"


def test_pygments_finds_the_language() -> None:
    assert isinstance(get_lexer_by_name("polyc"), PolicyLexer)
    assert isinstance(get_lexer_for_filename("某.pol"), PolicyLexer)


@pytest.mark.parametrize(
    "text",
    ["层  甲  由 乙 支付\r\n  起付线  300元  # 批注\n", "注 一\n\n", ""],
    ids=["layer", "note", "nothing"],
)
def test_pygments_loses_no_character(text: str) -> None:
    found = list(PolicyLexer().get_tokens_unprocessed(text))
    assert "".join(piece for _, _, piece in found) == text
    assert [at for at, _, _ in found] == [
        sum(len(piece) for _, _, piece in found[:n]) for n in range(len(found))
    ]


def test_fences_by_hand_are_coloured() -> None:
    shown = coloured_fences("前\n\n```pol\n层  甲  由 乙 支付\n```\n\n```\n层\n```\n")
    assert '<span class="k">层</span>' in shown and shown.endswith("```\n层\n```\n")
