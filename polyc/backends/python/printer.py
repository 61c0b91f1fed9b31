"""The whole module: what it is, the runtime's pieces, what it knows, its classes and functions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from polyc.backends.artifact import Artifact, artifact_path
from polyc.backends.python.classes import claim_class, settlement_classes
from polyc.backends.python.functions import settle_ints, trace_ints
from polyc.backends.python.lines import paragraphs, row
from polyc.backends.python.literals import docstring, literal
from polyc.backends.python.pieces import Pieces, import_lines, pieces
from polyc.backends.python.ranged import ranged, slimmed
from polyc.backends.python.results import result_class, result_classes
from polyc.backends.python.rows import converter, options_lines, row_class, row_classes
from polyc.backends.python.settling import explain, explain_items, measure, reverse, settle
from polyc.backends.python.statics import static_lines
from polyc.backends.python.tables import Tables
from polyc.kernel.passes.tracing import trace
from polyc.kernel.program import Program

API_VERSION: Final = 1

PUBLIC: Final = (
    *("API_VERSION", "FIELDS", "ITEM_STEPS", "LISTS", "NO_TALLY", "OUTPUTS", "PERIOD", "POLICY"),
    *("REFUSALS", "ROWS", "SCENARIOS", "SCOPES", "SOURCE_SHA256", "STEPS", "TARGETS", "TITLE", "VERSION"),
    *("Citation", "Claim", "ItemResult", "Refused", "Settled", "Settlement", "State", "StepResult"),
    *("Tally", "WrongClaim", "WrongState"),
    *("added", "claim_from_json", "distance", "explain", "explain_items", "explain_text", "measure"),
    *("ratio_text", "reverse", "settle", "settle_ints", "settlement_from_json", "settlement_to_json"),
    *("state_from_json", "state_to_json", "trace_ints", "verdict"),
)
"""What a generated module offers; everything else in it may change."""

IMPORTS: Final = frozenset(
    (("typing", "Any"), ("typing", "Literal"), ("typing", "NamedTuple"), ("datetime", "date"))
)

PRIVATE: Final = (
    "_IDENTITY = Identity(API_VERSION, POLICY, VERSION, SOURCE_SHA256, SCENARIOS)",
    "_YEAR_KEYS = YearKeys()",
    "_new = tuple.__new__",
)

DOORS: Final = '''\
def claim_from_json(mapping: object) -> Claim:
    """由 JSON 对象得到申报;有不对之处则抛出 WrongClaim,一次说全。"""
    return Claim(*read_claim(FIELDS, LISTS, mapping))


def state_to_json(state: State) -> dict[str, object]:
    """累计状态写成 JSON 对象,带政策和版本。"""
    return write_state(_IDENTITY, SCOPES, state)


def state_from_json(mapping: object) -> State:
    """由 JSON 对象得到累计状态;不是本版政策产生的则抛出 WrongState。"""
    return read_state(_IDENTITY, SCOPES, mapping)


def settlement_to_json(settlement: Settlement) -> dict[str, object]:
    """结算结果写成 JSON 对象:金额以元计,写成文字;changes 以分计。"""
    *values, serial, changes, reversal_of = settlement
    return write_settlement(_IDENTITY, OUTPUTS, ROWS, values, serial, changes, reversal_of)


def settlement_from_json(mapping: object) -> Settlement:
    """由 JSON 对象得到结算结果,以便冲正;不是本版政策产生的则抛出 WrongState。"""
    values, serial, changes, reversal_of = read_settlement(_IDENTITY, OUTPUTS, ROWS, SCOPES, mapping)
    return Settlement._make((*values, serial, changes, reversal_of))'''


def print_module(program: Program) -> Artifact:
    """One self-contained Python module for a verified program; the same program gives the same bytes."""
    text = "".join(f"{line}\n" for line in _lines(program, pieces()))
    return Artifact(path=artifact_path(program.identity.policy, ".py"), text=text)


def _lines(program: Program, runtime: Pieces) -> Iterator[str]:
    slim, traced, tables = slimmed(program), trace(program), Tables()
    rows = row_classes(program, (*runtime.names, *PUBLIC, *(name for _, name in IMPORTS)))
    made = result_classes(program, (*runtime.names, *PUBLIC, *rows, *(name for _, name in IMPORTS)))
    taken = frozenset((*runtime.names, *PUBLIC, *rows, *made))
    functions = [
        *(
            [*converter(number, each, row, taken)]
            for number, (each, row) in enumerate(zip(program.lists, rows, strict=True), start=1)
        ),
        [*settle_ints(slim, tables, taken)],
        [*trace_ints(traced, ranged(traced.program), tables, taken)],
        [*settle(slim, tables, made, taken)],
        [*explain(program, traced, taken)],
        [*explain_items(program, traced, taken)],
        [*measure(program, traced, taken)],
        [*reverse(program)],
        DOORS.split("\n"),
    ]
    yield from paragraphs(
        _header(program),
        ["from __future__ import annotations"],
        import_lines(runtime.imports | IMPORTS),
        _constants(program, (*rows, *made)),
        gap=1,
    )
    yield from ("", "")
    items = (row_class(each, name) for each, name in zip(program.lists, rows, strict=True))
    results = (result_class(each, name) for each, name in zip(program.rows, made, strict=True))
    classes = (*items, claim_class(program, rows), *results, settlement_classes(program, made))
    yield from paragraphs(
        *runtime.bodies,
        *classes,
        static_lines(program, traced, rows, made),
        [*tables.lines(), *options_lines(program), *PRIVATE],
        *functions,
    )


def _header(program: Program) -> Iterator[str]:
    identity = program.identity
    yield from docstring(
        [
            identity.title,
            "",
            f"政策 {identity.policy},版本 {identity.version},情景 {'、'.join(identity.scenarios) or '无'}。",
            f"源文件 SHA-256:{identity.source_sha256}",
            "",
            "由 polyc 生成,请勿手改;不是官方文件。",
        ]
    )
    yield "# ruff: noqa"


def _constants(program: Program, rows: tuple[str, ...]) -> Iterator[str]:
    identity = program.identity
    yield from row("__all__", map(literal, (*PUBLIC, *rows)))
    yield ""
    yield f"API_VERSION = {API_VERSION}"
    yield f"POLICY = {literal(identity.policy)}"
    yield f"TITLE = {literal(identity.title)}"
    yield f"VERSION = {literal(identity.version)}"
    yield f"SOURCE_SHA256 = {literal(identity.source_sha256)}"
    yield f"SCENARIOS: tuple[str, ...] = {literal(identity.scenarios)}"
