"""Text and names from a policy can never become code, whatever they hold."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from polyc.backends.javascript.literals import comment, literal
from polyc.backends.javascript.names import WORDS, Names, identifier
from polyc.backends.javascript.pieces import pieces
from polyc.backends.javascript.printer import PRIVATE, PUBLIC, print_module
from polyc.kernel.expressions import Expression, Linear, Local
from polyc.kernel.verify import verify
from tests.backends.javascript.claims import Case, expected
from tests.backends.javascript.node import Node, needs_node
from tests.backends.kinds_sample import every_kind
from tests.backends.test_safety import with_text
from tests.kernel import small

CODE = "globalThis.polycWasHere = 1"
NASTY = [
    pytest.param(f'"\n;{CODE}\n"', id="double quote"),
    pytest.param(f"'\n;{CODE}\n'", id="single quote"),
    pytest.param(f"`${{{CODE}}}`\n", id="template"),
    pytest.param(f"\\\n{CODE}\n\\", id="backslash"),
    pytest.param(f'\\";{CODE};\\"', id="escaped quote"),
    pytest.param(f"x\r{CODE}", id="carriage return"),
    pytest.param(f"x\u2028{CODE}\u2029{CODE}\x85{CODE}\x0c{CODE}", id="other line ends"),
    pytest.param(f"</script><script>{CODE}</script><!-- <script>", id="tags"),
    pytest.param(f"*/ {CODE} /* // {CODE}", id="comments"),
    pytest.param("\x00\ud800\u202e\N{BOM}x\U0001f600", id="unprintable"),
    pytest.param("__proto__", id="prototype"),
]


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with Node() as process:
        yield process


@needs_node
@pytest.mark.parametrize("text", NASTY)
def test_text_of_a_policy_stays_text(node: Node, text: str) -> None:
    node.load(with_text(every_kind(), text))
    assert node.ask("global", "polycWasHere") is None
    assert node.ask("value", "TITLE") == text
    assert node.ask("value", "SCENARIOS") == [text]
    assert node.ask("value", "FIELDS")[6]["kind"]["options"] == [text, f"{text}2", "三级"]
    assert node.ask("value", "REFUSALS")["7"]["message"] == text
    step = node.ask("value", "STEPS")[0]
    assert (step["label"], step["formula"][0]) == (text, text)
    assert set(step["citations"][0].values()) == {text}


@needs_node
@pytest.mark.parametrize("text", NASTY)
def test_a_claim_settles_by_such_an_option_and_chain(node: Node, text: str) -> None:
    node.load(with_text(every_kind(), text))
    chain = "__proto__" if text != text.strip() else text
    mapping = {
        "dscg_date": "2023-07-10",
        "medfee_sumamt": "1.00",
        "调整额": "0",
        "比例": "1%",
        "天数": 1,
        "急诊": False,
        "hosp_lv": text,
        "身份": [text],
        "链号": chain,
    }
    stamp = {"api_version": 1, "policy": text, "version": text, "source_sha256": text, "scenarios": [text]}
    found = node.ask("settle", mapping, {**stamp, "serial": 0, "reversed": [], "cells": {}})
    assert found["settlement"]["outputs"]["级别结果"] == text
    assert found["settlement"]["outputs"]["身份结果"] == [text]
    assert found["state"]["cells"][f"链:链号:{chain}"] == {"链内支付": 50_100}


@pytest.mark.parametrize("text", NASTY)
def test_what_is_printed_is_utf8_plain_paths_and_ends_no_script(text: str) -> None:
    for artifact in print_module(with_text(every_kind(), text)):
        artifact.text.encode("utf-8")
        assert "</script" not in artifact.text
        assert "<!--" not in artifact.text
        assert not {"\r", "\u2028", "\u2029", "\x85", "\x0c"} & set(artifact.text)
        assert ".." not in artifact.path
        assert not artifact.path.startswith("/")


@needs_node
@pytest.mark.parametrize("field", ["__proto__", "constructor", "toString", "serial", "hasOwnProperty"])
def test_an_interface_may_be_called_as_what_every_object_has(node: Node, field: str) -> None:
    program = every_kind()
    inputs = tuple(evolve(item, field=field) if item.name == "总费用" else item for item in program.inputs)
    outputs = (evolve(program.outputs[0], field=field), *program.outputs[1:])
    node.load(evolve(program, inputs=inputs, outputs=outputs))
    mapping = (
        '{"dscg_date": "2023-07-10", "调整额": "0", "比例": "1%", "天数": 1, "急诊": false, "hosp_lv": "一级",'
        f'"身份": [], "链号": "A1", {json.dumps(field)}: "1.00"}}'
    )
    state = {**stamp_of(), "serial": 0, "reversed": [], "cells": {}}
    found = node.ask("settle", json.loads(mapping), state)
    assert found["settlement"]["outputs"][field] == "501.00"
    assert (
        node.ask("reverse", found["settlement"], found["state"])["settlement"]["outputs"][field] == "-501.00"
    )


def stamp_of() -> dict[str, object]:
    identity = every_kind().identity
    return {
        "api_version": 1,
        "policy": identity.policy,
        "version": identity.version,
        "source_sha256": identity.source_sha256,
        "scenarios": list(identity.scenarios),
    }


TEXTS = st.text(st.characters(codec=None) | st.sampled_from("\"'`\\\n\r{}$</!-*"), max_size=40)


@settings(max_examples=200)
@given(TEXTS)
def test_any_text_comes_back_from_its_literal(text: str) -> None:
    printed = literal(text)
    assert json.loads(printed) == text
    assert printed.isprintable()
    assert "<" not in printed


@settings(max_examples=100)
@given(TEXTS)
def test_a_comment_is_one_line(text: str) -> None:
    printed = comment(text)
    assert printed.isprintable()
    assert "<" not in printed


# ---- names ----


@needs_node
@settings(max_examples=60)
@given(names=st.lists(TEXTS.filter(bool) | st.sampled_from(sorted(WORDS)), max_size=40))
def test_a_name_is_an_identifier(node: Node, names: list[str]) -> None:
    given_ = Names()
    made = [given_.give(at, name) for at, name in enumerate(names)]
    assert node.ask("strangers", *made) == []
    assert len(set(made)) == len(made)
    assert not any("$" in name for name in made)


@needs_node
def test_every_character_that_stands_is_one_of_identifiers(node: Node) -> None:
    characters = [chr(number) for number in range(0x20, 0x30000) if not 0xD800 <= number < 0xE000]
    kept = [character for character in characters if identifier(f"a{character}") == f"a{character}"]
    assert len(kept) > 60_000
    assert node.ask("strangers", *(f"a{character}" for character in kept[::7])) == []


def test_what_stands_in_no_identifier_is_written_by_its_number() -> None:
    assert identifier("基本医保_支付") == "基本医保_支付"
    assert identifier("Ａ类") == "A类"
    assert identifier("1段") == "n1段"
    assert identifier("a-b c") == "au2dbu20c"
    assert identifier("\U00030ede面") == "u30ede面"
    assert identifier("x\u200dy") == "xu200dy"


@needs_node
def test_a_policy_may_use_every_word_of_the_language_and_the_module(node: Node) -> None:
    """Each of them names a value that is one more than the one before."""
    words = sorted(
        {*WORDS, *pieces().names, *PUBLIC, *PRIVATE, "TABLE_1", "KIND_1", "t1", "row", "kept", "self"}
    )
    above: list[Expression] = [small.COST, *(Local(word) for word in words[:-1])]
    lets = [
        small.let(word, Linear(terms=((1, before),), constant=1))
        for word, before in zip(words, above, strict=True)
    ]
    base = small.program(*lets)
    outputs = tuple(evolve(base.outputs[0], name=word, field=word, local=word) for word in words)
    program = evolve(base, outputs=(*base.outputs, *outputs))
    verify(program)
    node.load(program)
    case = Case(inputs=small.arguments(费用=7), before=small.state(), items={})
    assert node.ints("settleInts", [case.numbers(program)]) == [expected(program, case)]
