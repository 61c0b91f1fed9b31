"""A program as text for people: `polyc dump --stage kernel` and the tests of lowering."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, assert_never

from polyc.kernel.notation import notation
from polyc.kernel.program import (
    Cell,
    Chained,
    End,
    Identity,
    InputField,
    ItemField,
    Lifetime,
    Output,
    Program,
    Scope,
    Target,
    Yearly,
)
from polyc.kernel.statements import (
    Citation,
    Each,
    Guard,
    Let,
    Rank,
    Refuse,
    Shown,
    Statement,
    Step,
    Total,
    Update,
)
from polyc.kinds import Choice, Choices, Count, Date, Flag, Kind, Money, Quantity, Rate, Text, UnitPrice

INDENT: Final = "  "
EPOCH: Final = date(1970, 1, 1)


def text(program: Program) -> str:
    """The listing of a program, one line a declaration or statement, the same bytes for equal programs.

    A line led by ``#`` says what the next `let` means to a reader.
    """
    parts = (
        [*_identity(program.identity), *_conventions(program)],
        [*map(_input, program.inputs), *_lists(program), *map(_cell, program.cells)],
        _body(program.body, ""),
        [
            *map(_output, program.outputs),
            *_rows(program),
            *_payments(program),
            *map(_target, program.targets),
        ],
    )
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _identity(identity: Identity) -> Iterator[str]:
    end = "" if identity.effective_to is None else f" to {_day(identity.effective_to)}"
    yield f"policy {identity.policy} version {identity.version}: {identity.title}"
    yield f"source sha256 {identity.source_sha256}"
    yield f"effective {_day(identity.effective_from)}{end}"
    yield from (f"scenario {scenario}" for scenario in identity.scenarios)


def _conventions(program: Program) -> Iterator[str]:
    start = "" if program.year_month == 1 else f" from month {program.year_month}"
    yield f"version by {program.version_date}, year by {program.year_date}{start}"
    yield f"reversal {program.reversal.value}"


def _input(item: InputField) -> str:
    unread = "" if item.computed else " unread"
    return f"input {item.name} ({item.field}): {_kind(item.kind)} {item.low}..{item.high}{unread}"


def _lists(program: Program) -> Iterator[str]:
    for each in program.lists:
        yield f"list {each.name} ({each.field}): at most {each.most}"
        yield from (f"{INDENT}{_item(item)}" for item in each.items)


def _item(item: ItemField) -> str:
    default = "" if item.default is None else f" default {item.default}"
    unread = "" if item.computed else " unread"
    return f"{item.name} ({item.field}): {_kind(item.kind)} {item.low}..{item.high}{default}{unread}"


def _cell(cell: Cell) -> str:
    return f"cell {cell.name}: {_kind(cell.kind)} {cell.low}..{cell.high} {_scope(cell.scope)}"


def _output(output: Output) -> str:
    return f"output {output.name} ({output.field}): {_kind(output.kind)} = {output.local}"


def _rows(program: Program) -> Iterator[str]:
    for each in program.rows:
        yield f"rows {each.list} ({each.field})"
        yield from (f"{INDENT}{_output(column)}" for column in each.columns)


def _payments(program: Program) -> Iterator[str]:
    for payment in program.payments:
        yield f"payment {payment.name} by {payment.payer} = {payment.local}"
    if program.balance is not None:
        yield f"balance {program.balance.total} = payments + {program.balance.rest}"


def _target(target: Target) -> str:
    over = f" over {target.denominator}" if target.denominator else ""
    doubt = f" unless {target.undecided}" if target.undecided else ""
    ends = f"{_end(target.low, '[', '(')}, {_end(target.high, ']', ')')}"
    lacking = f" pending {', '.join(target.pending)}" if target.pending else ""
    measure = f"{target.numerator}{over} where {target.counts}{doubt}"
    return (
        f"target {target.name}: {_kind(target.kind)} {measure} in {ends}{lacking}{_cited(target.citations)}"
    )


def _end(end: End | None, closed: str, opened: str) -> str:
    if end is None:
        return "open"
    return f"{end.value}{closed if end.included else opened}"


def _body(body: tuple[Statement, ...], indent: str) -> list[str]:
    return [line for statement in body for line in _statement(statement, indent)]


def _statement(statement: Statement, indent: str) -> Iterator[str]:
    match statement:
        case Let(name=name, value=value, kind=kind, step=step):
            yield from (f"{indent}# {line}" for line in _step(step))
            yield f"{indent}let {name}: {_kind(kind)} = {notation(value)}"
        case Guard(condition=condition, body=body):
            yield f"{indent}guard {notation(condition)}"
            yield from _body(body, indent + INDENT)
        case Each(list=owner, body=body, totals=totals, ranks=ranks):
            yield f"{indent}each {owner}"
            yield from _body(body, indent + INDENT)
            yield from (line for total in totals for line in _total(total, indent + INDENT))
            yield from (line for rank in ranks for line in _rank(rank, indent + INDENT))
        case Refuse(condition=condition, refusal=refusal):
            about = f"{refusal.reason} {refusal.about}{_cited(refusal.citations)}"
            yield f"{indent}refuse {refusal.number} when {notation(condition)}: {about}: {refusal.message}"
        case Update(cell=cell, value=value):
            yield f"{indent}update {cell} = {notation(value)}"
        case _:
            assert_never(statement)


def _total(total: Total, indent: str) -> Iterator[str]:
    yield from (f"{indent}# {line}" for line in _step(total.step))
    folded = f"{total.fold.value} of {notation(total.value)}"
    yield f"{indent}total {total.name}: {_kind(total.kind)} = {folded}"


def _rank(rank: Rank, indent: str) -> Iterator[str]:
    yield from (f"{indent}# {line}" for line in _step(rank.step))
    yield f"{indent}rank {rank.name}: {_kind(rank.kind)} = {notation(rank.value)}, ties {rank.ties.value}"


def _step(step: Step | None) -> Iterator[str]:
    if step is not None:
        place = ".".join(part for part in (step.layer, step.slot) if part)
        formula = "".join(f"{{{part.name}}}" if isinstance(part, Shown) else part for part in step.formula)
        yield f"{step.label}{place and f' [{place}]'} = {formula}{_cited(step.citations)}"


def _cited(citations: tuple[Citation, ...]) -> str:
    clauses = ", ".join(f"{item.document} {item.article}".strip() for item in citations)
    return f" ({clauses})" if clauses else ""


def _scope(scope: Scope) -> str:
    match scope:
        case Yearly():
            return "yearly"
        case Lifetime():
            return "lifetime"
        case Chained(input=key):
            return f"chained by {key}"
        case _:
            assert_never(scope)


def _kind(kind: Kind) -> str:
    match kind:
        case Money() | Rate() | Date() | Flag() | Text():
            return type(kind).__name__.lower()
        case UnitPrice():
            return "unit price"
        case Quantity():
            return "quantity"
        case Count(unit=unit):
            return f"count {unit}"
        case Choice(options=options):
            return f"one of ({'|'.join(options)})"
        case Choices(options=options):
            return f"any of ({'|'.join(options)})"
        case _:
            assert_never(kind)


def _day(days: int) -> str:
    return (EPOCH + timedelta(days=days)).isoformat()
