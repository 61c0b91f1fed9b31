"""Amounts are integers: no float and no Decimal where a settlement is computed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "polyc"
EXACT = ("money.py", "kernel", "runtime", "lowering", "backends")


def exact_modules() -> list[Path]:
    return sorted(
        module
        for name in EXACT
        for module in [PACKAGE / name, *(PACKAGE / name).rglob("*.py")]
        if module.is_file()
    )


def inexact(tree: ast.Module) -> Iterator[str]:
    """Every use of floating point or Decimal; naming `float` to refuse one is none."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float() | complex() as value):
                yield f"line {node.lineno}: literal {value}"
            case ast.Call(func=ast.Name(id="float" | "complex" as name)):
                yield f"line {node.lineno}: {name}(…)"
            case ast.Import(names=names) if any(alias.name.split(".")[0] == "decimal" for alias in names):
                yield f"line {node.lineno}: import decimal"
            case ast.ImportFrom(module="decimal"):
                yield f"line {node.lineno}: from decimal import"
            case _:
                pass


def test_settlement_is_exact() -> None:
    found = {module: list(inexact(ast.parse(module.read_text("utf-8")))) for module in exact_modules()}
    assert not {module: uses for module, uses in found.items() if uses}


def test_every_exact_place_is_looked_at() -> None:
    places = {module.relative_to(PACKAGE).parts[0] for module in exact_modules()}
    assert places == set(EXACT)


@pytest.mark.parametrize(
    "source", ["rate = 0.85", "x = float(y)", "import decimal", "from decimal import Decimal", "z = 1j"]
)
def test_an_inexact_line_is_found(source: str) -> None:
    assert list(inexact(ast.parse(source)))


def test_refusing_a_float_is_allowed() -> None:
    assert not list(inexact(ast.parse("isinstance(value, float)")))
