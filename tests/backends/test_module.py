"""The printed module as a file: typed, self-contained, the same bytes each time, offering what is promised."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from polyc.backends.python import print_module
from polyc.backends.python.load import load
from polyc.backends.python.module import PolicyModule
from polyc.backends.python.pieces import PIECES, pieces
from polyc.backends.schema import schema
from polyc.kernel.program import Program
from polyc.kernel.verify import verify
from tests.backends.kinds_sample import every_kind
from tests.backends.workload import workload

RUNTIME = Path(__file__).resolve().parents[2] / "polyc" / "runtime"
PROGRAMS = [pytest.param(every_kind(), id="every kind"), pytest.param(workload(), id="workload")]


@pytest.mark.parametrize("program", PROGRAMS)
def test_mypy_strict_and_ruff_pass_on_the_module(program: Program, tmp_path: Path) -> None:
    verify(program)
    (tmp_path / "policy.py").write_text(print_module(program).text, "utf-8")
    (tmp_path / "use.py").write_text(USE, "utf-8")
    files = ["policy.py", "use.py"] if program == every_kind() else ["policy.py"]
    for command in (
        ["mypy", "--strict", "--config-file=", "--cache-dir=cache", *files],
        ["ruff", "check", "--isolated", "--no-cache", "policy.py"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


USE = """
from datetime import date

from policy import Claim, Refused, State, explain, explain_text, reverse, settle

claim = Claim(date(2023, 7, 10), 1, 0, 0, 0, False, "二级", frozenset(["低保"]), "A1")
result = settle(claim, State.empty())
if not isinstance(result, Refused):
    fen: int = result.settlement.hifp_pay
    back = reverse(result.settlement, result.state)
    steps = explain(claim, result.state)
    if not isinstance(steps, Refused):
        text: str = explain_text(steps)
wrong = claim._replace(hosp_lv="四级")  # type: ignore[arg-type]
"""


def test_the_module_runs_where_nothing_else_is_installed(tmp_path: Path) -> None:
    (tmp_path / "policy.py").write_text(print_module(every_kind()).text, "utf-8")
    script = "import sys; sys.path.insert(0, '.'); import policy; print(policy.POLICY)"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-X", "utf8", "-W", "error", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "试验省/试验市\n"


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_same_program_gives_the_same_bytes(program: Program) -> None:
    assert print_module(program) == print_module(program)
    assert schema(program) == schema(program)


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    script = (
        "from polyc.backends.python import print_module\n"
        "from tests.backends.workload import workload\n"
        "import sys; sys.stdout.write(print_module(workload()).text)"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", script],
            cwd=RUNTIME.parents[1],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1


def test_the_module_says_what_it_is() -> None:
    text = print_module(every_kind()).text
    head = ast.get_docstring(ast.parse(text))
    assert head is not None
    for told in (
        "各种类型",
        "试验省/试验市",
        "2023-07-01",
        "cd" * 32,
        "甲方案",
        "由 polyc 生成,请勿手改;不是官方文件。",
    ):
        assert told in head


def test_the_module_offers_what_the_protocol_promises() -> None:
    module = load(every_kind())
    promised = {
        name for name in vars(PolicyModule) | PolicyModule.__annotations__ if not name.startswith("_")
    }
    assert promised == set(module.__all__)
    assert all(hasattr(module, name) for name in promised)


def test_fields_are_documented_with_unit_and_bounds() -> None:
    text = print_module(every_kind()).text
    assert '    """总费用:0.00元至100,000.00元的金额;金额,单位分"""' in text
    assert '    """天数结果:整数,单位天"""' in text


def test_every_piece_of_the_runtime_is_printed() -> None:
    assert sorted(PIECES) == sorted(path.stem for path in RUNTIME.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("at", range(len(PIECES)), ids=PIECES)
def test_a_piece_imports_only_the_standard_library_and_pieces_before_it(at: int) -> None:
    tree = ast.parse((RUNTIME / f"{PIECES[at]}.py").read_text("utf-8"))
    allowed = {f"polyc.runtime.{piece}" for piece in PIECES[:at]}
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert all(node in tree.body for node in imported)
    for node in imported:
        modules = (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
        )
        for name in modules:
            assert name in allowed or name.split(".")[0] in sys.stdlib_module_names, name


def test_no_name_is_given_twice_by_two_pieces() -> None:
    named: list[str] = []
    for piece in PIECES:
        for node in ast.parse((RUNTIME / f"{piece}.py").read_text("utf-8")).body:
            match node:
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                    named.append(name)
                case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                    named.append(name)
                case _:
                    pass
    assert len(named) == len(set(named))
    assert set(named) <= pieces().names
