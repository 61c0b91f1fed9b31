"""The runtime's text as it is printed into a module: one import block, then piece after piece."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from attrs import frozen

PIECES: Final = (
    "money",
    "rounding",
    "ranking",
    "kinds",
    "refusing",
    "fields",
    "lists",
    "entering",
    "reading",
    "items",
    "claims",
    "state",
    "keeping",
    "settlements",
    "explaining",
    "measuring",
)
"""Every piece of `polyc.runtime`, each after those it uses."""

OWN: Final = "polyc.runtime"


@frozen(kw_only=True)
class Pieces:
    """`imports` as (module, name), the name "" for a whole module; `bodies` of the pieces; `names` at top level."""

    imports: frozenset[tuple[str, str]]
    bodies: tuple[tuple[str, ...], ...]
    names: frozenset[str]


@cache
def pieces() -> Pieces:
    """All pieces, read once."""
    texts = [files(OWN).joinpath(f"{piece}.py").read_text("utf-8") for piece in PIECES]
    trees = [ast.parse(text) for text in texts]
    return Pieces(
        imports=frozenset(found for tree in trees for found in _imports(tree)),
        bodies=tuple(_body(text, tree) for text, tree in zip(texts, trees, strict=True)),
        names=frozenset(name for tree in trees for name in _names(tree)),
    )


def import_lines(imports: frozenset[tuple[str, str]]) -> Iterator[str]:
    """The imports sorted as ruff sorts them: whole modules first."""
    yield from sorted(f"import {module}" for module, name in imports if not name)
    for module in sorted({module for module, name in imports if name}):
        names = sorted((name for found, name in imports if found == module), key=_order)
        yield f"from {module} import {', '.join(filter(None, names))}"


def _order(name: str) -> tuple[bool, bool, str]:
    """Constants, then classes, then the rest."""
    return (not name.isupper(), not name[:1].isupper(), name)


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        match node:
            case ast.Import(names=names):
                yield from ((alias.name, "") for alias in names)
            case ast.ImportFrom(module=str(module), names=names) if not module.startswith(
                (OWN, "__future__")
            ):
                yield from ((module, alias.name) for alias in names)
            case _:
                pass


def _body(text: str, tree: ast.Module) -> tuple[str, ...]:
    """What follows the docstring and the imports."""
    head = (node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom))
    last = max(node.end_lineno or 0 for node in head)
    return tuple("\n".join(text.splitlines()[last:]).strip("\n").split("\n"))


def _names(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                yield from (alias.asname or alias.name for alias in names)
            case _:
                pass
