"""Text from a policy can never become code, whatever it holds."""

from __future__ import annotations

import ast
import builtins

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from polyc.backends.artifact import artifact_path
from polyc.backends.python import print_module
from polyc.backends.python.literals import comment, docstring, literal
from polyc.backends.python.load import load
from polyc.backends.python.names import field_names, identifier
from polyc.backends.schema import schema
from polyc.kernel.program import InputField, Output, Program
from polyc.kernel.statements import Citation, Let, Refuse, Shown, Statement, Step
from polyc.kinds import Choice, Choices, Count
from tests.backends.kinds_sample import every_kind

CODE = "import builtins; builtins.polyc_was_here = True"
NASTY = [
    pytest.param(f'"\n{CODE}\n"', id="double quote"),
    pytest.param(f"'\n{CODE}\n'", id="single quote"),
    pytest.param(f'"""\n{CODE}\n"""', id="three quotes"),
    pytest.param(f"\\\n{CODE}\n\\", id="backslash"),
    pytest.param(f'\\"""\n{CODE}\n', id="escaped quote"),
    pytest.param(f"x\r{CODE}", id="carriage return"),
    pytest.param(f"x\x0c{CODE}\u2028{CODE}\x85{CODE}", id="other line ends"),
    pytest.param(f"{{__import__('os')}} {{{CODE}}} {{}} {{0}} %s", id="braces"),
    pytest.param(f"# {CODE}\n# coding: latin-1\n{CODE}", id="comments"),
    pytest.param("\x00\ud800\u202e\N{BOM}x", id="unprintable"),
]


def with_text(program: Program, text: str) -> Program:
    """The program with the text wherever a policy's text may stand."""
    options = (text, f"{text}2", "三级")
    kinds: dict[str, Choice | Choices | Count] = {
        "级别": Choice(options=options),
        "身份": Choices(options=options),
        "天数": Count(unit=text),
    }
    cited = Citation(document=text, title=text, number=text, article=text, status=text, grade=text)
    return evolve(
        program,
        identity=evolve(
            program.identity, policy=text, title=text, version=text, source_sha256=text, scenarios=(text,)
        ),
        inputs=tuple(_input(item, kinds, text) for item in program.inputs),
        outputs=tuple(_output(item, kinds, text) for item in program.outputs),
        body=tuple(_statement(statement, cited, text) for statement in program.body),
    )


def _input(item: InputField, kinds: dict[str, Choice | Choices | Count], text: str) -> InputField:
    return evolve(item, kind=kinds.get(item.name, item.kind), note=text)


def _output(item: Output, kinds: dict[str, Choice | Choices | Count], text: str) -> Output:
    return evolve(item, kind=kinds.get(item.name.removesuffix("结果"), item.kind), note=text)


def _statement(statement: Statement, cited: Citation, text: str) -> Statement:
    match statement:
        case Let(step=Step() as step):
            shown = (evolve(piece, name=text) for piece in step.formula if isinstance(piece, Shown))
            return evolve(
                statement,
                step=evolve(
                    step, label=text, layer=text, slot=text, formula=(text, *shown), citations=(cited,)
                ),
            )
        case Refuse(refusal=refusal):
            told = evolve(refusal, reason=text, about=text, message=text, citations=(cited,))
            return evolve(statement, refusal=told)
        case _:
            return statement


@pytest.mark.parametrize("text", NASTY)
def test_text_of_a_policy_stays_text(text: str) -> None:
    module = load(with_text(every_kind(), text))
    assert not hasattr(builtins, "polyc_was_here")
    named = [module.TITLE, *module.SCENARIOS]
    assert named == [text, text]
    assert module.FIELDS[6].kind.options == (text, f"{text}2", "三级")
    assert module.REFUSALS[7].message == text
    assert module.STEPS[0].formula[0] == text
    assert module.STEPS[0].citations[0] == (text,) * 6


@pytest.mark.parametrize("text", NASTY)
def test_a_claim_settles_by_such_an_option(text: str) -> None:
    module = load(with_text(every_kind(), text))
    mapping = {
        "dscg_date": "2023-07-10",
        "medfee_sumamt": "1.00",
        "调整额": "0",
        "比例": "1%",
        "天数": 1,
        "急诊": False,
        "hosp_lv": text,
        "身份": [text],
        "链号": "A1",
    }
    result = module.settle(module.claim_from_json(mapping), module.State.empty())
    assert result.settlement.级别结果 == text
    assert result.settlement.身份结果 == frozenset({text})
    assert module.explain(module.claim_from_json(mapping), module.State.empty())[0].label == text


@pytest.mark.parametrize("text", NASTY)
def test_what_is_printed_is_utf8_and_a_plain_path(text: str) -> None:
    for artifact in (print_module(with_text(every_kind(), text)), schema(with_text(every_kind(), "x"))):
        artifact.text.encode("utf-8")
        assert ".." not in artifact.path
        assert not artifact.path.startswith("/")


TEXTS = st.text(st.characters(codec=None) | st.sampled_from("\"'\\\n\r{}#"), max_size=40)


@settings(max_examples=200)
@given(TEXTS)
def test_any_text_comes_back_from_its_literal(text: str) -> None:
    printed = literal(text)
    assert ast.literal_eval(printed) == text
    assert printed.isprintable()


@settings(max_examples=100)
@given(TEXTS)
def test_a_comment_is_one_line(text: str) -> None:
    assert ast.parse(comment(text)).body == []


@settings(max_examples=100)
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_a_docstring_holds_all_of_its_lines(lines: list[str]) -> None:
    found = ast.literal_eval("\n".join(docstring(lines)))
    assert found == "\n".join(lines) + ("\n" if len(lines) > 1 else "")


@settings(max_examples=200)
@given(TEXTS)
def test_an_identifier_is_one(text: str) -> None:
    name = identifier(text)
    assert name.isidentifier()
    assert not name.startswith("_")


def test_names_are_kept_unless_python_forbids_them() -> None:
    wishes = ["hifp_pay", "基本医保", "class", "count", "serial", "基本医保", "_x", "1x", "a-b"]
    assert field_names(wishes, ["serial"]) == (
        "hifp_pay",
        "基本医保",
        "class_",
        "count_",
        "serial_",
        "基本医保_",
        "x",
        "n1x",
        "a_b",
    )


def test_a_path_keeps_the_folders_of_a_policy_and_nothing_else() -> None:
    assert artifact_path("山东省/威海市/居民住院", ".py") == "山东省/威海市/居民住院.py"
    assert artifact_path("../../etc/x y", ".py") == "__/__/etc/x_y.py"
    assert artifact_path("/a", ".py") == "_/a.py"
