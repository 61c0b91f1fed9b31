"""What every module of polyc owes its reader."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "polyc"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 300
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc"}


def test_there_are_modules_to_look_at() -> None:
    assert PACKAGE / "money.py" in MODULES


def test_no_module_is_over_300_lines() -> None:
    lengths = {module: len(module.read_text("utf-8").splitlines()) for module in MODULES}
    assert not {module: length for module, length in lengths.items() if length > LONGEST}


def test_every_module_and_folder_is_named_for_its_idea() -> None:
    names = ((path, path.stem) for path in PACKAGE.rglob("*"))
    assert not [path for path, name in names if name in NAMES_THAT_SAY_NOTHING]


def test_every_module_has_a_docstring() -> None:
    assert not [module for module in MODULES if not ast.get_docstring(_tree(module))]


def test_identifiers_are_ascii() -> None:
    assert not [
        (module, name) for module in MODULES for name in _declared(_tree(module)) if not name.isascii()
    ]


def test_no_copy_of_the_grammar_lies_in_the_package() -> None:
    """An installed package looks there first: a copy in the checkout would go stale unseen."""
    assert not (PACKAGE / "grammar").exists()


def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"), str(module))


def _declared(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.arg(arg=name) | ast.Name(id=name):
                yield name
            case _:
                pass
