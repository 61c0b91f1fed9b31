"""One core text, and what wraps it: a classic script for pages, a CommonJS module for Node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from polyc.backends.artifact import Artifact, artifact_path
from polyc.backends.javascript.functions import settle_ints, trace_ints
from polyc.backends.javascript.lines import block, paragraphs
from polyc.backends.javascript.literals import SAFE, comment, literal
from polyc.backends.javascript.pieces import pieces
from polyc.backends.javascript.statics import static_lines
from polyc.backends.javascript.tables import Tables
from polyc.backends.python.printer import API_VERSION
from polyc.kernel.passes.slimming import slimmest
from polyc.kernel.passes.tracing import trace
from polyc.kernel.program import Cell, InputField, ItemField, Program

PUBLIC: Final = (
    *("API_VERSION", "FIELDS", "ITEM_STEPS", "LISTS", "NO_TALLY", "OUTPUTS", "PERIOD", "POLICY", "REFUSALS"),
    *("SCENARIOS", "SCOPES", "SOURCE_SHA256", "STEPS", "TARGETS", "TITLE", "VERSION"),
    *("WrongClaim", "WrongState"),
    *(
        "added",
        "claimFromJson",
        "distance",
        "emptyState",
        "explain",
        "explainItems",
        "explainText",
        "measure",
    ),
    *("ratioText", "reverse", "settle"),
    *(
        "settleInts",
        "settlementFromJson",
        "settlementToJson",
        "stateFromJson",
        "stateToJson",
        "traceInts",
        "verdict",
    ),
)
"""What a generated module offers; everything else in it may change."""

PRIVATE: Final = ("CELLS", "CONSTANTS", "IN_LIST", "KEYS", "LAST_ONLY", "PARAMETERS", "STAMP", "TRACED")


def print_module(program: Program) -> tuple[Artifact, ...]:
    """The page's script and Node's module of a verified program; the same program gives the same bytes."""
    core = tuple(_core(_narrowed(program)))
    path = program.identity.policy
    return (
        Artifact(path=artifact_path(path, ".js"), text=_text(_page(core))),
        Artifact(path=artifact_path(path, ".cjs"), text=_text(_node(core))),
    )


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _page(core: tuple[str, ...]) -> Iterator[str]:
    """Sets ``polyc["<policy>"]``, whatever was there of other policies."""
    yield "(() => {"
    yield '"use strict";'
    yield from core
    yield "globalThis.polyc = globalThis.polyc || Object.create(null);"
    yield from block("globalThis.polyc[POLICY] = Object.freeze({", _offered(), "});")
    yield "})();"


def _node(core: tuple[str, ...]) -> Iterator[str]:
    """Spelt so that Node finds the names for ``import { … }`` as well."""
    yield '"use strict";'
    yield from core
    yield from block("module.exports = {", _offered(), "};")
    yield "Object.freeze(module.exports);"


def _offered() -> Iterator[str]:
    yield from (f"{name}," for name in PUBLIC)


def _narrowed(program: Program) -> Program:
    """The program that takes no input and no cell larger than a Number holds exactly; most are as they should be."""
    narrow = evolve(
        program,
        inputs=tuple(map(_narrow, program.inputs)),
        cells=tuple(map(_narrow_cell, program.cells)),
        lists=tuple(evolve(each, items=tuple(map(_narrow_item, each.items))) for each in program.lists),
    )
    return program if narrow == program else narrow


def _narrow(item: InputField) -> InputField:
    return evolve(item, low=_within(item.low), high=_within(item.high))


def _narrow_cell(cell: Cell) -> Cell:
    return evolve(cell, low=_within(cell.low), high=_within(cell.high))


def _narrow_item(item: ItemField) -> ItemField:
    return evolve(item, low=_within(item.low), high=_within(item.high))


def _within(bound: int) -> int:
    return max(-SAFE, min(SAFE, bound))


def _core(program: Program) -> Iterator[str]:
    runtime, traced, tables = pieces(), trace(program), Tables()
    taken = frozenset((*runtime.names, *PUBLIC, *PRIVATE))
    functions = [
        [*settle_ints(slimmest(program), tables, taken)],
        [*trace_ints(traced, tables, taken)],
    ]
    yield from paragraphs(
        _header(program),
        _constants(program),
        *runtime.bodies,
        static_lines(program, traced),
        tables.lines(),
        *functions,
    )


def _header(program: Program) -> Iterator[str]:
    identity = program.identity
    yield comment(identity.title)
    yield comment(
        f"政策 {identity.policy},版本 {identity.version},情景 {'、'.join(identity.scenarios) or '无'}。"
    )
    yield comment(f"源文件 SHA-256:{identity.source_sha256}")
    yield "// 由 polyc 生成,请勿手改;不是官方文件。"


def _constants(program: Program) -> Iterator[str]:
    identity = program.identity
    yield f"const API_VERSION = {API_VERSION};"
    yield f"const POLICY = {literal(identity.policy)};"
    yield f"const TITLE = {literal(identity.title)};"
    yield f"const VERSION = {literal(identity.version)};"
    yield f"const SOURCE_SHA256 = {literal(identity.source_sha256)};"
    yield f"const SCENARIOS = Object.freeze({literal(identity.scenarios)});"
    stamp = (
        *("api_version: API_VERSION", "policy: POLICY", "version: VERSION"),
        *("source_sha256: SOURCE_SHA256", "scenarios: SCENARIOS"),
    )
    yield from block("const STAMP = Object.freeze({", (f"{entry}," for entry in stamp), "});")
