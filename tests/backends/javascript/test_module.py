"""The two files around one core: what they need, what they leave behind, the same bytes each time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

from polyc.backends.javascript import print_module
from polyc.backends.javascript.pieces import NAMED, PIECES, pieces
from polyc.backends.javascript.printer import PUBLIC
from polyc.kernel.program import Program
from tests.backends.javascript.node import NODE, Node, needs_node
from tests.backends.kinds_sample import every_kind
from tests.backends.workload import workload
from tests.kernel.outpatient import outpatient

ROOT = Path(__file__).resolve().parents[3]
RUNTIME = ROOT / "polyc" / "runtime" / "javascript"
PROGRAMS = [
    pytest.param(every_kind(), id="every kind"),
    pytest.param(workload(), id="workload"),
    pytest.param(outpatient(), id="items"),
]


def test_a_script_for_pages_and_a_module_for_node() -> None:
    page, node = print_module(every_kind())
    assert (page.path, node.path) == ("试验省/试验市.js", "试验省/试验市.cjs")


@pytest.mark.parametrize("program", PROGRAMS)
def test_both_hold_the_same_core(program: Program) -> None:
    page, node = (artifact.text for artifact in print_module(program))
    core = node[len('"use strict";\n') : node.index("module.exports = {")]
    assert core in page
    assert len(page) - len(core) < 1000
    assert "function settleInts(" in core


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_same_program_gives_the_same_bytes(program: Program) -> None:
    assert print_module(program) == print_module(program)


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    script = (
        "from polyc.backends.javascript import print_module\n"
        "from tests.backends.workload import workload\n"
        "import sys; sys.stdout.write(print_module(workload())[0].text)"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", script],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1


def test_the_module_says_what_it_is() -> None:
    head = print_module(every_kind())[1].text[:600]
    for told in (
        "各种类型",
        "试验省/试验市",
        "2023-07-01",
        "cd" * 32,
        "甲方案",
        "由 polyc 生成,请勿手改;不是官方文件。",
    ):
        assert told in head


@pytest.mark.parametrize("program", PROGRAMS)
def test_nothing_is_fetched_required_or_evaluated(program: Program) -> None:
    for artifact in print_module(program):
        found = re.findall(
            r"\b(eval|Function|require|import|fetch|XMLHttpRequest|document\.|window|process|setTimeout)\b",
            artifact.text,
        )
        assert found == []


@pytest.mark.parametrize("program", PROGRAMS)
def test_nothing_is_newer_than_bigint(program: Program) -> None:
    """Browsers of 2020 read it: no syntax and no method that came after BigInt."""
    for artifact in print_module(program):
        newer = r"\?\?|\?\.|\|\|=|&&=|\.at\(|replaceAll|hasOwn\(|structuredClone|toSorted|#[a-z]"
        assert re.findall(newer, artifact.text) == []


def test_every_piece_of_the_runtime_is_printed_and_no_name_given_twice() -> None:
    assert sorted(PIECES) == sorted(path.stem for path in RUNTIME.glob("*.js"))
    named = [name for path in RUNTIME.glob("*.js") for name in NAMED.findall(path.read_text("utf-8"))]
    assert len(named) == len(set(named))
    assert set(named) == pieces().names


@needs_node
def test_node_requires_it_and_imports_its_names(tmp_path: Path) -> None:
    artifact = print_module(every_kind())[1]
    (tmp_path / "policy.cjs").write_text(artifact.text, "utf-8")
    (tmp_path / "use.cjs").write_text('console.log(require("./policy.cjs").POLICY);', "utf-8")
    (tmp_path / "use.mjs").write_text(
        f'import {{ {", ".join(PUBLIC)} }} from "./policy.cjs"; console.log(POLICY);', "utf-8"
    )
    assert NODE is not None
    for script in ("use.cjs", "use.mjs"):
        done = subprocess.run([NODE, script], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
        assert done.stdout == "试验省/试验市\n"


@needs_node
def test_pages_set_one_variable_and_share_it() -> None:
    programs = [every_kind(), every_kind(policy="别处/甲"), every_kind(policy="__proto__"), outpatient()]
    with Node() as node:
        texts = [print_module(program)[0].text for program in programs]
        names, entries = json.loads(node.ask("pages", *texts))
    assert names == ["polyc"]
    assert [policy for policy, _ in entries] == [program.identity.policy for program in programs]
    assert all(found["POLICY"] == policy for policy, found in entries)


@needs_node
@pytest.mark.parametrize("program", PROGRAMS)
def test_the_module_offers_what_it_promises(program: Program) -> None:
    with Node() as node:
        assert node.load(program) == list(PUBLIC)


@needs_node
def test_what_the_module_offers_cannot_be_changed() -> None:
    statements = [
        "policy.settle = null;",
        "policy.FIELDS[0].low = 1;",
        "policy.FIELDS.push(1);",
        "policy.FIELDS[6].kind.options[0] = 'x';",
        "policy.REFUSALS[7].message = '';",
        "policy.SCOPES[0].cells[0].high = 1;",
        "policy.STEPS[0].citations[0].article = '';",
        "policy.emptyState().serial = 1;",
        "policy.emptyState().cells['终身'] = [1];",
    ]
    with Node(every_kind()) as node:
        assert node.ask("unchangeable", *statements) == statements


@needs_node
def test_a_foreign_state_is_refused() -> None:
    claim = {
        "dscg_date": "2023-07-10",
        "medfee_sumamt": 100,
        "调整额": 0,
        "比例": 0,
        "天数": 1,
        "急诊": False,
        "hosp_lv": "一级",
        "身份": [],
        "链号": "A1",
    }
    foreign = ["{ cells: {}, serial: 0, reversed: [] }", "null", "structuredClone(policy.emptyState())"]
    statements = [
        f"if (policy.settle({json.dumps(claim)}, {state}).refused.number === -1002) throw new TypeError();"
        for state in foreign
    ]
    with Node(every_kind()) as node:
        assert node.ask("unchangeable", *statements) == statements


def test_a_scenario_is_in_the_module() -> None:
    program = every_kind()
    bound = evolve(program, identity=evolve(program.identity, scenarios=("甲", "乙")))
    assert 'const SCENARIOS = Object.freeze(["甲", "乙"]);' in print_module(bound)[0].text
